"""A small dbt project with the repository's macros, to run them on either engine."""

import csv
import json
import shutil

from component_graphs import NAMED, NUMBERED, hashed_key
from odd_texts import ODD_TEXTS

from portrait.database import REPOSITORY
from portrait.scratch import write_scratch_project
from portrait.variables import project_variables
from portrait_lab.compare.engines import EXPORT, run_dbt

PROJECT = """
name: portrait
version: 0.0.0
profile: portrait
flags: {send_anonymous_usage_stats: false}
vars: %s
models: {+schema: marts, +materialized: table}
seeds: {+schema: sample, +meta: {landed_as_text: true}}
"""
WORDS = {name: project_variables()[name] for name in ("yes_words", "no_words")}
VARIABLES = {"null_spellings": ["", "n/a"], **WORDS}
EDGES = "select %s as left_node, %s as right_node from {{ ref('%s') }}"
# How Python computes a key from a name, and the SQL that does the same.
KEYS = {
    hashed_key: ("{{ hash_key('left_name') }}", "{{ hash_key('right_name') }}"),
    int: ("cast(left_name as bigint)", "cast(right_name as bigint)"),
}
COMPONENTS = (
    "{{ connected_components(ref('%s_edges'), left_node='left_node', right_node='right_node') }}"
)
READINGS = """
{%- set MARCH = "cast('2026-03-01 12:00:00' as timestamp)" %}
select
    text,
    {{ clean_text('text') }} as cleaned,
    {{ clean_timestamp('text') }} as moment,
    {{ clean_date('text') }} as day,
    {{ clean_amount('text') }} as amount,
    {{ clean_amount('text', 'double') }} as number,
    {{ clean_integer('text') }} as whole,
    {{ clean_boolean('text') }} as is_yes,
    {{ clean_email('text') }} as email,
    {{ hash_key('text') }} as text_key,
    {{ json_object({'text': 'text', 'none': 'cast(null as string)'}) }} as json,
    {{ row_as_json('texts') }} as payload,
    cast({{ iso_weekday(clean_date('text')) }} as integer) as weekday,
    cast({{ days_between(clean_timestamp('text'), MARCH) }} as integer) as days,
    {{ local_to_utc(clean_timestamp('text'), 'America/Sao_Paulo') }} as from_sao_paulo
from (select *, cast(null as string) as _forms from {{ ref('texts') }}) as texts
"""
FORMS = {
    "day": ";text=day_first;text=decimal_comma;",
    "month": ";other=day_first;text=month_first;text=decimal_point;",
    "excel": ";text=excel_days;text=decimal_both;",
}
# The same texts where the loader has decided the forms of their column.
READINGS_BY_FORM = """
select
    text,
    {{ clean_timestamp('text') }} as moment,
    {{ clean_date('text') }} as day,
    {{ clean_amount('text') }} as amount,
    {{ clean_integer('text') }} as whole
from (select *, '%s' as _forms from {{ ref('texts') }}) as texts
"""
# How tools and people write timestamps, days and numbers, and texts that only look like one.
# 2018-02-17 23:30 is in an hour that occurred twice in São Paulo.
TEXTS = r"""
2026-1-5|2026-01-05T10:00:00Z|2026|2026-01| 2026-01-05 |20260105|2026-01-05 junk|2026-01-05Tjunk
1/5/2026|2026/01/05|2026-02-30|2026-01/05|2024-02-29|10:00|2026-01-05 10:00|2026-01-05 10
2026-01-05T10|2026-01-05 10:00:00.123456789|2026-01-05T10:00:00+08:00|2026-01-05 10:00:00 UTC
2026-01-05 10:00:00UTC|2026-01-05 10:00:00 America/New_York|2026-07-05 10:00:00 America/New_York
2026-01-05 10:00:00+0800|2026-01-05 10:00:00+08|2026-01-05 10:00:00 +08|2026-01-05 10:00+08
2026-01-05+08|2026-01-05Z|2026-01-05T10:00Z|2026-01-05 10:00:60|2026-01-05 1:2:3|2026-13-05
2026-01-05  10:00:00|2026-01-05 10:00:00 AM|2026-01-05T10:00:00.000Z|2026-01-05T10:00:00z
2026-01-05 10:00:00 Z|2026-01-05 10:00:00.|2026-01-05t10:00:00|2026-01-05 10:00:00-08:30
2026-01-05 10:00:00+8|1767600000|2026-01-05 23:59:59.9999999|2017-10-15 00:30|2018-02-17 23:30
2026-01-05 10:00:00junk|1e3|1E3|1e-3| 12 |12.345|12.344|12.|.5|+5|-5|1_000|1__0|0x10|12f|12d
1e20|--5|5-|.|1e|1,5|12 3|0012|-.5|1.5e1|12345678901234567.89|1e+2|-0|1,299.00|1,2,3|-1,000
3.5|2.5|-2.5|3.49|99999999999|2147483647.5|2147483647|0.5|-0.5|0.005|-0.005|n/a|N/A|null|１２
it's|a "quoted" word|C:\new\table|'\'|Ann@X.org|<ann@x.org>|mailto:ann@x.org|a b@x.org|ann@x
陈 伟|Zoë|É|ß|%s {{ x }}|-- no comment|a/b</script>|\d|;
"""


def side_by_side(graphs):
    """Many graphs in one, since every separate graph takes Spark a minute."""
    return [
        (f"{name}/{left}", f"{name}/{right}")
        for name, edges in graphs.items()
        for left, right in edges
    ]


# Each with the way its keys are computed from its names.
GRAPHS = {
    "hub": (NAMED["hub"], hashed_key),
    "others": (side_by_side({name: NAMED[name] for name in NAMED if name != "hub"}), hashed_key),
    "sorted": (NUMBERED["sorted_chain_of_1000"], int),
    "empty": ([], hashed_key),
}


def write_project(folder, graphs=GRAPHS):
    """Write the project: all graphs and their components, and all texts as the macros read them."""
    by_form = {f"readings_{name}": READINGS_BY_FORM % forms for name, forms in FORMS.items()}
    models = {"readings": READINGS, **by_form}
    write_scratch_project(folder, PROJECT % json.dumps(VARIABLES), models)
    shutil.copy(REPOSITORY / "profiles.yml", folder)
    (folder / "seeds").mkdir()
    texts = [text for line in TEXTS.strip().split("\n") for text in line.split("|")]
    texts += ["tab\tinside", "line\ninside", "\t12", "", *ODD_TEXTS]
    write_seed(folder, "texts", ("text", "other"), [(text, "") for text in dict.fromkeys(texts)])
    for name, (edges, key) in graphs.items():
        write_seed(folder, name, ("left_name", "right_name"), edges)
        (folder / "models" / f"{name}_edges.sql").write_text(EDGES % (*KEYS[key], name))
        (folder / "models" / f"{name}_components.sql").write_text(COMPONENTS % name)


def write_seed(folder, name, header, rows):
    with (folder / "seeds" / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])


def build_and_export(engine, project, folder):
    """Build the project on one engine; return the folder of its exported tables."""
    exported = folder / "exported"
    exported.mkdir(parents=True)
    run_dbt(engine, folder, ["build"], project)
    run_dbt(engine, folder, [*EXPORT, f"{{folder: '{exported}'}}"], project)
    return exported
