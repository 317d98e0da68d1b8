"""Loads files into the warehouse: finds, reads and writes them, and adds declared tables."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from portrait.database import connect, transaction
from portrait.loading import raw_layer
from portrait.loading.content import detect, fingerprint, survey
from portrait.loading.contracts import STAGING, Contract, read_contract
from portrait.loading.csv_reader import read_csv
from portrait.loading.discovery import Ignored, check_form, discover
from portrait.loading.json_reader import read_json_lines
from portrait.loading.landing import Task, land, raw_table
from portrait.loading.parquet_reader import read_parquet
from portrait.loading.raw_layer import columns_of, widen
from portrait.loading.values import Batch, Dialect, InputError, Landed, SourceFile, Stamp

Watch = Callable[[SourceFile, float], None]
"""Receives the current file and the share of it that is done, 0 to 1."""


@dataclass(frozen=True)
class Options:
    """How to load; None means detect it. `batch_bytes` of text are held and inserted at a time."""

    database: Path
    loaded_at: str
    channel: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    batch_bytes: int = 16 << 20
    staging: Path = STAGING


@dataclass(frozen=True)
class Failure:
    """A file that could not be loaded, and why; it does not affect the other files."""

    source: SourceFile
    why: str


@dataclass(frozen=True)
class Report:
    """The result of a load.

    `said` holds remarks on channels rather than files; `channels` are all channels with files in
    the warehouse.
    """

    landed: tuple[Landed, ...]
    failures: tuple[Failure, ...]
    ignored: tuple[Ignored, ...]
    said: tuple[str, ...]
    channels: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        """No file failed, and none was rejected as a whole."""
        return not self.failures and not any(file.is_wholly_rejected for file in self.landed)


@dataclass(frozen=True)
class Opened:
    """A file that is ready to be read; `batches` reads it only when iterated."""

    batch_id: str
    dialect: Dialect
    batches: Iterator[Batch]


def open_source(source: SourceFile, options: Options, progress: Callable[[int], None]) -> Opened:
    """Fingerprint a file, choose how to read it, and check that its content matches its name.

    Raises:
        InputError: the file is empty, damaged, or of another form than its name says.
    """
    if source.form == "parquet":
        batches = read_parquet(source.path)
        return Opened(fingerprint(source.path), Dialect("parquet"), batches)
    surveyed = survey(source.path, progress)
    given = Dialect(options.encoding, "given") if options.encoding else None
    dialect = given or detect(surveyed)
    check_form(surveyed.head, dialect.encoding, source.form)
    if source.form == "json":
        batches = read_json_lines(source.path, dialect, options.batch_bytes)
    else:
        delimiter = options.delimiter or ("\t" if ".tsv" in source.path.suffixes else None)
        batches = read_csv(source.path, dialect, delimiter, options.batch_bytes)
    return Opened(surveyed.batch_id, dialect, batches)


Contracts = Mapping[str, Contract | None]


def load(
    patterns: Sequence[str], options: Options, watch: Watch = lambda source, share: None
) -> Report:
    """Load files, folders and globs, each file as one transaction.

    Raises:
        FileNotFoundError: a given path or pattern matches nothing.
        InputError: a given file is of no known form.
        DatabaseUnavailableError: the warehouse cannot be opened.
    """
    found = discover(patterns, options.channel)
    sources = [item for item in found if isinstance(item, SourceFile)]
    contracts = {
        channel: read_contract(channel, options.staging)
        for channel in dict.fromkeys(source.channel for source in sources)
    }
    with closing(connect(options.database)) as connection:
        raw_layer.open_register(connection)
        results = [_attempt(connection, source, contracts, options, watch) for source in sources]
        said = [note for channel in contracts for note in _complete(connection, channel, contracts)]
        return Report(
            landed=tuple(result for result in results if isinstance(result, Landed)),
            failures=tuple(result for result in results if isinstance(result, Failure)),
            ignored=tuple(item for item in found if isinstance(item, Ignored)),
            said=tuple(said),
            channels=tuple(raw_layer.channels(connection)),
        )


def _attempt(
    connection: duckdb.DuckDBPyConnection,
    source: SourceFile,
    contracts: Contracts,
    options: Options,
    watch: Watch,
) -> Landed | Failure:
    started = time.monotonic()
    try:
        landed = _load_file(connection, source, contracts[source.channel], options, watch)
    except InputError as error:
        return Failure(source, str(error))
    except (duckdb.Error, OSError) as error:
        return Failure(source, f"not loaded: {str(error).splitlines()[0]}")
    return replace(landed, seconds=time.monotonic() - started)


def _load_file(
    connection: duckdb.DuckDBPyConnection,
    source: SourceFile,
    contract: Contract | None,
    options: Options,
    watch: Watch,
) -> Landed:
    size = max(source.path.stat().st_size, 1)
    opened = open_source(source, options, lambda done: watch(source, done / size / 2))
    stamp = Stamp(options.loaded_at, opened.batch_id)
    declared = contract.tables.get(source.table) if contract else None
    task = Task(source, stamp, opened.dialect, declared)
    if earlier := raw_layer.loaded_before(connection, source, stamp):
        return Landed(source, stamp, opened.dialect, 0, 0, repeats=earlier)
    landed = land(
        connection, task, opened.batches, lambda done: watch(source, (1 + done / size) / 2)
    )
    if contract and not declared:
        remark = "the sources file of the channel does not declare this table"
        landed = landed.saying(landed.first_rejection, [*landed.said, remark])
    return landed


def _complete(
    connection: duckdb.DuckDBPyConnection, channel: str, contracts: Contracts
) -> list[str]:
    """Create declared tables without a file as empty ones; return remarks on the channel."""
    contract = contracts[channel]
    if contract is None:
        return [f"{channel}: no sources file declares this channel; its tables are not checked"]
    missing = []
    with transaction(connection):
        for declared in contract.tables.values():
            table = raw_table(channel, declared.name)
            if not columns_of(connection, table):
                missing.append(declared.name)
                widen(connection, table, declared.columns)
    if not missing:
        return []
    return [f"{channel}: declared tables without a file, created empty: {', '.join(missing)}"]
