"""What a visitor sees first: the valley, the strip of years, the numbers."""
