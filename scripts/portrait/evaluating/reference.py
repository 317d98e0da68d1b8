"""Who can be joined to whom, computed without the project's SQL: the referee of its components."""

from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from portrait.database import query

Codes = npt.NDArray[np.int64]


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


def write_reference(connection: duckdb.DuckDBPyConnection) -> None:
    """Create the temporary table `reference_components` (source_record_id, component).

    Reads the trusted identifiers as text, not their hash keys: a collision of keys would join two
    people in the warehouse, and here it shows.
    """
    _number_records_and_identifiers(connection)
    edges = _edges(connection)
    (record_count,) = query(connection, "select count(*) from numbered_records")[0]
    labels = component_labels(edges["record_number"], edges["identifier_number"], record_count)
    labelled = pa.table({"record_number": np.arange(record_count), "component": labels})
    connection.register("labelled_records", labelled)
    query(
        connection,
        "create or replace temp table reference_components as"
        " select numbered_records.source_record_id, labelled_records.component"
        " from numbered_records inner join labelled_records using (record_number)",
    )
    connection.unregister("labelled_records")


def _number_records_and_identifiers(connection: duckdb.DuckDBPyConnection) -> None:
    query(
        connection,
        "create or replace temp table numbered_records as"
        " select source_record_id, row_number() over () - 1 as record_number"
        " from marts.bridge_customer_records",
    )
    query(
        connection,
        "create or replace temp table numbered_identifiers as"
        " select *, row_number() over () - 1 as identifier_number from ("
        " select distinct identifier_type, identifier_value"
        " from intermediate.int_identifiers__trusted where is_trusted)",
    )


def _edges(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    return connection.execute(
        "select record_number, identifier_number"
        " from intermediate.int_identifiers__trusted as trusted"
        " inner join numbered_records using (source_record_id)"
        " inner join numbered_identifiers using (identifier_type, identifier_value)"
        " where trusted.is_trusted"
    ).fetchnumpy()
