"""Add the newest edges of a graph to the components of the others, as dbt runs it in a build.

This is a separate program, so that its CPU and memory are measured alone. Arguments: GRAPH_FOLDER
OUTPUT_FOLDER.
"""

from __future__ import annotations

import sys
from pathlib import Path

from portrait_lab.component_benchmark import contraction

# Every hundredth edge; the edges are in random order.
NUMBERED = """
select
    *,
    row_number() over () % 100 = 0 as is_new
from read_parquet('{{ var("graph") }}/edges.parquet')
"""
EARLIER = contraction.SOLVED.replace(
    "ref('edges')", "'(select * from ' ~ ref('numbered') ~ ' where not is_new) as edges'"
)
EDGES = "select * from {{ ref('numbered') }} where is_new"
ADDED = """
with components as (
    {{ added_components(
        ref('earlier'), ref('edges'), left_node='left_key', right_node='right_key'
    ) }}
)
select
    node_key,
    component_key
from components
"""
MODELS = contraction.MODELS | {
    "numbered": NUMBERED,
    "earlier": EARLIER,
    "edges": EDGES,
    "components": ADDED,
}

if __name__ == "__main__":
    contraction.main(Path(sys.argv[1]), Path(sys.argv[2]), MODELS)
