"""`python -m mapping`: the command line."""

import sys

if __name__ == "__main__":
    try:
        # Within, because loading takes a moment in which Ctrl-C may come, too.
        from mapping.cli import main

        main()
    except KeyboardInterrupt:
        sys.exit(130)
