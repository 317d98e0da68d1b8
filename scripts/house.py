"""Measure the house: its models, how they lean on each other, the files that one change touches."""

from __future__ import annotations

import typer

from portrait_lab.house.command import house

if __name__ == "__main__":
    typer.run(house)
