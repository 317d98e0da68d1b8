"""Print measurements: growth exponents, ratios to the floor, markdown and JSON."""

from __future__ import annotations

import json
import math
import os
import platform
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import pairwise

import duckdb

from portrait_lab.benchmark.sizes import SizeResult

MEBIBYTE = 1024 * 1024


def growth_exponent(small: tuple[float, float], large: tuple[float, float]) -> float:
    """Return the power of the rows with which the cost grows: 1 is linear, 2 quadratic.

    Both arguments are `(rows, cost)`; the exponent is log(cost ratio) / log(row ratio). Raises
    `ValueError` when the rows are equal or a number is not positive.
    """
    if min(*small, *large) <= 0 or small[0] == large[0]:
        raise ValueError(f"no exponent between {small} and {large}")
    return math.log(large[1] / small[1]) / math.log(large[0] / small[0])


def as_json(results: Sequence[SizeResult]) -> str:
    """Return all measurements as JSON, without the memory samples."""
    entries = [asdict(result) for result in results]
    for entry in entries:
        for part in ("generate", "load", "build"):
            del entry[part]["samples"]
    return json.dumps({"machine": machine(), "sizes": entries}, indent=2)


def as_markdown(results: Sequence[SizeResult]) -> str:
    """Return the tables for the README."""
    parts = [_sizes(results), _growth(results), _layers(results), _slowest(results)]
    return "\n\n".join([machine(), *(part for part in parts if part)])


def machine() -> str:
    """Return one line about the machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / MEBIBYTE / 1024
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GiB of memory, {platform.system()}, "
        f"Python {platform.python_version()}, DuckDB {duckdb.__version__}"
    )


def _sizes(results: Sequence[SizeResult]) -> str:
    """Return the table of sizes: time, memory, and the ratio to the floor."""
    header = [
        "people",
        "raw rows",
        "raw MiB",
        "floor s (CPU)",
        "load s (CPU)",
        "load peak MiB",
        "build s (CPU)",
        "build peak MiB",
        "build / floor (CPU)",
        "load + build / floor",
    ]
    return markdown_table(header, (_size_row(result) for result in results))


def _size_row(result: SizeResult) -> list[str]:
    """Return one line of the table of sizes."""
    floor, load, build = result.floor, result.load, result.build
    both = load.wall_seconds + build.wall_seconds
    wall_ratio = build.wall_seconds / floor.wall_seconds
    return [
        f"{result.world.people:,}",
        f"{floor.rows:,}",
        _mebibytes(floor.bytes),
        f"{floor.wall_seconds:.1f} ({floor.cpu_seconds:.1f})",
        f"{load.wall_seconds:.1f} ({load.cpu_seconds:.1f})",
        _mebibytes(load.peak_bytes),
        f"{build.wall_seconds:.1f} ({build.cpu_seconds:.1f})",
        _mebibytes(build.peak_bytes),
        f"{wall_ratio:.1f} ({build.cpu_seconds / floor.cpu_seconds:.1f})",
        f"{both / floor.wall_seconds:.1f}",
    ]


def _growth(results: Sequence[SizeResult]) -> str:
    """Return the growth exponents between neighbouring sizes; empty for a single size."""
    header = ("from people", "to people", "load", "build", "build CPU", "build peak memory")
    rows = [_growth_row(small, large) for small, large in pairwise(results)]
    caption = "Growth exponents over raw rows (1 is linear):"
    return f"{caption}\n\n{markdown_table(header, rows)}" if rows else ""


def _growth_row(small: SizeResult, large: SizeResult) -> list[str]:
    """Return the exponents between two sizes."""
    costs = (
        (small.load.wall_seconds, large.load.wall_seconds),
        (small.build.wall_seconds, large.build.wall_seconds),
        (small.build.cpu_seconds, large.build.cpu_seconds),
        (small.build.peak_bytes, large.build.peak_bytes),
    )
    exponents = [
        growth_exponent((small.floor.rows, before), (large.floor.rows, after))
        for before, after in costs
    ]
    people = [f"{small.world.people:,}", f"{large.world.people:,}"]
    return [*people, *(f"{exponent:.2f}" for exponent in exponents)]


def _layers(results: Sequence[SizeResult]) -> str:
    """Return seconds and peak memory by layer, with two columns per size."""
    sizes = [f"{result.world.people:,} people" for result in results]
    header = ("layer", *(f"{size}: {what}" for size in sizes for what in ("s", "peak MiB")))
    names = dict.fromkeys(cost.layer for result in results for cost in result.layers)
    return markdown_table(header, ([name, *_layer_cells(name, results)] for name in names))


def _layer_cells(name: str, results: Sequence[SizeResult]) -> Iterator[str]:
    """Yield the cells of one layer."""
    for result in results:
        cost = next((cost for cost in result.layers if cost.layer == name), None)
        yield f"{cost.seconds:.1f}" if cost else ""
        yield _mebibytes(cost.peak_bytes) if cost and cost.peak_bytes else ""


def _slowest(results: Sequence[SizeResult]) -> str:
    """Return the slowest models of the largest size."""
    largest = max(results, key=lambda result: result.floor.rows)
    header = (f"slowest models at {largest.world.people:,} people", "layer", "s")
    rows = ([f"`{node.name}`", node.layer, f"{node.seconds:.1f}"] for node in largest.slowest)
    return markdown_table(header, rows)


def markdown_table(header: Sequence[str], rows: Iterator[list[str]] | list[list[str]]) -> str:
    """Return a markdown table; numbers are right-aligned."""
    lines = [header, ["---" if index == 0 else "---:" for index in range(len(header))], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _mebibytes(count: int) -> str:
    """Return bytes as whole mebibytes."""
    return f"{count / MEBIBYTE:,.0f}"
