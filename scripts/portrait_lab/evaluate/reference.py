"""Which records can be joined, computed without the project's SQL: a check of its components."""

from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from portrait.database import query
from portrait.sql import compose, quote_identifier

Codes = npt.NDArray[np.int64]

EVIDENCE = """
create or replace temp view component_links as
select source_record_id, identifier_key::varchar as identifier
from marts.fct_identity_links
"""

UNGUARDED = """
create or replace temp view component_links as
select source_record_id, identifier_type || '|' || identifier_value as identifier
from intermediate.int_identifiers__classified
where coalesce(refusal_reason, '') <> 'unreadable'
"""

REACHABLE = """
create or replace temp view component_links as
select
    trusted.source_record_id,
    identifier_type || '|' || identifier_value || '|' || true_records.person_id as identifier
from intermediate.int_identifiers__classified as trusted
inner join rules.identifier_types using (identifier_type)
inner join true_records using (source_record_id)
where
    identifier_types.identifier_use <> 'none'
    and coalesce(refusal_reason, '') not in ('unreadable', 'blocked_value', 'role_mailbox')
"""


def component_labels(records: Codes, identifiers: Codes, record_count: int) -> Codes:
    """Label each of `record_count` records with its connected component.

    Args:
        records: shape (edges,), a record's number from 0.
        identifiers: shape (edges,), the number from 0 of an identifier that the record carries.
        record_count: how many records there are; one without an edge is a component of its own.

    Returns:
        Shape (record_count,): equal numbers for records joined by a chain of identifiers.
    """
    identifier_count = int(identifiers.max()) + 1 if identifiers.size else 0
    nodes = record_count + identifier_count
    ones = np.ones(records.size, dtype=np.int8)
    graph = coo_matrix((ones, (records, identifiers + record_count)), shape=(nodes, nodes))
    _, labels = connected_components(graph, directed=False)
    return np.asarray(labels[:record_count], dtype=np.int64)


def write_components(connection: duckdb.DuckDBPyConnection, name: str, links: str) -> None:
    """Create the temporary table `name` (source_record_id, component) over all records.

    `links` is a statement that creates the view `component_links` (source_record_id, identifier).
    """
    _number_nodes(connection, links)
    edges = _edges(connection)
    (record_count,) = query(connection, "select count(*) from numbered_records")[0]
    labels = component_labels(edges["record_number"], edges["identifier_number"], record_count)
    labelled = pa.table({"record_number": np.arange(record_count), "component": labels})
    connection.register("labelled_records", labelled)
    query(
        connection,
        compose(
            "create or replace temp table {name} as"
            " select numbered_records.source_record_id, labelled_records.component"
            " from numbered_records inner join labelled_records using (record_number)",
            name=quote_identifier(name),
        ),
    )
    connection.unregister("labelled_records")


def _number_nodes(connection: duckdb.DuckDBPyConnection, links: str) -> None:
    query(
        connection,
        "create or replace temp table numbered_records as"
        " select source_record_id, row_number() over () - 1 as record_number"
        " from marts.bridge_customer_records",
    )
    query(connection, links)
    query(
        connection,
        "create or replace temp table numbered_identifiers as"
        " select identifier, row_number() over () - 1 as identifier_number from ("
        " select distinct identifier from component_links)",
    )


def _edges(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    return connection.execute(
        "select record_number, identifier_number from component_links"
        " inner join numbered_records using (source_record_id)"
        " inner join numbered_identifiers using (identifier)"
    ).fetchnumpy()
