"""Compare the results of a build with a known truth."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from portrait.commands.options import Database, Text, exit_on
from portrait_lab.commands.judging import exit_by

application = typer.Typer(no_args_is_help=True, help=__doc__)

Truth = Annotated[Path, typer.Option(help="The folder of the world's truth, or its records.csv.")]
Share = Annotated[float, typer.Option(min=0, max=1)]
Moment = Annotated[
    datetime, typer.Option(formats=["%Y-%m-%d"], help="First day: 8 weeks into the world.")
]


@application.command()
def identity(
    truth: Truth,
    database: Database = None,
    minimum_precision: Share = 0.99,
    minimum_recall: Annotated[float, typer.Option(min=0, max=1, help="Of reachable pairs.")] = 0.97,
    most_false_records: Annotated[int, typer.Option(min=0, help="In one customer.")] = 25,
) -> None:
    """Compare customers with a world's people: pairwise precision and recall."""
    from rich.console import Console

    from portrait.database import DatabaseUnavailableError, connect, warehouse_path
    from portrait_lab.evaluate.identity import evaluate_identity
    from portrait_lab.evaluate.identity_report import Promises, identity_failures, identity_tables
    from portrait_lab.evaluate.truth import EvaluationError

    path = warehouse_path(database)
    with (
        exit_on(DatabaseUnavailableError, EvaluationError),
        Console(stderr=True).status(f"evaluating the customers of {path}"),
    ):
        result = evaluate_identity(connect(path, read_only=True), truth)
    Console().print(*identity_tables(result))
    promises = Promises(minimum_precision, minimum_recall, most_false_records)
    exit_by(identity_failures(result, promises))


@application.command()
def matches(truth: Truth, database: Database = None, minimum_precision: Share = 0.99) -> None:
    """Compare identity by evidence alone, and with probable links, with a world's people."""
    from rich.console import Console

    from portrait.database import DatabaseUnavailableError, connect, warehouse_path
    from portrait_lab.evaluate.matches import evaluate_matches
    from portrait_lab.evaluate.matches_report import matches_failures, matches_table
    from portrait_lab.evaluate.truth import EvaluationError

    path = warehouse_path(database)
    with (
        exit_on(DatabaseUnavailableError, EvaluationError),
        Console(stderr=True).status(f"evaluating the links of {path}"),
    ):
        result = evaluate_matches(connect(path, read_only=True), truth)
    Console().print(matches_table(result))
    exit_by(matches_failures(result, minimum_precision))


@application.command()
def personas(
    truth: Annotated[Path, typer.Option(help="The folder with records.csv and people.csv.")],
    database: Database = None,
    minimum: Annotated[float, typer.Option(help="Least adjusted Rand index.")] = 0.6,
) -> None:
    """Compare personas with a world's true types: adjusted Rand index of well-known customers.

    Well known means that three quarters of the persona features are known. The index is also
    printed for identified (not anonymous) customers, for customers with any known feature, and for
    all.
    """
    from rich.console import Console

    from portrait.database import DatabaseUnavailableError, connect, warehouse_path
    from portrait_lab.evaluate.personas import evaluate_personas
    from portrait_lab.evaluate.personas_report import persona_failures, persona_tables
    from portrait_lab.evaluate.truth import EvaluationError

    path = warehouse_path(database)
    with (
        exit_on(DatabaseUnavailableError, EvaluationError),
        Console(stderr=True).status(f"evaluating the personas of {path}"),
    ):
        evaluation = evaluate_personas(connect(path, read_only=True), truth)
    Console().print(*persona_tables(evaluation))
    exit_by(persona_failures(evaluation, minimum))


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
