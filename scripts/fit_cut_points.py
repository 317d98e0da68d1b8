"""Fit the frozen cut points of customer scores and write them to seeds/fitted."""

from pathlib import Path
from typing import Annotated

import typer

from portrait.database import connect, warehouse_path
from portrait.fitting.cut_points import fit_cut_points, read_buyers, typical_gap_days
from portrait.fitting.seed_files import fitted_folder, write_seed


def main(
    database: Annotated[Path | None, typer.Option(help="The built warehouse.")] = None,
    out: Annotated[Path | None, typer.Option(help="Folder of the fitted seeds.")] = None,
    version: Annotated[int, typer.Option(help="Version to write beside each row.")] = 1,
) -> None:
    """Read the buyers of the warehouse and freeze the cut points they give."""
    with connect(warehouse_path(database), read_only=True) as connection:
        history = read_buyers(connection)
    folder = out or fitted_folder()
    gap = typical_gap_days(history)
    gap_header = ["version", "typical_gap_days", "gap_count", "fitted_on"]
    gap_row = [version, gap, len(history.gaps), history.as_of]
    written = [write_seed(folder, "value_parameters", gap_header, [gap_row])]
    header = ["version", "metric", "score", "lower_bound", "upper_bound", "customer_count"]
    rows = [
        [version, p.metric, p.score, p.lower_bound, p.upper_bound, p.customer_count, history.as_of]
        for p in fit_cut_points(history)
    ]
    written.append(write_seed(folder, "score_cut_points", [*header, "fitted_on"], rows))
    for path in written:
        typer.echo(f"wrote {path.name}: {len(history.orders)} buyers as of {history.as_of}")


if __name__ == "__main__":
    typer.run(main)
