"""The raw gate knows every tool channel: a clean world passes, and a broken table is named."""

import csv
from pathlib import Path

import pytest
from generated_worlds import write
from loading_helpers import written
from test_channel_contracts import CHANNELS

from portrait.gate.checking import check
from portrait.loading.contracts import read_contract
from portrait.loading.loader import Options, load
from portrait_world.world import World

PUBLISHED = {
    *("online_retail", "olist", "jd_actions", "sfo_survey", "maven_crm", "hillstrom"),
    *("amexpert", "customer_personality"),
}
TOOLS = sorted(set(CHANNELS) - PUBLISHED)
BROKEN = ["square", "wecom", "zendesk"]
CAME, CAME_AGAIN = "2026-11-01 00:00:00", "2026-11-02 00:00:00"


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(World(300, 3, 7), tmp_path_factory.mktemp("world")).raw


def land(database: Path, folder: Path, at: str) -> None:
    """Load every channel in a folder."""
    report = load(
        [str(folder / channel.name) for channel in folder.iterdir()], Options(database, at)
    )
    assert report.is_good, report.failures


def gate(database: Path, channels: list[str], at: str) -> list[str]:
    """Check what was loaded and return the messages, notes included."""
    findings = check(database, database.parent / "docs", at, channels).findings
    return [f"{finding.table} ({finding.files}): {finding.what}" for finding in findings]


def broken(file: Path, declared) -> str:
    """Return a table's text with an empty key in every second row and no limited value readable."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    key = sorted(declared.required - set(declared.limits))[0]
    for number, row in enumerate(rows):
        row.update(
            dict.fromkeys(declared.limits, "no such value") | ({key: ""} if number % 2 == 0 else {})
        )
    return written(list(rows[0]), [list(row.values()) for row in rows])


@pytest.mark.parametrize("channel", TOOLS)
def test_every_tool_channel_says_how_old_it_may_be_and_what_values_may_be(channel):
    contract = read_contract(channel)
    assert contract.max_age_days
    assert any(table.limits for table in contract.tables.values())


@pytest.mark.slow
def test_a_clean_world_passes(raw, tmp_path):
    land(tmp_path / "portrait.duckdb", raw, CAME)
    channels = sorted(path.name for path in raw.iterdir())
    assert gate(tmp_path / "portrait.duckdb", channels, CAME) == []


def test_every_broken_table_is_named_with_its_columns(raw, tmp_path):
    database, expected = tmp_path / "portrait.duckdb", []
    for channel in BROKEN:
        (tmp_path / "sound").mkdir(exist_ok=True)
        (tmp_path / "sound" / channel).symlink_to(raw / channel)
        (tmp_path / "broken" / channel).mkdir(parents=True)
        for file in sorted((raw / channel).glob("*.csv")):
            declared = read_contract(channel).tables[file.stem]
            text = broken(file, declared)
            (tmp_path / "broken" / channel / file.name).write_text(text, encoding="utf-8")
            key = sorted(declared.required - set(declared.limits))[0]
            expected += [
                f'raw_{channel}.{file.stem} ({channel}/{file.name}): column "{column}"'
                for column in (key, *declared.limits)
            ]
    land(database, tmp_path / "sound", CAME)
    land(database, tmp_path / "broken", CAME_AGAIN)
    told = gate(database, BROKEN, CAME_AGAIN)
    found = {line[: line.rindex('"') + 1] for line in told}
    assert (set(expected) - found, found - set(expected)) == (set(), set())
