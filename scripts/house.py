"""Measure the house: its models, how they lean on each other, the files that one change touches."""

from __future__ import annotations

import typer

from portrait_lab.commands.house import main

if __name__ == "__main__":
    typer.run(main)
