"""Outputs: figures on the screen, in pictures, briefs, slides and downloads, and as a copy that needs no server."""
