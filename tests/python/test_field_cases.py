"""Field cases, which real files have shown: each check of each case is a test.

One case: `pytest tests/python/test_field_cases.py -k M35`. Only the cases that are selected are
built, so that this takes seconds.
"""

import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import commands
import duckdb
import pytest
from field_cases import Case, Check, Expectation, parameters, read_cases
from field_warehouses import (
    LOADED_AT,
    LoadedCase,
    build_together,
    crossing_customers,
    load_alone,
    open_case,
)

from portrait.database import REPOSITORY, connect

LOG = REPOSITORY / "docs" / "field-cases.md"
PARAMETERS = parameters()
WAREHOUSES = sorted({case.warehouse for case in read_cases() if case.is_built})


class Field:
    """Loads and builds cases, each once."""

    def __init__(self, folder: Path, selected: list[Case]) -> None:
        """Remember the selected cases."""
        self._folder = folder
        self._selected = selected
        self._built: dict[str, Path] = {}
        self._broken: set[str] = set()
        self._loaded: dict[str, LoadedCase] = {}

    def cases_of(self, warehouse: str) -> list[Case]:
        """Return the selected cases that are built in this warehouse."""
        return [case for case in self._selected if case.warehouse == warehouse and case.is_built]

    def built(self, warehouse: str) -> Path:
        """Return the file of the warehouse; the first call builds it."""
        if warehouse in self._broken:
            pytest.fail(f"the warehouse {warehouse} could not be built: see the first failure")
        if warehouse not in self._built:
            folder = self._folder / warehouse
            folder.mkdir()
            self._broken.add(warehouse)
            self._built[warehouse] = build_together(self.cases_of(warehouse), folder)
            self._broken.remove(warehouse)
        return self._built[warehouse]

    def loaded(self, case: Case) -> LoadedCase:
        """Return the case, loaded alone by the first call."""
        if case.name not in self._loaded:
            # Not named after the case: the output of the loader would contain the name.
            folder = self._folder / "alone" / str(len(self._loaded))
            folder.mkdir(parents=True)
            self._loaded[case.name] = load_alone(case, folder)
        return self._loaded[case.name]


@pytest.fixture(scope="session")
def field(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Field:
    """The cases whose tests are selected and whose files exist."""
    calls = [item.callspec.params for item in request.session.items if hasattr(item, "callspec")]
    selected = {call["case"].name: call["case"] for call in calls if "case" in call}
    # A test of a whole warehouse builds all of its cases.
    named = {call["warehouse"] for call in calls if "warehouse" in call}
    selected |= {case.name: case for case in read_cases() if case.warehouse in named}
    present = [case for case in selected.values() if case.folder.is_dir()]
    return Field(tmp_path_factory.mktemp("field_cases"), present)


@pytest.mark.parametrize(("case", "check"), PARAMETERS)
def test_case(field: Field, case: Case, check: Check) -> None:
    """The check holds."""
    if not case.folder.is_dir():
        pytest.skip(f"{case.folder} not found: set PORTRAIT_FIELD_CASES")
    found = [difference(field, case, expectation) for expectation in check.expectations]
    assert None in found, f"{check.holds}\n" + "\n".join(map(str, found))


@pytest.mark.parametrize("warehouse", WAREHOUSES)
def test_the_cases_of_a_warehouse_do_not_meet(field: Field, warehouse: str) -> None:
    """No customer has records of two cases, so a case built alone would have the same result."""
    cases = field.cases_of(warehouse)
    if not cases:
        pytest.skip("no case of it is here: set PORTRAIT_FIELD_CASES")
    assert crossing_customers(field.built(warehouse), cases) == []


def test_the_log_tells_of_every_case_of_our_own() -> None:
    """docs/field-cases.md has one row for each committed case, as `Case.line` writes it."""
    written = [line for line in LOG.read_text(encoding="utf-8").splitlines() if "| `k" in line]
    assert written == [case.line for case in read_cases() if case.source]


def difference(field: Field, case: Case, expectation: Expectation) -> str | None:
    """Return the difference between expectation and result in words; None if there is none."""
    return DIFFERENCES[expectation.means](field, case, expectation)


def _in_warehouse(field: Field, case: Case, expectation: Expectation) -> str | None:
    with closing(open_case(field.built(case.warehouse), case)) as connection:
        return _rows_differ(connection, expectation)


def _in_raw_tables(field: Field, case: Case, expectation: Expectation) -> str | None:
    with closing(connect(field.loaded(case).database, read_only=True)) as connection:
        return _rows_differ(connection, expectation)


def _rows_differ(connection: duckdb.DuckDBPyConnection, expectation: Expectation) -> str | None:
    try:
        found = connection.execute(expectation.asked).fetchall()
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        return f"not there: {str(error).splitlines()[0]}"
    rows, wanted = _sorted(found), _sorted(expectation.answer)
    return None if rows == wanted else f"found {rows}, expected {wanted}"


def _sorted(rows: list[Any]) -> list[tuple[Any, ...]]:
    return sorted((tuple(row) for row in rows), key=lambda row: [str(value) for value in row])


def _at_load(field: Field, case: Case, expectation: Expectation) -> str | None:
    loaded = field.loaded(case)
    return _answer_differs(loaded.exit_code, loaded.said, expectation)


def _at_gate(field: Field, case: Case, expectation: Expectation) -> str | None:
    database = field.loaded(case).database
    docs = database.parent / "data_docs"
    result = commands.portrait("gate", "--database", database, "--docs", docs, "--at", LOADED_AT)
    # A gate that ended before it checked anything must not count as passed.
    assert "expectations on" in result.output, result.output
    return _answer_differs(result.exit_code, result.output, expectation)


def _answer_differs(exit_code: int, said: str, expectation: Expectation) -> str | None:
    wanted = expectation.asked
    unsaid = [p for p in wanted.get("says", ()) if not re.search(p, said, re.IGNORECASE)]
    too_much = [p for p in wanted.get("never", ()) if re.search(p, said, re.IGNORECASE)]
    if exit_code == wanted.get("exit_code", exit_code) and not unsaid and not too_much:
        return None
    return f"exit code {exit_code}; not said: {unsaid}; said: {too_much}\n{said}"


DIFFERENCES: dict[str, Callable[[Field, Case, Expectation], str | None]] = {
    "query": _in_warehouse,
    "landed": _in_raw_tables,
    "load": _at_load,
    "gate": _at_gate,
}
