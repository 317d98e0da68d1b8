"""Loads files into the warehouse: finds, reads and lands them, and completes what is declared."""

import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace

import duckdb

from portrait.database import connect, transaction
from portrait.loading import register
from portrait.loading.contracts import Contract, read_contract
from portrait.loading.discovery import Ignored, discover
from portrait.loading.landing import Task, land, raw_table
from portrait.loading.opening import open_source
from portrait.loading.outcomes import Failure, Options, Report, Watch
from portrait.loading.tables import columns_of, widen
from portrait.loading.values import InputError, Landed, SourceFile, Stamp

Contracts = Mapping[str, Contract | None]


def load(
    patterns: Sequence[str], options: Options, watch: Watch = lambda source, share: None
) -> Report:
    """Load files, folders and globs, each file as one transaction.

    Raises:
        FileNotFoundError: nothing is found at a given path.
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
        register.open_register(connection)
        results = [_attempt(connection, source, contracts, options, watch) for source in sources]
        said = [note for channel in contracts for note in _complete(connection, channel, contracts)]
        return Report(
            landed=tuple(result for result in results if isinstance(result, Landed)),
            failures=tuple(result for result in results if isinstance(result, Failure)),
            ignored=tuple(item for item in found if isinstance(item, Ignored)),
            said=tuple(said),
            channels=tuple(register.channels(connection)),
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
    if earlier := register.loaded_before(connection, source, stamp):
        return Landed(source, stamp, opened.dialect, 0, 0, repeats=earlier)
    landed = land(
        connection, task, opened.batches, lambda done: watch(source, (1 + done / size) / 2)
    )
    if contract and not declared:
        landed = landed.saying(landed.first_rejection, [*landed.said, "table is not declared"])
    return landed


def _complete(
    connection: duckdb.DuckDBPyConnection, channel: str, contracts: Contracts
) -> list[str]:
    """Create declared tables that were not delivered, empty; return what to say of a channel."""
    contract = contracts[channel]
    if contract is None:
        return [f"{channel}: no sources file declares this channel; its tables are as delivered"]
    missing = []
    with transaction(connection):
        for declared in contract.tables.values():
            table = raw_table(channel, declared.name)
            if not columns_of(connection, table):
                missing.append(declared.name)
                widen(connection, table, declared.columns)
    if not missing:
        return []
    return [f"{channel}: declared tables not delivered, created empty: {', '.join(missing)}"]
