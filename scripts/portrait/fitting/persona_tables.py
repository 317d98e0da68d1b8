"""Tables that print the result of a persona fit."""

from rich.table import Table

from portrait.fitting.clustering import Candidate
from portrait.fitting.personas import PersonaFit


def candidates_table(candidates: list[Candidate], chosen: Candidate | None) -> Table:
    """Show every number of personas that was tried, and the chosen one."""
    table = Table(title="Numbers of personas tried")
    headings = ("least Jaccard", "Rand index", "least share", "held-out", "")
    for heading in ("tried", "personas", *headings):
        table.add_column(heading, justify="right")
    for c in candidates:
        figures = (c.smallest_jaccard, c.rand_index, c.smallest_share, c.held_out_difference)
        verdict = "chosen" if c is chosen else "stable" if c.is_stable else "unstable"
        table.add_row(
            str(c.tried), str(c.clusters), *(f"{figure:.3f}" for figure in figures), verdict
        )
    return table


def personas_table(fit: PersonaFit) -> Table:
    """Show the personas with size, name and the reason for the name."""
    names = ", ".join(fit.left_out) or "none"
    left_out = f"features left out, mostly null or without spread: {names}"
    title = f"Personas of {fit.customer_count} buyers as of {fit.as_of}"
    table = Table(title=title, caption=left_out)
    for heading in ("name", "buyers", "reason"):
        table.add_column(heading)
    for (name, reason), size in zip(fit.names, fit.sizes, strict=True):
        table.add_row(name, str(size), reason)
    return table
