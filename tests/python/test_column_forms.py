"""The form of dates and numbers is decided by all values of a column, told, kept, and can be given.

Nothing is decided by a majority: contradicting values and values without evidence are told.
"""

import pyarrow as pa
import pytest
from commands import portrait
from loading_helpers import World

from portrait.loading.column_forms import FormFinder, GivenForm
from portrait.loading.guesses import Guess
from portrait.loading.staged_columns import staged_columns

OF_COLUMN, OF_FILE = "values of the column", "other columns of the file"
KINDS = {"at": "timestamp", "born_on": "date", "total": "number", "tax": "number"}


@pytest.fixture
def world(tmp_path) -> World:
    return World(tmp_path)


def forms_of(columns, *, kinds=KINDS, given=None, batches=1):
    finder = FormFinder(kinds)
    table = pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()})
    size = -(-table.num_rows // batches)
    for start in range(0, table.num_rows, size):
        finder.add(table.slice(start, size))
    return finder.forms(given or {}, "shop.order")


@pytest.mark.parametrize(
    ("values", "decision"),
    [
        (["01/10/2026 10:00", "13/10/2026"], "day_first"),
        (["1-10-2026", "31-1-2026", None, ""], "day_first"),
        (["01/10/2026", "10/13/2026 3:04 PM"], "month_first"),
        (["01/10/85", "13/10/85"], "day_first"),
        (["01/10/85", "10/13/99"], "month_first"),
    ],
)
def test_one_certain_date_decides_the_open_ones_of_its_column(values, decision):
    assert forms_of({"at": values}).guesses == (Guess("at", decision, OF_COLUMN, 1),)


@pytest.mark.parametrize(
    ("values", "decision", "rows"),
    [
        (["1.299", "12,50", "2.499,00"], "decimal_comma", 2),
        (["1.299", "1.234.567"], "decimal_comma", 1),
        (["12,500", "€ 0,5"], "decimal_comma", 1),
        (["12,500", "1 234,50", "7"], "decimal_comma", 1),
        (["12,500", "12.50", "$1,299.00"], "decimal_point", 2),
        (["1,299", "12,34,567"], "decimal_point", 1),
        (["1.299", "0.125"], "decimal_point", 1),
    ],
)
def test_one_certain_number_decides_the_open_ones_of_its_column(values, decision, rows):
    assert forms_of({"total": values}).guesses == (Guess("total", decision, OF_COLUMN, rows),)


@pytest.mark.parametrize(
    "values",
    [
        ["2026-01-10", "2026/1/10", "10.1.2026", "Oct 1, 2026"],
        ["13/10/2026", "31/12/2026"],
        ["10/13/2026", "05/05/2026"],
        ["12.50", "1,299.00", "7", "R$ 45,90"],
        ["Mug, red", "Mug, 1,299 parts", None],
        [None, None],
        ["12-34-5678", "99-99-9999"],
        ["+49 170 1234567", "1.2.3"],
    ],
)
def test_nothing_is_decided_where_every_value_says_it_itself(values):
    forms = forms_of({"at": values, "total": values})
    assert (forms.guesses, forms.said, forms.text) == ((), (), "")


def test_other_columns_of_the_file_decide_for_a_column_without_evidence():
    forms = forms_of(
        {
            "at": ["01/10/2026", "02/10/2026"],
            "born_on": ["31/12/1990", "30/11/1991"],
            "total": ["1.299", "2.499"],
            "tax": ["12,50", "0,19"],
        }
    )
    assert forms.guesses == (
        Guess("at", "day_first", OF_FILE, 2),
        Guess("total", "decimal_comma", OF_FILE, 2),
    )
    assert forms.text == ";at=day_first;total=decimal_comma;"


def test_contradicting_values_leave_the_open_ones_unread_and_are_told():
    forms = forms_of(
        {"at": ["01/10/2026", "13/10/2026", "10/13/2026"], "total": ["1.299", "12,50", "12.50"]}
    )
    assert forms.guesses == (
        Guess("at", "undecided", OF_COLUMN, 1),
        Guess("total", "decimal_both", OF_COLUMN, 1),
    )
    assert forms.text == ";total=decimal_both;"
    assert "--form shop.order.at=day_first or month_first" in forms.said[0]
    assert "--form shop.order.total=decimal_comma or decimal_point" in forms.said[1]


def test_without_any_evidence_a_number_is_read_as_in_english_and_that_is_told():
    forms = forms_of({"total": ["1.299", "12,500"]})
    assert forms.guesses == (Guess("total", "decimal_point", "assumed", 2),)
    assert "--form shop.order.total=decimal_comma" in forms.said[0]


def test_spreadsheet_days_are_read_only_where_staging_reads_a_date_and_all_values_are_days():
    days = ["46296.628", "36585", None]
    assert forms_of({"at": days, "total": days}).guesses == (
        Guess("at", "excel_days", OF_COLUMN, 2),
    )
    assert forms_of({"at": [*days, "2026-01-05"]}).guesses == ()
    assert forms_of({"other": days}, kinds=None).guesses == ()


def test_batches_are_one_file():
    values = ["01/10/2026"] * 5_000 + ["13/10/2026"]
    assert forms_of({"at": values}, batches=4).text == ";at=day_first;"


def test_a_given_form_goes_before_what_the_values_say():
    forms = forms_of({"AT": ["01/10/2026", "13/10/2026"]}, given={"at": "month_first"})
    assert forms.guesses == (Guess("at", "month_first", "given", 0),)


@pytest.mark.parametrize("text", ["at=day_first", "shop.order=day_first", "shop.order.at=first"])
def test_a_form_that_cannot_be_given_is_refused(text):
    with pytest.raises(ValueError, match=r"expected channel\.table\.column=form"):
        GivenForm.of_text(text)


def test_the_base_models_say_what_staging_reads():
    order = staged_columns("shopify")["order"]
    assert (order["created_at"], order["total_price"]) == ("timestamp", "number")
    assert staged_columns("hubspot")["contact"]["property_date_of_birth"] == "date"
    assert staged_columns("no_channel") == {}


def test_the_decision_is_told_and_kept_beside_the_text_as_it_came(world):
    world.put("shop/order.csv", "id;total\n1;1.299\n2;12,50\n")
    world.put("shop/customer.csv", "id;total\n1;1299\n2;12.50\n")
    order = next(file for file in world.load().landed if file.source.table == "order")
    assert 'column "total": decimal comma (values of the column, 1 rows)' in order.said
    assert [(row["total"], row["_forms"]) for row in world.rows("raw_shop", "order")] == [
        ("1.299", ";total=decimal_comma;"),
        ("12,50", ";total=decimal_comma;"),
    ]
    assert {row["_forms"] for row in world.rows("raw_shop", "customer")} == {None}
    kept = world.query("select * from raw_portrait.column_forms where column_name <> ''")
    batch = order.stamp.batch_id
    assert kept == [
        ("shop", "order", "shop/order.csv", batch, "total", "decimal_comma", OF_COLUMN, 1)
    ]


def test_a_form_can_be_given_on_the_command_line(world):
    path = world.put("shop/order.csv", "id,at\n1,01/10/2026\n")
    refused = portrait("load", path, "--database", world.database, "--form", "shop.order.at=today")
    assert (refused.exit_code, "expected channel.table.column=form" in refused.output) == (2, True)
    portrait("load", path, "--database", world.database, "--form", "shop.order.at=month_first")
    assert [row["_forms"] for row in world.rows("raw_shop", "order")] == [";at=month_first;"]
