"""Build the warehouse twice from the same input, on purpose not quite alike."""

from __future__ import annotations

from pathlib import Path

from portrait_lab.programs import build

# A different number of models at a time: results that depend on the order of work then differ.
THREADS = ("2", "1")


def build_twice(folder: Path, arguments: tuple[str, ...] = ()) -> tuple[Path, Path]:
    """Build the sample into `folder/a` and `folder/b` and return both warehouse files.

    The files have the same name, since DuckDB's views name the file they were created in.
    `arguments` are passed to `dbt build`. Raises `RuntimeError` with the end of dbt's output when a
    build fails.
    """
    first, second = (folder / side / "portrait.duckdb" for side in ("a", "b"))
    for database, threads in zip((first, second), THREADS, strict=True):
        _build(database, threads, arguments)
    return first, second


def _build(database: Path, threads: str, arguments: tuple[str, ...]) -> None:
    """Run `dbt build` into one database file with a target folder of its own."""
    database.parent.mkdir(parents=True, exist_ok=True)
    finished = build(database, database.parent, ("--threads", threads, *arguments))
    if finished.returncode:
        raise RuntimeError(f"dbt build failed:\n{finished.stdout[-4000:]}{finished.stderr[-1000:]}")
