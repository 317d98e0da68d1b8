"""A temporary dbt project with the repository's macros and its matching models.

Statements with the same names replace the other models that these read, so that the SQL of the
warehouse runs unchanged on other rows. Statements get the paths of files as dbt variables.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.cli.main import dbtRunner

from portrait.database import REPOSITORY
from portrait.scratch import scratch_places, write_scratch_project
from portrait.variables import project_variables

MODELS = REPOSITORY / "models" / "intermediate"
REFERENCE = REPOSITORY / "seeds" / "reference"
SEEDS = {
    **{
        name: REFERENCE / f"{name}.csv"
        for name in ("common_names", "mail_domains", "name_titles", "nicknames", "pinyin")
    },
    "link_weights": REPOSITORY / "seeds" / "fitted" / "link_weights.csv",
    "link_rates": REPOSITORY / "seeds" / "fitted" / "link_rates.csv",
}
SEED = """select * from read_csv('{{ var("seed_folder") }}/%s.csv', header = true)"""
RANDOM_PAIRS = 100_000
# Random pairs within a country, the same ones every time: keys are hashes, so profiles that are
# neighbours in key order are strangers.
STRANGERS = """
with
placed as (
    select
        group_key,
        country_code,
        row_number() over (order by country_code, group_key) - 1 as place,
        count(*) over () as profiles
    from {{ ref('int_matches__profiles') }}
),
sizes as (
    select
        greatest(max(profiles) // {{ var('random_pairs') }}, 1) as every,
        least(
            greatest({{ var('random_pairs') }} // max(profiles), 1),
            greatest((max(profiles) - 1) // 2, 1)
        ) as steps
    from placed
),
steps as (
    select unnest(range(1, steps + 1)) as step from sizes
),
shifted as (
    select
        placed.group_key,
        placed.country_code,
        (placed.place + steps.step) % placed.profiles as other_place
    from placed
    cross join steps
    where placed.place % (select every from sizes) = 0
)
select
    least(shifted.group_key, placed.group_key) as left_key,
    greatest(shifted.group_key, placed.group_key) as right_key
from shifted
inner join placed on shifted.other_place = placed.place
where
    shifted.group_key <> placed.group_key
    and shifted.country_code is not distinct from placed.country_code
"""
# The matching models need no nodes but the records.
NODES = "select record_key as node_key, group_key from {{ ref('int_clusters__records') }}"
WAREHOUSE = "warehouse"
COMPARED = "int_matches__compared"
CANDIDATES = "int_matches__candidates"
NAME_KEYS = "int_records__name_keys"


class LinkingFailedError(RuntimeError):
    """dbt could not run the models; the message says which one, and why."""


@dataclass(frozen=True)
class LinkingProject:
    """A project in `folder`; `attached` is a warehouse that its statements may read."""

    folder: Path
    attached: Path | None = None

    @property
    def database(self) -> Path:
        """The file its tables are in, in the schema `main`."""
        return self.folder / "linking.duckdb"

    def write(
        self,
        statements: Mapping[str, str],
        models: Sequence[str] = (),
        variables: Mapping[str, str | bool] | None = None,
    ) -> None:
        """Write the project: `statements` by name, and the matching models `models`, or all.

        The seeds that the models read are copied into its folder, where they can be replaced.
        """
        paths = [MODELS / "records" / f"{NAME_KEYS}.sql", *(MODELS / "matching").glob("*.sql")]
        matching = {
            path.stem: path.read_text(encoding="utf-8")
            for path in sorted(paths)
            if not models or path.stem in models
        }
        seeds = {name: SEED % name for name in SEEDS}
        settings = json.dumps(self._settings(variables or {}))
        write_scratch_project(self.folder, settings, matching | seeds | dict(statements))
        self._write("profiles.yml", json.dumps({"linking": self._profile()}))
        for seed in SEEDS.values():
            shutil.copy(seed, self.folder)

    def add(self, name: str, statement: str) -> None:
        """Add a model, or replace it."""
        self._write(f"models/{name}.sql", statement)

    def add_comparison(self, name: str, pairs: str) -> None:
        """Add a model that compares the pairs of the model `pairs` as candidates are compared."""
        text = (MODELS / "matching" / f"{COMPARED}.sql").read_text(encoding="utf-8")
        self.add(name, text.replace(f"ref('{CANDIDATES}')", f"ref('{pairs}')"))

    def run(self, selected: Sequence[str], watch: Callable[[Any], None] | None = None) -> None:
        """Run models by dbt's selection syntax; `watch` receives dbt's events.

        Raises:
            LinkingFailedError: dbt could not run a model.
        """
        places = [*scratch_places(self.folder), "--no-use-colors"]
        answer = dbtRunner(callbacks=[watch] if watch else []).invoke(
            ["--quiet", "run", "--select", *selected, *places]
        )
        # Otherwise nothing else in this process could open the file.
        DuckDBConnectionManager.close_all_connections()  # type: ignore[no-untyped-call]
        if not answer.success:
            raise LinkingFailedError(f"dbt failed: {_why(answer)}")

    def _profile(self) -> dict[str, Any]:
        output: dict[str, Any] = {
            "type": "duckdb",
            "path": str(self.database),
            "schema": "main",
            "threads": 1,
            "config_options": {"temp_directory": str(self.folder / "spill")},
            "settings": {"TimeZone": "UTC", "preserve_insertion_order": False},
        }
        if self.attached:
            place = {"path": str(self.attached), "alias": WAREHOUSE, "read_only": True}
            output["attach"] = [place]
        return {"target": "duckdb", "outputs": {"duckdb": output}}

    def _settings(self, variables: Mapping[str, str | bool]) -> dict[str, Any]:
        """Return the settings of the temporary project, with the variables of the real one."""
        own = {"seed_folder": str(self.folder), "random_pairs": RANDOM_PAIRS, **variables}
        return {
            "name": "portrait",
            "version": "0.0.0",
            "profile": "linking",
            "flags": {"send_anonymous_usage_stats": False},
            "vars": project_variables() | own,
            "models": {"portrait": {"+materialized": "table"}},
        }

    def _write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")


def _why(answer: Any) -> str:  # noqa: ANN401 - dbt's own type says no more.
    if answer.exception:
        return str(answer.exception).splitlines()[0]
    failed = [item for item in answer.result or () if str(item.status) in ("error", "fail")]
    return "; ".join(f"{item.node.name}: {item.message}" for item in failed)
