"""Prints a persona evaluation and judges it."""

from rich.table import Table

from portrait.evaluating.personas import Crossing, PersonaEvaluation

THRESHOLDS = (0, 1, 4, 8, 12)


def persona_tables(evaluation: PersonaEvaluation, headline: int) -> tuple[Table, Table, Table]:
    """Return agreement by known features; each persona's majority type; types by personas."""
    crossing = evaluation.crossing(headline)
    return (
        _agreement_table(evaluation, headline),
        _majority_table(crossing, evaluation.persona_names),
        _crossing_table(crossing, headline),
    )


def persona_failures(evaluation: PersonaEvaluation, headline: int, minimum: float) -> list[str]:
    """Return a sentence for each promise that the evaluation breaks."""
    crossing = evaluation.crossing(headline)
    if not crossing.customers.any():
        return [f"no customer has {headline} known features or more: nothing was evaluated"]
    if crossing.adjusted_rand_index < minimum:
        return [
            f"adjusted Rand index {crossing.adjusted_rand_index:.4f} of customers with at least "
            f"{headline} known features is below {minimum}"
        ]
    return []


def _agreement_table(evaluation: PersonaEvaluation, headline: int) -> Table:
    table = Table(title="Personas against the true types")
    table.add_column("customers with")
    for name in ("customers", "share", "share of people", "adjusted Rand index"):
        table.add_column(name, justify="right")
    for least in sorted({*THRESHOLDS, headline}):
        crossing = evaluation.crossing(least)
        label = "any features" if least == 0 else f"{least}+ features"
        table.add_row(
            f"{label} (headline)" if least == headline else label,
            f"{crossing.customers.sum():,}",
            f"{evaluation.customer_share(least):.1%}",
            f"{evaluation.people_share(least):.1%}",
            f"{crossing.adjusted_rand_index:.4f}" if crossing.customers.any() else "-",
            style="bold" if least == headline else None,
        )
    return table


def _majority_table(crossing: Crossing, names: dict[str, str]) -> Table:
    table = Table(title="What each persona mostly is")
    for name in ("persona", "name", "majority type"):
        table.add_column(name)
    for name in ("purity", "customers"):
        table.add_column(name, justify="right")
    for persona_id, customers in zip(crossing.personas, crossing.customers.T, strict=True):
        majority = int(customers.argmax())
        size = int(customers.sum())
        found = (
            (crossing.types[majority], f"{customers[majority] / size:.1%}") if size else ("-", "-")
        )
        table.add_row(persona_id, names.get(persona_id, "(unknown)"), *found, f"{size:,}")
    return table


def _crossing_table(crossing: Crossing, headline: int) -> Table:
    table = Table(title=f"Types by personas, customers with at least {headline} known features")
    table.add_column("true type")
    for persona_id in crossing.personas:
        table.add_column(persona_id, justify="right")
    for persona_type, customers in zip(crossing.types, crossing.customers, strict=True):
        table.add_row(persona_type, *(f"{count:,}" for count in customers))
    return table
