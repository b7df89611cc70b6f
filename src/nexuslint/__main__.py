"""`python -m nexuslint`."""

from __future__ import annotations

import sys

from nexuslint.cli import main

if __name__ == "__main__":
    sys.exit(main())
