"""Compare the results of a build with a known truth."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from portrait.commands.options import Database, Text, exit_on
from portrait_lab.commands.judging import exit_by

if TYPE_CHECKING:
    from portrait_lab.evaluate.worlds import BuiltWorld

application = typer.Typer(no_args_is_help=True, help=__doc__)

Truths = Annotated[
    list[Path],
    typer.Option(
        "--truth",
        help="The folder of the world's truth, or its records.csv. Give it and --database again"
        " for each further world: their figures are printed side by side.",
    ),
]
Databases = Annotated[
    list[Path] | None,
    typer.Option(
        "--database", help="Warehouse file. Default: $PORTRAIT_DATABASE, or the repository's."
    ),
]
Share = Annotated[float, typer.Option(min=0, max=1)]
Moment = Annotated[
    datetime, typer.Option(formats=["%Y-%m-%d"], help="First day: 8 weeks into the world.")
]


@application.command()
def identity(
    truth: Truths,
    database: Databases = None,
    minimum_precision: Share = 0.99,
    minimum_recall: Annotated[float, typer.Option(min=0, max=1, help="Of reachable pairs.")] = 0.97,
    most_false_records: Annotated[int, typer.Option(min=0, help="In one customer.")] = 25,
) -> None:
    """Compare customers with a world's people: pairwise precision and recall."""
    from rich.console import Console

    from portrait.database import connect
    from portrait_lab.evaluate import identity_report as report
    from portrait_lab.evaluate.identity import evaluate_identity
    from portrait_lab.evaluate.worlds import of_worlds, side_by_side

    with _worlds(truth, database) as worlds:
        results = {
            world.name: evaluate_identity(connect(world.database, read_only=True), world.truth)
            for world in worlds
        }
    if len(results) == 1:
        Console().print(*report.identity_tables(*results.values()))
    else:
        figures = {name: report.identity_world_figures(found) for name, found in results.items()}
        Console().print(side_by_side("Identity compared with the truth", figures))
    promises = report.Promises(minimum_precision, minimum_recall, most_false_records)
    broken = {name: report.identity_failures(found, promises) for name, found in results.items()}
    exit_by(of_worlds(broken))


@application.command()
def matches(truth: Truths, database: Databases = None, minimum_precision: Share = 0.99) -> None:
    """Compare identity by evidence alone, and with probable links, with a world's people."""
    from rich.console import Console

    from portrait.database import connect
    from portrait_lab.evaluate import matches_report as report
    from portrait_lab.evaluate.matches import evaluate_matches
    from portrait_lab.evaluate.worlds import of_worlds, side_by_side

    with _worlds(truth, database) as worlds:
        results = {
            world.name: evaluate_matches(connect(world.database, read_only=True), world.truth)
            for world in worlds
        }
    if len(results) == 1:
        Console().print(report.matches_table(*results.values()))
    else:
        figures = {name: report.matches_world_figures(found) for name, found in results.items()}
        Console().print(side_by_side("Probable links compared with the truth", figures))
    failures = {
        name: report.matches_failures(found, minimum_precision) for name, found in results.items()
    }
    exit_by(of_worlds(failures))


@application.command()
def personas(
    truth: Truths,
    database: Databases = None,
    minimum: Annotated[float, typer.Option(help="Least adjusted Rand index.")] = 0.6,
) -> None:
    """Compare personas with a world's true types: adjusted Rand index of well-known customers.

    Well known means that three quarters of the persona features are known. The index is also
    printed for identified (not anonymous) customers, for customers with any known feature, and for
    all. In a world without types, and for several worlds, a fit is tried on the warehouse: how
    stable its clusters are, beside the clusters of buyers whose features are shuffled.
    """
    from rich.console import Console

    from portrait.database import connect
    from portrait_lab.evaluate import personas_report as report
    from portrait_lab.evaluate.personas import evaluate_personas
    from portrait_lab.evaluate.stability import measure_stability
    from portrait_lab.evaluate.worlds import of_worlds, side_by_side

    with _worlds(truth, database) as worlds:
        connections = {world.name: connect(world.database, read_only=True) for world in worlds}
        results = {w.name: evaluate_personas(connections[w.name], w.truth) for w in worlds}
        fits = {
            name: measure_stability(connections[name])
            for name, found in results.items()
            if len(results) > 1 or not found.has_types
        }
    if len(results) == 1:
        for name, found in results.items():
            Console().print(*report.persona_tables(found, fits.get(name)))
    else:
        figures = {n: report.persona_figures(found, fits[n]) for n, found in results.items()}
        Console().print(side_by_side("Personas compared with the truth", figures))
    broken = {name: report.persona_failures(found, minimum) for name, found in results.items()}
    exit_by(of_worlds(broken))


@contextmanager
def _worlds(truths: list[Path], databases: list[Path] | None) -> Iterator[list[BuiltWorld]]:
    """Give the worlds to evaluate; print what cannot be evaluated, and exit with 1."""
    from rich.console import Console

    from portrait.database import DatabaseUnavailableError
    from portrait.fitting.warehouse import CannotFitError
    from portrait_lab.evaluate.truth import EvaluationError
    from portrait_lab.evaluate.worlds import built_worlds

    with exit_on(DatabaseUnavailableError, EvaluationError, CannotFitError):
        worlds = built_worlds(truths, databases)
        names = ", ".join(str(world.database) for world in worlds)
        with Console(stderr=True).status(f"evaluating {names}"):
            yield worlds


@application.command()
def ledger(
    records: Annotated[int, typer.Option(min=100, help="Records of the generated graph.")] = 200000,
    seed: Annotated[int, typer.Option(help="Seed of the graph.")] = 1,
) -> None:
    """Count the records that change their customer id over runs with merges and splits."""
    from rich.console import Console

    from portrait_lab.evaluate.ledger import evaluate_ledger
    from portrait_lab.evaluate.ledger_report import ledger_failures, ledger_markdown

    with exit_on(RuntimeError):
        results = evaluate_ledger(records, seed, Console(stderr=True).print)
    typer.echo(ledger_markdown(results))
    exit_by(ledger_failures(results))


@application.command()
def alarms(
    since: Moment,
    database: Database = None,
    rounds: Annotated[int, typer.Option(min=1, help="Faults per kind and channel.")] = 25,
    seed: Annotated[int, typer.Option(min=0, help="Same arguments, same faults.")] = 1,
    maximum: Annotated[float, typer.Option(min=0, max=1, help="Of false alarms.")] = 0.01,
) -> None:
    """Count false alarms on a clean world's days, and the broken days that are found."""
    from rich.console import Console

    from portrait.database import DatabaseUnavailableError, warehouse_path
    from portrait_lab.evaluate.alarms import false_alarms, faults_found, laboratory
    from portrait_lab.evaluate.alarms_report import false_alarms_table, faults_table
    from portrait_lab.evaluate.truth import EvaluationError

    with (
        exit_on(DatabaseUnavailableError, EvaluationError),
        laboratory(warehouse_path(database)) as connection,
    ):
        found = false_alarms(connection, since.date())
        faults = faults_found(connection, since.date(), rounds, seed)
    Console().print(false_alarms_table(found), faults_table(faults))
    too_many = f"more than {maximum:.2%} of the days are false alarms"
    exit_by([too_many] if found.share > maximum else [])


@application.command()
def links(
    files: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, help="CSV files.")],
    columns: Annotated[
        str, typer.Option(help="given_name=first,street=number+road, or a YAML file of this.")
    ],
    truth: Annotated[str, typer.Option(help="Column of the person, or column:pattern.")],
    referee: Annotated[Text, typer.Option(help="splink: also run Splink.")] = None,
    one_to_one: Annotated[bool, typer.Option(help="No file contains duplicates.")] = False,
    least_f1: Annotated[float, typer.Option(min=0, max=1, help="Of clusters at .95.")] = 0,
) -> None:
    """Link any file of person records without labels; compare it with its truth column."""
    from rich.console import Console

    from portrait_lab.benchmark.measuring import StepFailedError
    from portrait_lab.link_benchmark.linkers import LinkRequest, run_linkers
    from portrait_lab.link_benchmark.links_table import failures, links_markdown
    from portrait_lab.link_benchmark.records import MappingError, read_mapping
    from portrait_lab.referee import RefereeUnavailableError

    if referee not in (None, "splink"):
        raise typer.BadParameter("splink is the only referee", param_hint="--referee")
    with exit_on(MappingError, RefereeUnavailableError, StepFailedError, OSError):
        mapping = read_mapping(columns)
        request = LinkRequest(tuple(files), mapping, truth, referee is not None, one_to_one)
        records, runs = run_linkers(request, Console(stderr=True).print)
    typer.echo(links_markdown(records, runs))
    exit_by(failures(runs, least_f1))


@application.command()
def namesakes(
    people: Annotated[int, typer.Option(min=100, help="People drawn.")] = 6000,
    seed: Annotated[int, typer.Option(min=0, help="Same arguments, same people.")] = 1,
    minimum_precision: Share = 0.99,
) -> None:
    """Strangers of common names, and their second records: how many of the links are right."""
    from portrait_lab.benchmark.measuring import StepFailedError
    from portrait_lab.link_benchmark.linkers import run_namesakes
    from portrait_lab.link_benchmark.links_table import links_markdown, precision_failures

    with exit_on(StepFailedError, OSError):
        records, runs = run_namesakes(people, seed)
    typer.echo(links_markdown(records, runs))
    exit_by(precision_failures(runs, minimum_precision))
