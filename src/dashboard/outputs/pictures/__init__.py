"""What a picture is made of: lettering, SVG, clipping, colours."""
