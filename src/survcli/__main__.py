"""``python -m survcli``."""

import sys

from survcli.cli import main

if __name__ == "__main__":
    sys.exit(main())
