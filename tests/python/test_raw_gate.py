"""The raw gate stops a run if a delivery differs from the channel's declaration, and says why."""

import csv
import importlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result
from commands import finished, portrait

from portrait.gate.deliveries import Renamed, renamings
from portrait.loading.contracts import read_contract
from portrait.loading.loader import Options, load

ORDERS = read_contract("shopify").tables["order"]
LINES = read_contract("shopify").tables["order_line"]
PERSONS = read_contract("klaviyo").tables["person"]
Row = dict[str, str]


def order(number: int) -> Row:
    """Return an order with a value in every column."""
    return dict.fromkeys(ORDERS.columns, "x") | {
        "id": str(number),
        "created_at": "2026-05-01 10:00:00",
        "email": f"person{number}@mail.example",
        "total_price": "1,299.00",
        "processed_at": "2026-05-01 10:00:00",
        "cancelled_at": "",
        "updated_at": "2026-05-01 10:00:00",
        "_fivetran_synced": "2026-05-02 00:00:00",
    }


def deliver(
    folder: Path, rows: list[Row], day: int, table: str = "order", channel: str = "shopify"
) -> Path:
    """Load one delivery of a day in November 2026; return the warehouse."""
    file = folder / f"day_{day}" / channel / f"{table}.csv"
    file.parent.mkdir(parents=True)
    with file.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    database = folder / "portrait.duckdb"
    moment = f"2026-11-{day:02} 00:00:00"
    report = load([str(file.parents[1])], Options(database, moment))
    assert report.is_good, report.failures
    return database


def asked(database: Path, day: int) -> list[str]:
    """The arguments that check a warehouse as of a day in November 2026."""
    docs, moment = database.parent / "docs", f"2026-11-{day:02} 12:00:00"
    return ["--database", str(database), "--docs", str(docs), "--at", moment]


def gate(database: Path, day: int) -> Result:
    """Check inside this process: the import of the framework takes most of a command's time."""
    return portrait("gate", *asked(database, day))


def test_great_expectations_is_told_to_report_nothing():
    importlib.import_module("portrait.gate.checking")
    assert os.environ["GX_ANALYTICS_ENABLED"] == "False"


def test_an_installed_pyspark_cannot_end_the_gate_before_it_checks(tmp_path):
    (tmp_path / "pyspark.py").write_text("import sys\nsys.exit(0)\n", encoding="utf-8")
    command = [sys.executable, "-c", "import portrait.gate.checking; print('imported')"]
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout == "imported\n", done.stderr


def test_a_good_delivery_passes_and_its_docs_hold_no_personal_value(tmp_path):
    rows = [order(number) for number in range(50)]
    done = finished("portrait", "gate", *asked(deliver(tmp_path, rows, 1), 1))
    assert done.returncode == 0, done.stderr
    assert "failed" not in done.stderr
    # Message of DuckDB's binding at exit while another library still holds it.
    assert "leaked" not in done.stderr
    pages = [page.read_text() for page in (tmp_path / "docs").rglob("*.html")]
    assert any("raw_shopify.order" in page for page in pages)
    assert not [page for page in pages if "@mail.example" in page]


def test_a_renamed_column_is_named_with_file_and_table(tmp_path):
    rows = [order(number) for number in range(50)]
    deliver(tmp_path, rows, 1)
    renamed = [{**row, "total_amount": row["total_price"], "note": ""} for row in rows]
    for row in renamed:
        del row["total_price"]
    done = gate(deliver(tmp_path, renamed, 2), 2)
    assert done.exit_code == 1
    assert 'failed: raw_shopify.order (shopify/order.csv): column "total_price" is missing; ' in (
        done.stderr
    )
    assert '"total_amount" is new: was it renamed?' in done.stderr
    assert 'new columns: "note"' in done.stderr


def test_a_new_column_is_told_and_stops_nothing(tmp_path):
    rows = [order(number) for number in range(50)]
    deliver(tmp_path, rows, 1)
    done = gate(deliver(tmp_path, [row | {"gift_note": "x"} for row in rows], 2), 2)
    assert done.exit_code == 0
    assert 'note: raw_shopify.order (shopify/order.csv): new columns: "gift_note"' in done.stderr


def test_values_and_empty_keys_are_counted_against_what_is_declared(tmp_path):
    rows = [order(number) for number in range(50)]
    for row in rows[:20]:
        row["total_price"] = "-5"
    for row in rows[:10]:
        row["id"] = ""
    done = gate(deliver(tmp_path, rows, 1), 1)
    assert done.exit_code == 1
    assert 'column "total_price": 40.0 % of rows are unreadable or less than 0.0;' in done.stderr
    assert 'column "id": 20.0 % of rows are null; at most 5% may be' in done.stderr


def test_days_that_cannot_be_read_stop_the_run(tmp_path):
    rows = [order(number) | {"created_at": "01/10/2026 10:00"} for number in range(50)]
    done = gate(deliver(tmp_path, rows, 1), 1)
    assert done.exit_code == 1
    assert 'column "created_at": 100.0 % of rows are unreadable or less than 2000-01-01' in (
        done.stderr
    )


def test_other_spellings_that_staging_reads_pass(tmp_path):
    spelled = {"created_at": "31.05.2026 10:00", "total_price": "1.299,00 €"}
    rows = [order(number) | spelled for number in range(50)]
    rows += [order(50) | {"created_at": "2026-05-31 10:00:00 -0500", "total_price": "12.50-"}]
    done = gate(deliver(tmp_path, rows, 1), 1)
    assert (done.exit_code, done.stderr) == (0, "")


def test_the_gate_reads_a_column_in_the_form_of_its_file(tmp_path):
    rows = [order(number) | {"created_at": "01/10/2026 10:00"} for number in range(50)]
    rows += [order(50) | {"created_at": "31/05/2026 10:00"}]
    done = gate(deliver(tmp_path, rows, 1), 1)
    assert (done.exit_code, done.stderr) == (0, "")


def test_a_value_that_is_not_known_is_no_bad_value(tmp_path):
    rows = [order(number) | {"total_price": "n/a"} for number in range(50)]
    assert gate(deliver(tmp_path, rows, 1), 1).exit_code == 0


def consents(*answers: str) -> list[Row]:
    """Return persons of the mail tool who gave these answers."""
    return [
        dict.fromkeys(PERSONS.columns, "")
        | {"id": f"p{number}", "created": "2026-05-01 10:00:00", "custom_consent": answer}
        for number, answer in enumerate(answers)
    ]


def test_a_new_word_of_consent_is_reported_and_many_stop_the_run(tmp_path):
    known = ['["email", "sms"]', "NEVER_SUBSCRIBED", "Oui", "n/a", ""] * 8
    few, many = tmp_path / "few", tmp_path / "many"
    result = gate(deliver(few, consents(*known, "vielleicht"), 1, "person", "klaviyo"), 1)
    told = " ".join(result.output.split())
    assert result.exit_code == 0, told
    assert "note: raw_klaviyo.person" in told
    assert 'column "custom_consent": 1 of its values' in told
    assert "vielleicht" not in told
    result = gate(deliver(many, consents(*known, *["vielleicht"] * 8), 1, "person", "klaviyo"), 1)
    told = " ".join(result.output.split())
    assert result.exit_code == 1, told
    assert told.count('column "custom_consent"') == 1


def test_a_far_smaller_delivery_than_usual_stops_the_run(tmp_path):
    for day in (1, 2, 3):
        deliver(tmp_path, [order(100 * day + number) for number in range(60)], day)
    done = gate(deliver(tmp_path, [order(9_000 + number) for number in range(5)], 4), 4)
    assert done.exit_code == 1
    assert "5 rows; expected: 12 to 300, from earlier deliveries" in done.stderr


def test_a_stale_channel_is_told_once(tmp_path):
    rows = [order(number) for number in range(50)]
    database = deliver(tmp_path, rows, 1)
    line = dict.fromkeys(LINES.columns, "1") | {"_fivetran_synced": "2026-05-02 00:00:00"}
    deliver(tmp_path, [line], 2, "order_line")
    # A process can check a file once: the framework keeps it open.
    earlier = Path(shutil.copy(database, tmp_path / "earlier.duckdb"))
    assert gate(earlier, 4).exit_code == 0
    done = gate(database, 20)
    assert done.exit_code == 1
    assert done.stderr.count("last loaded at 2026-11-02 00:00:00 UTC") == 1


def test_an_empty_warehouse_is_nothing_to_pass(tmp_path):
    done = gate(tmp_path / "portrait.duckdb", 1)
    assert done.exit_code == 1
    assert "run `portrait load` first" in done.stderr


@pytest.mark.parametrize(
    ("gone", "new", "expected"),
    [
        (["email"], ["email_address"], [Renamed("email", "email_address")]),
        (["email"], ["quantity"], []),
        (["a_price", "b_price"], ["b_prices"], [Renamed("b_price", "b_prices")]),
    ],
)
def test_a_new_name_is_an_old_columns_only_when_alike(gone, new, expected):
    assert renamings(gone, new) == expected


def test_dates_that_staging_cannot_read_are_told_where_no_limit_is_declared(tmp_path):
    rows = [order(number) | {"processed_at": "2026-05-01"} for number in range(40)]
    rows += [order(number) | {"processed_at": "--02-29"} for number in range(40, 50)]
    done = gate(deliver(tmp_path, rows, 1), 1)
    told = 'note: raw_shopify.order (shopify/order.csv): column "processed_at": 20.0 % of rows are '
    assert (done.exit_code, told in done.stderr) == (0, True)
