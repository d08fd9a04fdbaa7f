"""Files to take away: briefs, slides, pictures to share, ZIPs, references."""
