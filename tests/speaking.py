"""Words by which a text speaks of the shipped case."""

import re

SPOKEN_OF = re.compile(
    r"talas|талас|\b[d]eck\b|презентаци|2017 presentation|imanbekova|иманбеков", re.IGNORECASE
)
