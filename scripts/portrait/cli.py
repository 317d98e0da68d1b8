"""The command `portrait`: everything a user of the warehouse runs beside dbt."""

import typer

from portrait.commands import explain, fit
from portrait.commands.gate import gate
from portrait.commands.load import load
from portrait.commands.rates import rates
from portrait.commands.replay import replay
from portrait.commands.show import show

application = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    # A traceback with the values of variables would show personal data.
    pretty_exceptions_show_locals=False,
    help="Load exports, check them, fit, and explain what the warehouse holds.",
)
application.command()(load)
application.command()(gate)
application.add_typer(fit.application, name="fit")
application.command()(show)
application.add_typer(explain.application, name="explain")
application.command()(replay)
application.command()(rates)


def main() -> None:
    """Run the command that the user typed."""
    application()
