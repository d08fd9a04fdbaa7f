"""What a visitor has chosen, as one value, and what follows from it before anything is drawn."""
