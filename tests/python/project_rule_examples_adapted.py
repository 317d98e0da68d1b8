"""For every rule adapted from dbt-project-evaluator: nodes that break it, and the offenders."""

from dataclasses import replace

from project_graphs import exposure, generic_test, model, seed, source, unit_test

from portrait_lab.project_rules.graph import Column

ORDERS, BASE, PORT = "source.shop.orders", "model.base_shop__orders", "model.stg_shop__activities"
UNION, MART = "model.int_activities__unioned", "model.dim_customers"


def code(text):
    """A model body that reads `text` and still has a valid end."""
    return f"with\n\nrows_kept as (\n\n{text}\n\n)\n\nselect * from rows_kept\n"


def views(count):
    """A chain of views, each reading the previous one, and a table at the end."""
    names = [f"int_step__{number:02d}" for number in range(count + 1)]
    reads = [UNION, *(f"model.{name}" for name in names)]
    kinds = ["view"] * count + ["table"]
    chain = zip(names, reads, kinds, strict=False)
    return [model(name, read, materialized=kind) for name, read, kind in chain]


ADAPTED_RULES = {
    "direct_join_to_source": (
        [model("base_shop__lines", ORDERS, BASE)],
        {"base_shop__lines reads orders and base_shop__orders"},
    ),
    "downstream_models_dependent_on_source": (
        [model("stg_shop__profiles", ORDERS), model("int_orders__joined", ORDERS)],
        {"stg_shop__profiles reads orders", "int_orders__joined reads orders"},
    ),
    "duplicate_sources": (
        [source("shop.again", relation='"db"."raw_shop"."orders"')],
        {'"db"."raw_shop"."orders" is declared 2 times'},
    ),
    "hard_coded_references": (
        [model("int_orders__joined", UNION, code=code("select 1 from raw_shop.orders"))],
        {"int_orders__joined reads raw_shop.orders"},
    ),
    "model_fanout": (
        [model(f"rpt_{number}", MART) for number in range(4)],
        {"dim_customers feeds 4 leaves"},
    ),
    "multiple_sources_joined": (
        [source("shop.lines"), model("base_shop__lines", ORDERS, "source.shop.lines")],
        {"base_shop__lines reads 2 sources"},
    ),
    "rejoining_of_upstream_concepts": (
        [model("int_a__b", UNION), model("int_b__c", "model.int_a__b", UNION)],
        {"int_b__c reads int_activities__unioned again beside int_a__b"},
    ),
    "root_models": ([model("int_days__spun")], {"int_days__spun has no parent"}),
    "source_fanout": (
        [model("base_shop__lines", ORDERS)],
        {"shop.orders is read by 2 models"},
    ),
    "staging_models_dependent_on_downstream_models": (
        [model("stg_shop__profiles", BASE, UNION)],
        {"stg_shop__profiles reads int_activities__unioned"},
    ),
    "staging_models_dependent_on_other_staging_models": (
        [model("stg_shop__profiles", PORT), model("base_shop__lines", BASE)],
        {
            "stg_shop__profiles reads stg_shop__activities",
            "base_shop__lines reads base_shop__orders",
        },
    ),
    "unused_sources": ([source("shop.lines")], {"shop.lines is read by nobody"}),
    "models_with_too_many_joins": (
        [
            *(seed(f"rules_{number}") for number in range(7)),
            model("int_all__joined", *(f"seed.rules_{number}" for number in range(7))),
            model("int_all__unioned", *(f"seed.rules_{number}" for number in range(7))),
            model("int_run__as_of", *(f"seed.rules_{number}" for number in range(7))),
        ],
        {"int_all__joined reads 7 relations"},
    ),
    "missing_primary_key_tests": (
        [
            model("int_a__no_tests", UNION),
            model("int_b__maybe_null", UNION),
            generic_test("int_b__maybe_null", "unique", "thing_id"),
            model("int_c__other_column", UNION),
            generic_test("int_c__other_column", "unique", "thing_id"),
            generic_test("int_c__other_column", "not_null", "name"),
            model("int_d__partial", UNION),
            generic_test("int_d__partial", "unique", "thing_id", is_partial=True),
            generic_test("int_d__partial", "not_null", "thing_id"),
            model("int_e__pair_of_nulls", UNION),
            generic_test("int_e__pair_of_nulls", "unique_combination", "a", "b"),
            generic_test("int_e__pair_of_nulls", "not_null", "c"),
            model("int_f__pair", UNION),
            generic_test("int_f__pair", "unique_combination", "a", "b"),
            generic_test("int_f__pair", "not_null", "a"),
            model("dim_g", UNION, columns=(Column("g", "Key.", frozenset({"not_null"})),)),
            generic_test("dim_g", "unique", "g"),
            model("int_h__key", UNION),
            generic_test("int_h__key", "primary_key", "a", "b"),
            model("int_i__part_of_a_key", UNION),
            generic_test("int_i__part_of_a_key", "primary_key", "a", is_partial=True),
        ],
        {
            "int_a__no_tests",
            "int_b__maybe_null",
            "int_c__other_column",
            "int_d__partial",
            "int_e__pair_of_nulls",
            "int_i__part_of_a_key",
        },
    ),
    "missing_source_freshness": (
        [source("shop.lines", loader=""), source("shop.refunds", loader="", has_freshness=True)],
        {"shop.lines"},
    ),
    "test_coverage": (
        [
            model("int_a__b", UNION),
            model("int_c__d", UNION),
            unit_test("c_stays_c", "int_c__d", "C stays C."),
        ],
        {"int_a__b"},
    ),
    "documentation_coverage": (
        [model("int_a__b", UNION), model("int_c__d", UNION, description="")],
        {"models/intermediate/customers describes 1 of 2 models"},
    ),
    "undocumented_models": ([model("int_a__b", UNION, description="")], {"int_a__b"}),
    "undocumented_source_tables": ([source("shop.lines", description="")], {"shop.lines"}),
    "undocumented_sources": ([source("till.sales", source_description="")], {"till"}),
    "model_naming_conventions": (
        [
            model("customers_fact", UNION),
            model("int_noverb", UNION),
            model("stg_orders", BASE, folder="models/staging/shop"),
        ],
        {
            "customers_fact in models/marts/customers",
            "int_noverb in models/intermediate/customers",
            "stg_orders in models/staging/shop",
        },
    ),
    "model_directories": (
        [
            model("stg_till__profiles", BASE, folder="models/staging/shop"),
            model("int_a__b", UNION, folder="models/marts/customers"),
            model("dim_deep", UNION, folder="models/marts/customers/deep"),
            model("dim_flat", UNION, folder="models/marts"),
        ],
        {
            "stg_till__profiles in models/staging/shop",
            "int_a__b in models/marts/customers",
            "dim_deep in models/marts/customers/deep",
            "dim_flat in models/marts",
        },
    ),
    "source_directories": (
        [replace(source("till.sales"), path="models/staging/shop/_shop__sources.yml")],
        {"till.sales in models/staging/shop"},
    ),
    "test_directories": (
        [generic_test("dim_customers", "unique", "email", folder="models/marts/other")],
        {"unique_dim_customers in models/marts/other"},
    ),
    "chained_view_dependencies": (views(6), {"int_step__06 stands on 6 views"}),
    "exposure_parents_materializations": (
        [exposure(ORDERS, PORT, MART)],
        {"board reads orders", "board reads stg_shop__activities"},
    ),
    "public_models_without_contracts": ([model("dim_a", UNION, has_contract=False)], {"dim_a"}),
    "undocumented_public_models": (
        [model("dim_a", UNION, columns=(Column("a"),)), model("dim_b", UNION, description="")],
        {"dim_a: a", "dim_b: the model itself"},
    ),
    "exposures_dependent_on_private_models": (
        [exposure(UNION, MART)],
        {"board reads int_activities__unioned"},
    ),
}
