"""Build Portrait or test it, on a machine with nothing but Python 3.11 and a package registry."""

from __future__ import annotations

import argparse
import sys

from portrait.running.commands import build, test

COMMANDS = {"build": build, "test": test}


def main() -> int:
    """Run `build` or `test`; arguments after the name go on to dbt or to pytest."""
    parser = argparse.ArgumentParser(prog="run.py", description=__doc__)
    parser.add_argument("command", choices=COMMANDS, help="build the warehouse, or run every test")
    parsed, passed_on = parser.parse_known_args()
    return COMMANDS[parsed.command](passed_on)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
