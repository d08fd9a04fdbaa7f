"""What the server does besides the screens: who may come in, what each answer carries, files, briefs, open data."""
