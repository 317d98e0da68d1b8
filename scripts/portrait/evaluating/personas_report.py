"""Prints a persona evaluation and judges it."""

from rich.table import Table

from portrait.evaluating.personas import Crossing, PersonaEvaluation

THRESHOLDS = (0, 1, 4, 8, 12)


def persona_tables(evaluation: PersonaEvaluation, headline: int) -> tuple[Table, Table, Table]:
    """Return agreement by known features; each persona's majority type; types by personas."""
    crossing = evaluation.customers(headline)
    return (
        _agreement_table(evaluation, headline),
        _majority_table(crossing, evaluation.persona_names),
        _crossing_table(crossing, headline),
    )


def persona_failures(evaluation: PersonaEvaluation, headline: int, minimum: float) -> list[str]:
    """Return a sentence for each promise that the evaluation breaks."""
    crossing = evaluation.customers(headline)
    if not crossing.counts.any():
        return [f"no customer has {headline} known features or more: nothing was evaluated"]
    if crossing.adjusted_rand_index < minimum:
        return [
            f"adjusted Rand index {crossing.adjusted_rand_index:.4f} of customers with at least "
            f"{headline} known features is below {minimum}"
        ]
    return []


def _agreement_table(evaluation: PersonaEvaluation, headline: int) -> Table:
    well_known = evaluation.well_known_features
    table = Table(title="Personas against the true types: adjusted Rand index")
    table.add_column("known features")
    for name in ("customers", "of all", "index", "people", "of all", "index"):
        table.add_column(name, justify="right")
    for least in sorted({*THRESHOLDS, headline, headline if well_known is None else well_known}):
        marks = ["headline"] * (least == headline) + ["well known"] * (least == well_known)
        table.add_row(
            f"{least} or more" + (f" ({', '.join(marks)})" if marks else ""),
            *_agreement(evaluation.customers(least), evaluation.customer_share(least)),
            *_agreement(evaluation.people(least), evaluation.people_share(least)),
            style="bold" if least == headline else None,
        )
    return table


def _agreement(crossing: Crossing, share: float) -> tuple[str, str, str]:
    total = int(crossing.counts.sum())
    return f"{total:,}", f"{share:.1%}", f"{crossing.adjusted_rand_index:.4f}" if total else "-"


def _majority_table(crossing: Crossing, names: dict[str, str]) -> Table:
    table = Table(title="What each persona mostly is")
    for name in ("persona", "name", "majority type"):
        table.add_column(name)
    for name in ("purity", "customers"):
        table.add_column(name, justify="right")
    for persona_id, counts in zip(crossing.personas, crossing.counts.T, strict=True):
        majority, size = int(counts.argmax()), int(counts.sum())
        purity = f"{counts[majority] / size:.1%}" if size else "-"
        persona_type = crossing.types[majority] if size else "-"
        name = names.get(persona_id, "(unknown)")
        table.add_row(persona_id, name, persona_type, purity, f"{size:,}")
    return table


def _crossing_table(crossing: Crossing, headline: int) -> Table:
    table = Table(title=f"Customers with {headline} or more known features by persona")
    table.add_column("true type")
    for persona_id in crossing.personas:
        table.add_column(persona_id.removeprefix("persona_"), justify="right")
    for persona_type, counts in zip(crossing.types, crossing.counts, strict=True):
        table.add_row(persona_type, *(f"{count:,}" for count in counts))
    return table
