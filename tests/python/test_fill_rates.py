"""A list of rates is validated row by row before it converts amounts, and converts by day."""

import shutil
from pathlib import Path

import pytest
from commands import finished
from sample_builds import EVERY_CHANNEL, Build, build

from portrait.currencies import RatesRefusedError, fill_rates, known_currencies
from portrait.database import REPOSITORY, connect, query

HEADER = "rate_date,currency,rate_to_reporting"
LINES = (
    "select count(*), count(*) filter (where reporting_amount is null) from marts.fct_order_lines"
    " where currency = ?"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Reference seeds as in the repository, without any rate."""
    seeds = tmp_path / "reference"
    seeds.mkdir()
    for name in ("currencies", "currency_rates"):
        content = (REPOSITORY / "seeds" / "reference" / f"{name}.csv").read_bytes()
        (seeds / f"{name}.csv").write_bytes(content)
    return seeds


def written(path: Path, *rows: str, header: str = HEADER, encoding: str = "utf-8") -> Path:
    path.write_text("\n".join([header, *rows, ""]), encoding=encoding)
    return path


def test_rates_are_written_by_currency_and_day(folder: Path, tmp_path: Path) -> None:
    rates = written(
        tmp_path / "rates.csv",
        "2026-01-03,GBP,1.3",
        "2026-01-02, EUR ,1.10",
        "2026-01-02,GBP,1.25",
        encoding="utf-8-sig",
    )
    assert fill_rates(rates, folder, replace=False) == (3, 3)
    assert (folder / "currency_rates.csv").read_text("utf-8").splitlines() == [
        HEADER,
        "2026-01-02,EUR,1.10",
        "2026-01-02,GBP,1.25",
        "2026-01-03,GBP,1.3",
    ]


def test_a_second_list_adds_and_corrects_and_may_replace(folder: Path, tmp_path: Path) -> None:
    fill_rates(
        written(tmp_path / "a.csv", "2026-01-02,EUR,1.1", "2026-01-03,EUR,9"), folder, replace=False
    )
    later = written(tmp_path / "b.csv", "2026-01-03,EUR,1.2", "2026-01-04,EUR,1.3")
    assert fill_rates(later, folder, replace=False) == (2, 3)
    assert "2026-01-03,EUR,1.2\n" in (folder / "currency_rates.csv").read_text("utf-8")
    assert fill_rates(later, folder, replace=True) == (2, 2)


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("2026-01-32,EUR,1.1", "row 3: rate_date must be a day as 2026-01-31, not '2026-01-32'"),
        ("20260131,EUR,1.1", "row 3: rate_date must be a day"),
        ("31.01.2026,EUR,1.1", "row 3: rate_date must be a day"),
        ("2026-01-31,eur,1.1", "row 3: currency must be a code of ISO 4217 in capitals, not 'eur'"),
        ("2026-01-31,XXX,1.1", "row 3: currency must be a code of ISO 4217"),
        ("2026-01-31,EUR,0", "row 3: rate_to_reporting must be a number above 0"),
        ("2026-01-31,EUR,-1.1", "row 3: rate_to_reporting must be a number above 0"),
        ("2026-01-31,EUR,nan", "row 3: rate_to_reporting must be a number above 0"),
        ("2026-01-31,EUR,1e3", "row 3: rate_to_reporting must be a number above 0"),
        ('2026-01-31,EUR,"1,1"', "row 3: rate_to_reporting must be a number above 0"),
        ("2026-01-31,EUR,0.00000000001", "with at most 10 decimals"),
        ("2026-01-31,EUR,10000000", "below 10,000,000"),
        ("2026-01-31,EUR", "row 3: must have 3 fields, not 2"),
        ("", "row 3: must have 3 fields, not 0"),
        (
            "2026-01-02,GBP,1.1",
            "row 3: GBP must have one rate on 2026-01-02, and row 2 already has it",
        ),
    ],
)
def test_a_broken_row_is_named_with_its_rule_and_nothing_is_written(
    folder: Path, tmp_path: Path, row: str, rule: str
) -> None:
    before = (folder / "currency_rates.csv").read_bytes()
    rates = written(tmp_path / "rates.csv", "2026-01-02,GBP,1.3", row)
    with pytest.raises(RatesRefusedError) as refused:
        fill_rates(rates, folder, replace=False)
    assert rule in str(refused.value)
    assert str(rates) in str(refused.value)
    assert (folder / "currency_rates.csv").read_bytes() == before


def test_another_header_and_an_unreadable_file_are_named(folder: Path, tmp_path: Path) -> None:
    for content in (b"", b"day,currency,rate\n", b"\xff\xfe\x00"):
        path = tmp_path / "rates.csv"
        path.write_bytes(content)
        with pytest.raises(RatesRefusedError, match=r"rates\.csv: "):
            fill_rates(path, folder, replace=False)
    with pytest.raises(RatesRefusedError, match=r"none\.csv: not readable"):
        fill_rates(tmp_path / "none.csv", folder, replace=False)


def test_hundreds_of_broken_rows_are_counted_not_listed(folder: Path, tmp_path: Path) -> None:
    rates = written(tmp_path / "rates.csv", *[f"2026-01-02,EUR,-{n}" for n in range(300)])
    with pytest.raises(RatesRefusedError) as refused:
        fill_rates(rates, folder, replace=False)
    assert str(refused.value).endswith("… and 280 more")


def test_the_command_says_what_it_wrote_and_exits_with_1_otherwise(
    folder: Path, tmp_path: Path
) -> None:
    good = written(tmp_path / "good.csv", "2026-01-02,EUR,1.1")
    done = finished("portrait", "rates", "--out", folder, good)
    assert (done.returncode, done.stdout) == (
        0,
        "wrote currency_rates.csv: 1 rates read, 1 in all\n",
    )
    bad = written(tmp_path / "bad.csv", "2026-01-02,EUR,0")
    refused = finished("portrait", "rates", "--out", folder, bad)
    assert refused.returncode == 1
    assert "bad.csv: row 2" in refused.stderr


def test_the_rates_that_ship_are_empty_and_their_currencies_known() -> None:
    shipped = REPOSITORY / "seeds" / "reference"
    assert (shipped / "currency_rates.csv").read_text("utf-8") == f"{HEADER}\n"
    assert {"USD", "EUR", "GBP", "JPY", "CNY"} <= known_currencies(shipped)
    assert "XXX" not in known_currencies(shipped)


def test_currencies_without_a_rate_are_named_and_not_converted(every_channel: Build) -> None:
    """Online orders in dollars and tills in four currencies, without any rate."""
    missing = every_channel.rows(
        "select currency, rows_without_rate, amount from marts.rpt_missing_currency_rates"
        " where fact_name = 'order_lines' order by currency"
    )
    assert [currency for currency, _, _ in missing] == ["EUR", "GBP", "JPY"]
    by_hand = every_channel.rows(
        "select currency, count(*), sum(paid_amount) from marts.fct_order_lines"
        " where currency <> 'USD' and not is_cancelled group by currency order by currency"
    )
    assert missing == by_hand
    for currency in ("EUR", "GBP", "JPY"):
        lines, without = every_channel.rows(LINES, currency)[0]
        assert lines == without > 0
    assert every_channel.rows(LINES, "USD")[0][1] == 0


def test_a_customer_is_valued_over_all_currencies_that_have_a_rate(
    every_channel: Build, tmp_path: Path
) -> None:
    """With invented rates: a pound and a euro are two dollars each, and the yen has no rate."""
    rated = shutil.copy(every_channel.database, tmp_path)
    with connect(Path(rated)) as connection:
        query(
            connection,
            "insert into reference.currency_rates (rate_date, currency, rate_to_reporting)"
            " select day::date, unnest(['EUR', 'GBP']), 2 from"
            " generate_series(timestamp '2025-01-01', timestamp '2026-12-31', interval 7 day)"
            " as weeks(day)",
        )
    # With its tests: every amount must still be accounted for.
    select = ("--select", "int_currency_rates__daily+", "--exclude-resource-type", "unit_test")
    built = build(tmp_path, *select, channels=list(EVERY_CHANNEL))
    missing = built.rows("select distinct currency from marts.rpt_missing_currency_rates")
    assert missing == [("JPY",)]
    valued = built.rows(
        "with lines as (select customer_id, currency, case currency when 'USD' then 1 else 2 end"
        " * paid_amount as amount from marts.fct_order_lines"
        " inner join marts.bridge_customer_records using (source_record_id)"
        " where not is_cancelled),"
        " customers as (select customer_id, sum(amount) as amount, count(distinct currency) as n"
        " from lines group by customer_id having bool_and(currency <> 'JPY'))"
        " select n, count(*), count(*) filter (where currency = 'USD' and amount = net_amount)"
        " from customers inner join marts.dim_customer_purchases using (customer_id) group by n"
    )
    assert all(customers == right for _, customers, right in valued)
    assert max(currencies for currencies, _, _ in valued) > 1
