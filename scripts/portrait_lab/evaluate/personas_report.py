"""Prints a persona evaluation and checks its promise."""

from rich.table import Table

from portrait_lab.evaluate.personas import GROUPS, HEADLINE, Crossing, PersonaEvaluation


def persona_tables(evaluation: PersonaEvaluation) -> tuple[Table, Table, Table]:
    """Return agreement by group; the majority type of each persona; types by personas."""
    crossing = evaluation.customers(HEADLINE)
    return (
        _agreement_table(evaluation),
        _majority_table(crossing, evaluation.persona_names),
        _crossing_table(crossing),
    )


def persona_failures(evaluation: PersonaEvaluation, minimum: float) -> list[str]:
    """Return a sentence for each promise that the evaluation breaks."""
    crossing = evaluation.customers(HEADLINE)
    if not crossing.counts.any():
        return [f"no customer is {HEADLINE}: nothing was evaluated"]
    if crossing.adjusted_rand_index < minimum:
        return [
            f"adjusted Rand index {crossing.adjusted_rand_index:.4f} of {HEADLINE} customers is "
            f"below {minimum}"
        ]
    return []


def _agreement_table(evaluation: PersonaEvaluation) -> Table:
    table = Table(title="Personas compared with the true types: adjusted Rand index")
    table.add_column("who")
    for name in ("customers", "of all", "index", "people", "of all", "index"):
        table.add_column(name, justify="right")
    for group in GROUPS:
        table.add_row(
            f"{group} (headline)" if group == HEADLINE else group,
            *_agreement(evaluation.customers(group), evaluation.customer_share(group)),
            *_agreement(evaluation.people(group), evaluation.people_share(group)),
            style="bold" if group == HEADLINE else None,
        )
    return table


def _agreement(crossing: Crossing, share: float) -> tuple[str, str, str]:
    total = int(crossing.counts.sum())
    return f"{total:,}", f"{share:.1%}", f"{crossing.adjusted_rand_index:.4f}" if total else "-"


def _majority_table(crossing: Crossing, names: dict[str, str]) -> Table:
    table = Table(title=f"The main type of each persona: customers who are {HEADLINE}")
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


def _crossing_table(crossing: Crossing) -> Table:
    table = Table(title=f"Customers who are {HEADLINE}, by true type and persona")
    table.add_column("true type")
    for persona_id in crossing.personas:
        table.add_column(persona_id.removeprefix("persona_"), justify="right")
    for persona_type, counts in zip(crossing.types, crossing.counts, strict=True):
        table.add_row(persona_type, *(f"{count:,}" for count in counts))
    return table
