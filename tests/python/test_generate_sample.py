"""The simulated world on disk: same arguments, same bytes; small, streamed, in real layouts."""

import csv
import os
import weakref
from pathlib import Path

import pytest
from commands import finished
from generated_worlds import REPOSITORY, SEEDS, TRUTH, RawWorld, content, read_text, write

from portrait_world import generating, world
from portrait_world.generating import SAMPLE
from portrait_world.layouts.all_layouts import LAYOUTS
from portrait_world.world import World

TOOLS = {
    "ga4": "ga4_export",
    "meta_ads": "facebook_ads",
    "meta_lead_ads": "facebook_leads",
    "wechat_official_account": "wechat_oa",
}
"""Channels with another name in the published columns of the tools."""
SHARED = Path(os.environ.get("PORTRAIT_DATA", REPOSITORY.parent / "shared" / "data"))


@pytest.fixture(scope="module")
def sample() -> RawWorld:
    return RawWorld(SEEDS, TRUTH)


def test_same_arguments_give_same_bytes(tmp_path: Path) -> None:
    first, second = write(World(300, 3, 9), tmp_path / "a"), write(World(300, 3, 9), tmp_path / "b")
    assert content(first.raw) == content(second.raw)
    assert content(first.truth) == content(second.truth)
    assert content(write(World(300, 3, 10), tmp_path / "c").raw) != content(first.raw)


def test_embedded_sample_is_what_the_generator_writes(tmp_path: Path) -> None:
    fresh = write(SAMPLE, tmp_path, landed=True)
    assert content(fresh.raw) == content(SEEDS)
    assert content(fresh.truth) == content(TRUTH)
    assert (TRUTH / "README.md").read_bytes() == (fresh.truth / "README.md").read_bytes()


def test_embedded_sample_is_small_and_has_every_table(sample: RawWorld) -> None:
    files = content(SEEDS)
    assert sum(map(len, files.values())) <= 10_000_000
    assert set(files) == {f"{channel}/{channel}__{table}.csv" for channel, table in LAYOUTS}
    assert all(sample.table(f"{channel}.{table}") for channel, table in LAYOUTS)


def test_landed_rows_say_where_they_stand(sample: RawWorld) -> None:
    rows = read_text(SEEDS / "klaviyo" / "klaviyo__event.csv")
    assert rows["_line"].to_pylist() == [str(line) for line in range(2, rows.num_rows + 2)]
    assert set(rows["_file"].to_pylist()) == {"klaviyo/event.csv"}


def test_only_one_block_of_people_is_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenes: list[weakref.ref[object]] = []
    alive_when_next_begins: list[int] = []
    simulate = generating.simulate

    def watched(block: world.Block) -> object:
        alive_when_next_begins.append(sum(scene() is not None for scene in scenes[:-1]))
        scene = simulate(block)
        scenes.append(weakref.ref(scene))
        return scene

    monkeypatch.setattr(world, "BLOCK_PEOPLE", 100)
    monkeypatch.setattr(generating, "simulate", watched)
    blocks = write(World(400, 2, 3), tmp_path)
    assert alive_when_next_begins == [0, 0, 0, 0]
    assert len(blocks.household) == 400
    for table, key in (("shopify.order_line", "id"), ("ga4.event", "_fivetran_id")):
        ids = [row[key] for row in blocks.table(table)]
        distinct_rows = {tuple(row.items()) for row in blocks.table(table)}
        reloaded = len({(row[key], row["_fivetran_synced"]) for row in blocks.table(table)})
        assert len(set(ids)) > 100
        assert len(distinct_rows) == reloaded, "one id for two different rows"


@pytest.mark.real_data
def test_layouts_hold_every_published_column() -> None:
    published = SHARED / "channel-schemas" / "columns.csv"
    if not published.exists():
        pytest.skip(f"{published} not found: set PORTRAIT_DATA")
    columns: dict[tuple[str, str], list[str]] = {}
    with published.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if "." in row["column"] or "[" in row["column"]:
                continue  # part of an object, which a table stores as one JSON text
            known = columns.setdefault((row["tool"], row["table"]), [])
            # One column is listed once for each warehouse that spells its name differently.
            if row["column"].lower() not in map(str.lower, known):
                known.append(row["column"])
    for (channel, table), layout in LAYOUTS.items():
        known = columns.get((TOOLS.get(channel, channel), table), [])
        assert list(layout[: len(known)]) == known


def test_command_writes_raw_tables_and_truth(tmp_path: Path) -> None:
    options = ["--people", 60, "--months", 2, "--seed", 4, "--out", tmp_path]
    done = finished("portrait-lab", "world", *options)
    assert done.returncode == 0, done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"raw", "truth"}
    assert content(tmp_path / "raw") == content(write(World(60, 2, 4), tmp_path / "again").raw)
    assert finished("portrait-lab", "world", "--people", 3).returncode == 2
