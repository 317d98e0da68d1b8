"""Build or test Portrait on a machine that has only Python and access to a package registry."""

import argparse
import sys

from portrait.running.pythons import refusal


def main() -> int:
    """Run `build` or `test`; arguments after the name go on to dbt or to pytest."""
    reason = refusal()
    if reason:
        print(f"error: {reason}", file=sys.stderr)
        return 1
    # Imported late: an older Python would fail on this import without giving the reason.
    from portrait.running.commands import COMMANDS

    parser = argparse.ArgumentParser(prog="run.py", description=__doc__)
    parser.add_argument("command", choices=COMMANDS, help="build the warehouse, or run every test")
    parsed, passed_on = parser.parse_known_args()
    return COMMANDS[parsed.command](passed_on)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
