"""Solve a graph with the macro connected_components(), as dbt runs it in a build.

This is a separate program, so that its CPU and memory are measured alone. Arguments: GRAPH_FOLDER
OUTPUT_FOLDER.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from dbt.cli.main import dbtRunner

from portrait.database import REPOSITORY
from portrait.scratch import scratch_places, write_scratch_project
from portrait_lab.metering import COMPONENTS, Meter, metered

PROJECT = """
name: portrait
version: 0.0.0
profile: portrait
flags: {send_anonymous_usage_stats: false}
models: {+materialized: table}
on-run-end: copy main.components to '{{ var("components") }}' (format parquet)
"""
LANDED = "select * from read_parquet('{{ var(\"graph\") }}/%s.parquet')"
SOLVED = """
with components as (
    {{ connected_components(ref('edges'), left_node='left_key', right_node='right_key') }}
)
select
    nodes.node_key,
    coalesce(components.component_key, nodes.node_key) as component_key
from {{ ref('nodes') }} as nodes
left join components on nodes.node_key = components.node_key
"""
MODELS = {"nodes": LANDED % "nodes", "edges": LANDED % "edges", "components": SOLVED}


def main(graph: Path, output: Path, models: dict[str, str] | None = None) -> None:
    """Load the graph, solve it, write the components and the cost of the solving model."""
    project = output / "project"
    write_project(project, models or MODELS)
    os.environ["PORTRAIT_DATABASE"] = str(output / "graph.duckdb")
    os.environ["PORTRAIT_SPILL"] = str(output / "spill")
    with metered(output) as meter:
        run_project(project, {"graph": graph, "components": output / COMPONENTS}, meter)


def write_project(project: Path, models: dict[str, str]) -> None:
    """Write a dbt project with these models and the repository's macros."""
    write_scratch_project(project, PROJECT, models)
    shutil.copy(REPOSITORY / "profiles.yml", project)


def run_project(project: Path, files: dict[str, Path], meter: Meter) -> None:
    """Run dbt in this process; the meter runs while the solving model runs, hooks included.

    Raises `RuntimeError` when dbt fails.
    """

    def watch(event: Any) -> None:  # noqa: ANN401 - a message whose fields depend on its kind.
        if event.info.name in ("NodeStart", "NodeFinished"):
            if event.data.node_info.node_name != "components":
                return
            (meter.start if event.info.name == "NodeStart" else meter.stop)()

    variables = json.dumps({name: str(file) for name, file in files.items()})
    arguments = ["run", "--target", "duckdb", "--vars", variables, *scratch_places(project)]
    answer = dbtRunner(callbacks=[watch]).invoke(arguments)
    if not answer.success:
        raise RuntimeError(f"dbt run failed: {answer.exception or 'see above'}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
