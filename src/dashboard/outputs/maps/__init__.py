"""A map as a visitor moves it, as a drawing, as a file, and played year by year."""
