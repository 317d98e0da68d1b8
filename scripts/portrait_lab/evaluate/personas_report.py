"""Prints a persona evaluation and checks its promise."""

from rich.table import Table

from portrait_lab.evaluate.personas import (
    EVERYBODY,
    GROUPS,
    HEADLINE,
    Crossing,
    PersonaEvaluation,
)
from portrait_lab.evaluate.stability import Stability


def persona_tables(
    evaluation: PersonaEvaluation, stability: Stability | None = None
) -> tuple[Table, ...]:
    """Return agreement by group; the majority type of each persona; types by personas.

    Of a world without types: how many customers each persona has, and how stable clusters are.
    """
    if not evaluation.has_types:
        sizes = _sizes_table(evaluation)
        return (sizes,) if stability is None else (sizes, stability_table(stability))
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
    if evaluation.has_types and crossing.adjusted_rand_index < minimum:
        return [
            f"adjusted Rand index {crossing.adjusted_rand_index:.4f} of {HEADLINE} customers is "
            f"below {minimum}"
        ]
    return []


def persona_figures(evaluation: PersonaEvaluation, stability: Stability) -> list[tuple[str, str]]:
    """Return the figures of a world for a comparison of several."""
    crossing = evaluation.customers(HEADLINE)
    sizes = crossing.counts.sum(axis=0)
    index = f"{crossing.adjusted_rand_index:.4f}" if evaluation.has_types else "nobody has a type"
    largest = f"{sizes.max() / sizes.sum():.1%}" if sizes.sum() else "-"
    return [
        ("customers", f"{int(evaluation.customers(EVERYBODY).counts.sum()):,}"),
        (HEADLINE, f"{evaluation.customer_share(HEADLINE):.1%}"),
        (f"adjusted Rand index, {HEADLINE}", index),
        (f"personas with customers who are {HEADLINE}", f"{int((sizes > 0).sum())}"),
        (f"largest of them, {HEADLINE}", largest),
        ("buyers a fit would use", f"{stability.buyers:,}"),
        ("a fit on this world", found_where(evaluation, stability)),
    ]


def found_where(evaluation: PersonaEvaluation, stability: Stability) -> str:
    """Return what a fit finds, and whether that can be types."""
    if evaluation.has_types:
        return stability.verdict
    if stability.stable:
        return f"{stability.verdict}: pieces of a continuum, since nobody has a type"
    return f"{stability.verdict}: correct, nobody has a type"


def stability_table(stability: Stability) -> Table:
    """Return the stability of every number of clusters beside that of shuffled buyers."""
    table = Table(
        title=f"A fit on {stability.buyers:,} buyers of no type: {stability.verdict}",
        caption="stable clusters of people without types are pieces of a continuum, not types",
    )
    for name in ("tried", "clusters", "smallest Jaccard", "shuffled", "Rand index", "stable"):
        table.add_column(name, justify="right")
    for candidate in stability.candidates:
        table.add_row(
            str(candidate.tried),
            str(candidate.clusters),
            f"{candidate.smallest_jaccard:.3f}",
            f"{stability.shuffled_jaccard(candidate.tried):.3f}",
            f"{candidate.rand_index:.3f}",
            "yes" if candidate.is_stable else "no",
        )
    return table


def _sizes_table(evaluation: PersonaEvaluation) -> Table:
    table = Table(title="Nobody in this world has a type: customers of each persona")
    table.add_column("persona")
    table.add_column("name")
    for group in GROUPS:
        table.add_column(group, justify="right")
    crossings = [evaluation.customers(group) for group in GROUPS]
    for place, persona_id in enumerate(crossings[0].personas):
        name = evaluation.persona_names.get(persona_id, "(unknown)")
        sizes = (f"{int(crossing.counts[:, place].sum()):,}" for crossing in crossings)
        table.add_row(persona_id, name, *sizes)
    return table


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
