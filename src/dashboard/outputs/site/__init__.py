"""The atlas as plain files: a folder that opens from a disk and from any web server, and asks nobody for anything.

The same figures, texts and templates as on the screens, so that no second story is told (docs/decisions/0035).
"""
