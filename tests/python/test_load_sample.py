"""The embedded sample is what the loader would have stored."""

import csv
import shutil

import pytest
from commands import finished
from loading_helpers import World

from portrait.database import REPOSITORY
from portrait.loading.values import LOAD_COLUMNS

STAMPED = ("_loaded_at", "_batch_id")
OF_THE_LOADER = ("_row_hash", "_forms")


@pytest.fixture(scope="module")
def generated(tmp_path_factory):
    """The same small world twice: as the tools export it, and as the loader stores it."""
    folder = tmp_path_factory.mktemp("world")
    for name, options in (("exported", []), ("landed", ["--landed"])):
        size = ("--people", 50, "--months", 6, "--seed", 3)
        done = finished("portrait-lab", "world", *size, "--out", folder / name, *options)
        assert done.returncode == 0, done.stderr
    return folder


def test_landed_sample_equals_the_loaded_export(generated, tmp_path):
    world = World(tmp_path)
    shutil.copytree(generated / "exported" / "raw", tmp_path / "raw")
    report = world.load(staging=REPOSITORY / "models" / "staging")
    assert report.is_good
    assert len(report.landed) == len(list((generated / "landed" / "raw").rglob("*.csv")))
    for landed in report.landed:
        channel, table = landed.source.channel, landed.source.table
        path = generated / "landed" / "raw" / channel / f"{channel}__{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            expected = [{k: v or None for k, v in row.items()} for row in csv.DictReader(file)]
        assert landed.rejected == 0
        stored = world.rows(f"raw_{channel}", table)
        assert all(set(LOAD_COLUMNS) <= set(row) for row in stored)
        assert _unstamped(stored) == _unstamped(expected)


def _unstamped(rows):
    left_out = {*STAMPED, *OF_THE_LOADER}
    return [{name: value for name, value in row.items() if name not in left_out} for row in rows]
