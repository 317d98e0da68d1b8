"""What a user sees after a build."""

from commands import finished

from portrait.database import connect

MARTS = (
    "create schema marts",
    "create table marts.dim_customers as select range as customer_id from range(1234)",
    """
    create table marts.dim_segments as
    select *
    from (values ('Loyal', 2, 10, 0.25, 'Come back'), ('New', 1, 1000, 0.75, 'Just came'))
        as t (segment_name, priority, member_count, member_share, description)
    """,
    """
    create table marts.rpt_persona_cards as
    select *
    from (values ('Night owls', 400, 0.4, 'orders at night'), ('Others', 834, 0.6, null))
        as t (persona_name, customer_count, customer_share, distinguishing_traits)
    """,
)


def show(database):
    """Run the command on a database file."""
    return finished("portrait", "show", "--database", database)


def test_customers_segments_and_personas_are_shown_in_their_order(tmp_path):
    database = tmp_path / "portrait.duckdb"
    with connect(database) as connection:
        for statement in MARTS:
            connection.execute(statement)
    shown = show(database)
    assert shown.returncode == 0, shown.stderr
    assert "Customers: 1,234" in shown.stdout
    words = ("New", "75.0%", "Loyal", "Others", "Night owls", "orders at night")
    places = [shown.stdout.index(word) for word in words]
    assert places == sorted(places)


def test_personas_of_other_customers_are_shown_without_a_share(tmp_path):
    database = tmp_path / "portrait.duckdb"
    with connect(database) as connection:
        for statement in MARTS:
            connection.execute(statement)
        connection.execute(
            "update marts.rpt_persona_cards set customer_count = 0, customer_share = null"
        )
    shown = show(database)
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.count("no customer could be") == 2


def test_no_warehouse_and_no_marts_are_told(tmp_path):
    missing = show(tmp_path / "portrait.duckdb")
    assert missing.returncode == 1
    assert "run `dbt build` first" in missing.stderr
    connect(tmp_path / "empty.duckdb").close()
    empty = show(tmp_path / "empty.duckdb")
    assert empty.returncode == 1
    assert "dim_customers" in empty.stderr
