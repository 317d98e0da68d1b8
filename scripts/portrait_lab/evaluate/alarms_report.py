"""Prints an evaluation of the alarms."""

from collections.abc import Sequence

from rich.table import Table

from portrait_lab.evaluate.alarms import RELOADED_ON, FalseAlarms, FaultsFound


def false_alarms_table(alarms: FalseAlarms) -> Table:
    """Return how often a clean day is called unusual."""
    table = Table(title="A clean world", show_header=False)
    table.add_column("figure")
    table.add_column("value", justify="right")
    table.add_row("channel-days", f"{alarms.days:,}")
    table.add_row("called unusual in volume", f"{alarms.volume:,}")
    table.add_row("called unusual in quality", f"{alarms.quality:,}")
    table.add_row("share of false alarms", f"{alarms.share:.2%}")
    table.add_row(
        f"channels with rows delivered twice on {RELOADED_ON}", f"{alarms.reloaded_channels:,}"
    )
    table.add_row("of those, found", f"{alarms.reloaded_found:,}")
    return table


def faults_table(faults: Sequence[FaultsFound]) -> Table:
    """Return how many faults are found, by kind and by the usual size of the day."""
    table = Table(title="Faults, one day of one channel each")
    table.add_column("fault")
    for name in ("rows of the day, from", "faults", "found", "share"):
        table.add_column(name, justify="right")
    for fault in faults:
        share = f"{fault.found / fault.injected:.0%}"
        table.add_row(fault.kind, str(fault.size), f"{fault.injected:,}", f"{fault.found:,}", share)
    return table
