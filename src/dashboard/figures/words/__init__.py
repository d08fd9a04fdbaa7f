"""Words that figures share: names of codes, amounts, ranges, whose account, numbers that lead to records."""
