"""Published data passes through: every row accounted for, every customer kept.

One build for both data sets, because loading and building take most of the time.
"""

import pytest
from published_warehouses import (
    RawTable,
    Warehouse,
    assert_every_row_is_accounted_for,
    assert_segments_and_personas_are_built,
)

pytestmark = pytest.mark.real_data

ONLINE_RETAIL = {"online_retail": RawTable("base_online_retail__order_lines", 541_909)}
OLIST = {
    "olist_customers_dataset": RawTable("base_olist__customers", 8_135),
    "olist_orders_dataset": RawTable("base_olist__orders", 8_135),
    "olist_order_items_dataset": RawTable("base_olist__order_items", 8_365),
    "olist_order_payments_dataset": RawTable("base_olist__order_payments", 8_924),
    "olist_order_reviews_dataset": RawTable("base_olist__order_reviews", 8_225),
    "olist_products_dataset": RawTable("base_olist__products", 5_460),
    "olist_sellers_dataset": RawTable("base_olist__sellers", 1_610),
    "olist_geolocation_dataset": RawTable("base_olist__geolocations", 45_928),
    "product_category_name_translation": RawTable("base_olist__product_categories", 71),
}


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory):
    published = {"online_retail": "online-retail", "olist": "olist"}
    return Warehouse(published, tmp_path_factory.mktemp("real"))


def test_each_has_its_own_customers_and_nobody_is_in_both(warehouse):
    customers = warehouse.rows(
        """
        select channel, count(*), count(distinct customer_id)
        from marts.bridge_customer_records
        group by channel
        """
    )
    assert set(customers) == {("online_retail", 4_372, 4_372), ("olist", 8_135, 8_016)}
    assert warehouse.count("marts", "dim_customers") == 4_372 + 8_016
    assert_segments_and_personas_are_built(warehouse)


def test_the_wholesalers_order_lines_become_customers(warehouse):
    assert_every_row_is_accounted_for(warehouse, "online_retail", ONLINE_RETAIL)
    assert warehouse.reasons("online_retail") == {
        ("online_retail", "not_a_product"): 2_950,
        ("online_retail", "repeated_line"): 5_257,
        ("online_retail", "stock_adjustment"): 2_464,
    }
    lines = warehouse.rows(
        """
        select
            line_kind,
            count(*),
            count(*) filter (where source_record_id is null),
            count(*) filter (where sign(quantity) = sign(paid_amount) or paid_amount = 0),
            count(distinct currency)
        from marts.fct_order_lines
        where channel = 'online_retail'
        group by line_kind
        order by line_kind
        """
    )
    assert lines == [("return", 8_668, 162, 8_668, 1), ("sale", 522_570, 131_387, 522_570, 1)]


def test_the_marketplaces_orders_become_customers_with_statements(warehouse):
    assert_every_row_is_accounted_for(warehouse, "olist", OLIST)
    assert warehouse.reasons("olist") == {
        ("olist_geolocation_dataset", "repeated_row"): 9_028,
        ("olist_geolocation_dataset", "outside_country"): 2,
    }
    statements = warehouse.rows(
        """
        select count(*), count(distinct statement_id), count(statement_text), min(score), max(score)
        from marts.fct_statements
        where statement_kind = 'review'
        """
    )
    # Of seven more, the text is nothing but full stops.
    assert statements == [(8_225, 8_225, 4_217, 1.0, 5.0)]
    amounts = warehouse.rows(
        """
        select sum(paid_amount)
        from marts.fct_order_lines
        where channel = 'olist'
        union all
        select sum(revenue_impact)
        from marts.fct_activities
        where channel = 'olist'
        """
    )
    assert amounts[0] == amounts[1]


def test_every_difference_of_an_order_and_its_lines_has_a_reason(warehouse: Warehouse) -> None:
    """Orders of both companies, with payments, freight and invoices that nobody made up."""
    assert warehouse.value("select count(*) from marts.fct_orders") > 10_000
    silent = """
        select count(*)
        from intermediate.int_orders__completed as orders
        left join marts.rpt_order_differences as differences using (order_id)
        where
            orders.is_counted
            and differences.order_id is null
            and (
                orders.goods_amount is distinct from orders.line_goods
                or orders.refunded_amount is distinct from orders.line_refunded
                or orders.total is distinct from orders.goods_amount and orders.total is not null
            )
    """
    assert warehouse.value(silent) == 0
    origins = warehouse.rows(
        "select channel, order_origin from marts.fct_orders group by all order by all"
    )
    assert ("olist", "orders") in origins
    assert ("online_retail", "lines") in origins
