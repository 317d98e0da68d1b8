"""Fit personas on a built warehouse: the same as `portrait fit personas`."""

import typer

from portrait.commands.fit import personas

if __name__ == "__main__":
    typer.run(personas)
