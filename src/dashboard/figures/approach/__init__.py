"""Who is to speak with whom, as the study proposes it."""
