"""Tells what the raw gate found."""

from pathlib import Path

from rich.console import Console

from portrait.gate.checking import Verdict


def print_verdict(verdict: Verdict, docs: Path) -> None:
    """Print findings, the worst first, and the verdict."""
    notes, results = Console(stderr=True, soft_wrap=True), Console(soft_wrap=True)
    for finding in sorted(verdict.findings, key=lambda finding: not finding.stops):
        kind = "failed" if finding.stops else "note"
        notes.print(
            f"{kind}: {finding.table} ({finding.files}): {finding.what}",
            markup=False,
            highlight=False,
        )
    failed = sum(finding.stops for finding in verdict.findings)
    results.print(
        f"{verdict.expectations} expectations on {len(verdict.tables)} raw tables: "
        + (f"{failed} failed; stop here" if failed else "all that must hold holds"),
        highlight=False,
    )
    results.print(f"Data Docs: {docs / 'index.html'}", highlight=False)
