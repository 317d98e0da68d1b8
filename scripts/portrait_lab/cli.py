"""The command `portrait-lab`: worlds whose truth is known, and measurements on them."""

import typer

from portrait_lab.commands import benchmark, compare, evaluate
from portrait_lab.commands.fuzz import fuzz
from portrait_lab.commands.house import house
from portrait_lab.commands.rules import rules
from portrait_lab.commands.worlds import sample, world

application = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    # The values of variables in a traceback may be personal data.
    pretty_exceptions_show_locals=False,
    help="Generate worlds, evaluate, compare, benchmark, check and measure Portrait.",
)
application.command()(world)
application.command()(sample)
application.add_typer(evaluate.application, name="evaluate")
application.add_typer(compare.application, name="compare")
application.add_typer(benchmark.application, name="benchmark")
application.command()(fuzz)
application.command()(rules)
application.command()(house)


def main() -> None:
    """Run the command that the command line names."""
    application()
