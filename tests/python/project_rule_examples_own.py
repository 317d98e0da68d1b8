"""For every rule of Portrait's own: nodes that break it, and the offenders it must name."""

from project_graphs import (
    GOOD_CODE,
    generic_test,
    key_tests,
    macro,
    model,
    seed,
    singular_test,
    unit_test,
)

from portrait_lab.project_rules.graph import Column

ORDERS, BASE, PORT = "source.shop.orders", "model.base_shop__orders", "model.stg_shop__activities"
UNION, MART = "model.int_activities__unioned", "model.dim_customers"


def code(text):
    """A model body that reads `text` and still has a valid end."""
    return f"with\n\nrows_kept as (\n\n{text}\n\n)\n\nselect * from rows_kept\n"


OWN_RULES = {
    "undocumented_columns": (
        [
            model("int_a__b", UNION, columns=()),
            model("int_c__d", UNION, columns=(Column("a"), Column("b", "Known."))),
            model("stg_shop__profiles", BASE, columns=()),
        ],
        {"int_a__b declares no column", "int_c__d.a"},
    ),
    "columns_described_again": (
        [
            model(
                "stg_shop__profiles",
                BASE,
                columns=(
                    Column("occurred_at", "When it happened."),
                    Column("said_at", "When it was said."),
                ),
            ),
            model(
                "stg_shop__consents",
                BASE,
                columns=(Column("occurred_at", "When it happened.", is_tagged=True),),
            ),
            model("stg_shop__orders", BASE, columns=(Column("occurred_at", "When it happened."),)),
            generic_test("stg_shop__orders", "not_null", "occurred_at"),
        ],
        {"stg_shop__profiles.occurred_at"},
    ),
    "undocumented_seeds": ([seed("lexicon", description="")], {"lexicon"}),
    "models_without_a_grain": (
        [
            model("int_a__b", UNION, description="Customers, cleaned."),
            model("int_c__d", UNION, description="One row per run."),
            model("int_e__f", UNION, description="Grain: one row per run."),
        ],
        {"int_a__b", "int_c__d"},
    ),
    "misnamed_yaml_files": (
        [
            model("dim_a", UNION, yaml_path="models/marts/customers/schema.yml"),
            model("int_b__c", UNION, yaml_path=""),
            model("dim_d", UNION, yaml_path="models/marts/customers/_customers_more__models.yml"),
        ],
        {"dim_a in models/marts/customers/schema.yml", "int_b__c in no YAML file"},
    ),
    "marts_that_are_not_public": (
        [model("dim_a", UNION, access="protected"), model("int_b__c", UNION, access="public")],
        {"dim_a is protected in marts", "int_b__c is public in intermediate"},
    ),
    "marts_without_an_exposure": ([model("dim_a", UNION)], {"dim_a"}),
    "base_model_leaves_its_channel": (
        [model("int_orders__joined", BASE), model("stg_till__profiles", BASE)],
        {
            "int_orders__joined reads base_shop__orders",
            "stg_till__profiles reads base_shop__orders",
        },
    ),
    "channels_that_read_each_other": (
        [model("stg_till__profiles", PORT), model("base_till__sales", ORDERS)],
        {"stg_till__profiles reads stg_shop__activities", "base_till__sales reads orders"},
    ),
    "models_that_read_a_later_layer": (
        [model("int_a__b", MART), model("stg_shop__profiles", UNION)],
        {"int_a__b reads dim_customers", "stg_shop__profiles reads int_activities__unioned"},
    ),
    "rooms_that_read_each_other": (
        [
            model("int_a__b", UNION, folder="models/intermediate/quality"),
            model("int_c__d", "model.int_a__b"),
            model("int_e__f", "model.int_c__d", folder="models/intermediate/quality"),
        ],
        {"int_c__d reads int_a__b, int_e__f reads int_c__d"},
    ),
    "models_that_read_a_later_room": (
        [
            model("int_a__b", UNION, folder="models/intermediate/records"),
            model("int_c__d", "model.int_a__b", folder="models/intermediate/ledger"),
            model("int_e__f", "model.int_c__d", folder="models/intermediate/records"),
            model("int_g__h", UNION, folder="models/intermediate/attic"),
            model("dim_things", "model.int_c__d"),
        ],
        {"int_e__f reads int_c__d", "int_g__h in models/intermediate/attic"},
    ),
    "raw_rows_read_outside_base_models": (
        [
            seed("shop__orders", path="seeds/sample/shop"),
            model("stg_shop__profiles", "seed.shop__orders"),
            model("int_a__b", UNION, code=GOOD_CODE + "{{ raw_table('shop', 'orders') }}"),
            model("int_c__d", UNION, code=GOOD_CODE + "-- not a source('shop', 'orders')"),
            model("int_e__f", UNION, code=GOOD_CODE + "{{ raw_rows('shop', 'orders') }}"),
        ],
        {"stg_shop__profiles", "int_a__b", "int_e__f"},
    ),
    "models_that_nobody_reads": ([model("stg_shop__profiles", BASE)], {"stg_shop__profiles"}),
    "code_that_reads_the_clock": (
        [
            model("int_a__b", UNION, code=code("select current_date as today_on, NOW() as n")),
            model("int_c__d", UNION, code=code("select 1 as a -- never current_date")),
            macro("age", "{{ dbt.current_timestamp() }}"),
            singular_test("assert_young", "-- x\nselect random ()"),
        ],
        {
            "int_a__b uses current_date",
            "int_a__b uses now",
            "age uses current_timestamp",
            "assert_young uses random",
        },
    ),
    "picks_without_an_order": (
        [
            model("int_a__b", UNION, code=code("select any_value(a) as a from b limit 5")),
            model("int_c__d", UNION, code=code("select first(a order by b) from c")),
            model("int_e__f", UNION, code=code("select a from b order by a limit 5")),
        ],
        {"int_a__b uses any_value", "int_a__b uses limit"},
    ),
    "engines_named_outside_the_shims": (
        [
            model("int_a__b", UNION, code=code("{% if target.type == 'duckdb' %}1{% endif %}")),
            macro("duckdb__clean"),
        ],
        {"int_a__b", "duckdb__clean"},
    ),
    "models_that_do_not_end_in_their_rows": (
        [
            model("int_a__b", UNION, code="select 1 as a from {{ ref('x') }}\n"),
            model("int_c__d", UNION, code="with final as (select 1)\nselect * from final\n"),
            model("int_e__f", UNION, code=GOOD_CODE + "-- the end\n"),
        ],
        {"int_a__b", "int_c__d"},
    ),
    "models_that_are_too_long": (
        [model("int_a__b", UNION, code="-- why\n" * 115 + GOOD_CODE)],
        {"int_a__b"},
    ),
    "unit_tests_without_a_sentence": (
        [
            unit_test("silent_unit_test", "dim_customers", ""),
            unit_test("test1", "dim_customers", "One email is one customer."),
            *key_tests("dim_customers", "email"),
        ],
        {"silent_unit_test", "test1"},
    ),
    "singular_tests_that_do_not_say_what_they_guard": (
        [
            singular_test("assert_no_orphans", "select 1"),
            singular_test("orphans", "-- An orphan is lost.\nselect 1"),
        ],
        {"assert_no_orphans", "orphans"},
    ),
}
