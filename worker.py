"""The command line's door."""

import sys

from mailflow.cli.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
