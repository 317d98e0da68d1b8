"""Solve a graph with Splink's clustering, in memory, which is its default.

This is a separate program, so that its CPU and memory are measured alone. Arguments: GRAPH_FOLDER
OUTPUT_FOLDER.
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb
from splink import DuckDBAPI
from splink.clustering import cluster_pairwise_predictions_at_threshold

from portrait.database import query
from portrait_lab.benchmark.floor import memory_limit
from portrait_lab.metering import COMPONENTS, metered

TABLES = ("nodes", "edges")


def main(graph: Path, output: Path) -> None:
    """Load the graph, solve it, write the components and the cost of the solution."""
    # The settings that profiles.yml gives a build.
    with duckdb.connect(config={"preserve_insertion_order": False}) as connection:
        query(connection, "set memory_limit = ?", [memory_limit()])
        query(connection, "set temp_directory = ?", [str(output / "spill")])
        for name in TABLES:
            connection.read_parquet(str(graph / f"{name}.parquet")).create(name)
        nodes, edges = (connection.table(name) for name in TABLES)
        with metered(output) as meter:
            meter.start()
            solved = cluster_pairwise_predictions_at_threshold(
                nodes,
                edges,
                DuckDBAPI(connection),
                node_id_column_name="node_key",
                edge_id_column_name_left="left_key",
                edge_id_column_name_right="right_key",
            )
            meter.stop()
        found = solved.as_duckdbpyrelation().project("node_key, cluster_id as component_key")
        found.write_parquet(str(output / COMPONENTS))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
