"""Two warehouse files are compared row by row; differences are named without their values."""

import duckdb
import pytest
from commands import finished

from portrait.database import DatabaseUnavailableError, connect
from portrait_lab.compare.differences import key_column
from portrait_lab.compare.digests import Shape
from portrait_lab.compare.warehouses import compare, conclusion

CUSTOMERS = """
    create table marts.dim_customers as
    select *
    from (values ('c1', 'ann@x.org', 1), ('c2', null, 2), ('c2', null, 2))
        as t (customer_id, email, orders_count)
"""
BIG = """
    create table marts.big as
    select range as id, md5(cast(range as varchar)) as text from range(1000000)
"""


def warehouse(folder, name, *statements):
    """A small warehouse in a file of its own folder, with a view that names its own catalog."""
    path = folder / name / "portrait.duckdb"
    with connect(path) as connection:
        connection.execute("create schema marts")
        connection.execute(CUSTOMERS)
        connection.execute("create view marts.v as select * from portrait.marts.dim_customers")
        for statement in statements:
            connection.execute(statement)
    return path


def words(left, right, **options):
    """The verdicts that are not `identical`, by table."""
    verdicts = compare(left, right, **options)
    return {str(v.name): v.words for v in verdicts if not v.is_identical}


def test_the_order_of_rows_is_no_difference(tmp_path):
    left = warehouse(tmp_path, "a")
    shuffled = (
        "create or replace table marts.dim_customers as "
        "select * from marts.dim_customers order by orders_count desc"
    )
    right = warehouse(tmp_path, "b", shuffled)
    verdicts = list(compare(left, right))
    assert [(str(v.name), v.left_rows, v.words) for v in verdicts] == [
        ("marts.dim_customers", 3, "identical"),
        ("marts.v", 3, "identical"),
    ]
    assert conclusion(verdicts) == "identical"


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        (
            "update marts.dim_customers set email = 'bob@x.org' where customer_id = 'c1'",
            "1 rows only in A, 1 only in B; columns email; customer_id c1",
        ),
        (
            "update marts.dim_customers set email = '' where rowid = 1",
            "1 rows only in A, 1 only in B; columns email; customer_id c2",
        ),
        (
            "delete from marts.dim_customers where rowid = 1",
            "1 rows only in A, 0 only in B; columns customer_id, email, orders_count; "
            "customer_id c2",
        ),
        (
            "insert into marts.dim_customers values ('c9', null, 0)",
            "0 rows only in A, 1 only in B; columns customer_id, email, orders_count; "
            "customer_id c9",
        ),
    ],
)
def test_a_changed_lost_or_added_row_is_found(tmp_path, statement, expected):
    left, right = warehouse(tmp_path, "a"), warehouse(tmp_path, "b", statement)
    assert words(left, right) == {"marts.dim_customers": expected, "marts.v": expected}


def test_values_swapped_between_rows_are_found(tmp_path):
    swap = "update marts.dim_customers set orders_count = 3 - orders_count where rowid < 2"
    left, right = warehouse(tmp_path, "a"), warehouse(tmp_path, "b", swap)
    found = words(left, right)["marts.dim_customers"]
    assert found == "2 rows only in A, 2 only in B; customer_id c1, c2"


def test_no_personal_value_is_printed(tmp_path):
    change = "update marts.dim_customers set email = 'secret@x.org'"
    left, right = warehouse(tmp_path, "a"), warehouse(tmp_path, "b", change)
    assert "@" not in " ".join(words(left, right).values())


def test_columns_types_and_tables_are_compared(tmp_path):
    left = warehouse(tmp_path, "a", "create table marts.old as select 1 as a")
    right = warehouse(
        tmp_path,
        "b",
        "create table marts.new as select 1 as a",
        "alter table marts.dim_customers alter orders_count type bigint",
    )
    found = words(left, right)
    assert found["marts.old"] == "only in A"
    assert found["marts.new"] == "only in B"
    assert found["marts.dim_customers"] == "columns differ: orders_count"


def test_the_moment_of_loading_and_the_loaders_own_tables_do_not_count(tmp_path):
    landed = (
        "create schema raw_shop",
        "create schema raw_portrait",
        "create table raw_shop.orders as select '7' as id, '{0}' as _loaded_at",
        "create table raw_portrait.loads as select '{0}' as loaded_at",
        "create table marts.staged as select '{0}' as loaded_at, 1 as kept",
    )
    left = warehouse(tmp_path, "a", *(line.format("2026-01-01") for line in landed))
    right = warehouse(tmp_path, "b", *(line.format("2026-02-02") for line in landed))
    assert set(words(left, right)) == {"marts.staged"}
    assert words(left, right, ignored=["loaded_at"]) == {}
    assert words(left, right, schemas=["raw_shop"]) == {}


def test_a_schema_that_is_nowhere_is_an_error(tmp_path):
    left = warehouse(tmp_path, "a")
    with pytest.raises(ValueError, match="no table to compare"):
        list(compare(left, left, schemas=["mart"]))


def test_a_missing_file_is_an_error(tmp_path):
    left = warehouse(tmp_path, "a")
    with pytest.raises(DatabaseUnavailableError, match=r"gone\.duckdb"):
        list(compare(left, tmp_path / "gone.duckdb"))


def test_the_key_is_a_column_named_like_one():
    assert key_column(Shape(("email", "order_id", "customer_id"), ("v", "v", "v"))) == "order_id"
    assert key_column(Shape(("email",), ("v",))) is None


@pytest.mark.parametrize(
    ("change", "arguments", "code"),
    [
        ("select 1", [], 0),
        ("delete from marts.dim_customers", [], 1),
        ("delete from marts.dim_customers", ["--schemas", "nowhere"], 1),
        ("select 1", ["--build-twice"], 2),
    ],
)
def test_the_command_ends_with_the_right_code(tmp_path, change, arguments, code):
    files = [warehouse(tmp_path, "a"), warehouse(tmp_path, "b", change)]
    done = finished("portrait-lab", "compare", "builds", *files, *arguments)
    assert done.returncode == code, done.stderr
    assert ("identical" in done.stdout.splitlines()[-1:]) == (code == 0)


def test_a_million_rows_are_compared_in_seconds(tmp_path):
    left, right = warehouse(tmp_path, "a"), warehouse(tmp_path, "b")
    for path, last in ((left, "x"), (right, "y")):
        with duckdb.connect(str(path)) as connection:
            connection.execute(BIG)
            connection.execute("insert into marts.big values (-1, ?)", [last])
    assert words(left, right)["marts.big"] == "1 rows only in A, 1 only in B; columns text"
