"""``python -m dashboard`` is the console script ``dashboard``."""

import sys

from dashboard.cli import main

sys.exit(main())
