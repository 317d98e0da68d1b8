"""Handmade cases through the matching models with the committed weights: which are joined.

One temporary dbt project runs the models over all cases, among a thousand strangers.
"""

import duckdb
import pytest

from portrait.fitting.links.project import NODES, LinkingProject

LOCATED = """
select
    source_record_id,
    cast('2026-01-01' as timestamp) as observed_at,
    first_name, last_name, cast(nullif(birth_date, '') as date) as birth_date, gender, country_code,
    city, cast(null as string) as region, postal_code
from {{ ref('records') }}
"""
STRANGERS = """
select
    'crm:stranger ' || number as source_record_id,
    chr(cast(97 + number % 26 as integer)) || 'x' || md5('given' || cast(number as string))
        as first_name,
    chr(cast(97 + number % 23 as integer)) || 'y' || md5('family' || cast(number as string))
        as last_name,
    cast(cast(1940 + number % 60 as string) || '-01-01' as string) as birth_date,
    'female' as gender, 'DE' as country_code, 'Ort ' || cast(number % 200 as string) as city,
    cast(10000 + number * 7 as string) as postal_code, '' as phone, '' as email
from (select unnest(range(1000)) as number) as numbers
"""
GROUPED = """
select
    split_part(source_record_id, ':', 1) as channel,
    source_record_id,
    {{ hash_key("'record|' || source_record_id") }} as record_key,
    {{ hash_key("'record|' || source_record_id") }} as group_key,
    false as is_linked
from {{ ref('records') }}
"""
IDENTIFIERS = """
select source_record_id, 'phone' as identifier_type, phone as identifier_value,
    'type_does_not_merge' as refusal_reason
from {{ ref('records') }} where phone <> ''
union all
select source_record_id, 'email', email, null from {{ ref('records') }} where email <> ''
"""
BERLIN = ("DE", "Berlin", "10115")
FIELDS = (
    "source_record_id, first_name, last_name, birth_date, gender, country_code, city, postal_code,"
    " phone, email"
)
RECORDS = {
    # A typing error in the name, another address, the same birth date.
    "shop:same one": ("Wilhelmina", "Quastenberg", "1971-03-04", "female", *BERLIN, "", "w.q@a.de"),
    "crm:same one": ("Wilhelmine", "Quastenberg", "1971-03-04", "female", *BERLIN, "", ""),
    # Twins with the same address and phone.
    "shop:twin": ("Lukas", "Zwillinger", "1990-05-06", "male", *BERLIN, "+493011", ""),
    "crm:twin": ("Johannes", "Zwillinger", "1990-05-06", "male", *BERLIN, "+493011", ""),
    # Father and son with the same name.
    "shop:father": ("Gottlieb", "Altmann", "1950-01-02", "male", *BERLIN, "+493022", ""),
    "crm:son": ("Gottlieb", "Altmann", "1981-09-27", "male", *BERLIN, "+493022", ""),
    # A couple.
    "shop:wife": ("Mathilde", "Ehepaarl", "1980-01-02", "female", *BERLIN, "+493033", ""),
    "crm:husband": ("Konrad", "Ehepaarl", "1978-09-27", "male", *BERLIN, "+493033", ""),
    # The same name in two towns.
    "shop:namesake": ("Ottokar", "Gleichnam", "", "", *BERLIN, "", ""),
    "crm:namesake": ("Ottokar", "Gleichnam", "", "", "DE", "Hamburg", "20095", "", ""),
    # Certainly one person, but a steward decided otherwise.
    "shop:kept apart": ("Theodora", "Zankapfel", "1966-07-08", "female", *BERLIN, "", ""),
    "crm:kept apart": ("Theodora", "Zankapfel", "1966-07-08", "female", *BERLIN, "", ""),
    # A third record that matches both of them.
    "shop:left": ("Friederike", "Brueckner", "1955-07-08", "female", *BERLIN, "", ""),
    "crm:middle": ("Friederike", "Brueckner", "1955-07-08", "female", *BERLIN, "", ""),
    "shop:right": ("Friederike", "Brueckner", "1955-07-08", "female", *BERLIN, "", ""),
    # Removed from its earlier person.
    "shop:unmerged": ("Leopoldine", "Ausgezogen", "1944-07-08", "female", *BERLIN, "", ""),
    "crm:stays": ("Leopoldine", "Ausgezogen", "1944-07-08", "female", *BERLIN, "", ""),
    # Namesakes with first-name mailboxes, and a third of whom no town is known.
    "shop:smith us": ("John", "Smith", "", "", "US", "Boston", "", "+1212555", "john@harbour.org"),
    "crm:smith gb": ("John", "Smith", "", "", "GB", "Leeds", "", "+4420794661", "john@granite.de"),
    "crm:smith": ("John", "Smith", "", "", "", "", "", "+61291236111", "john@prairie.net"),
    # A rare name and nothing else.
    "shop:rare": ("Quintilla", "Vabramzon", "", "", "US", "", "", "", ""),
    "crm:rare": ("Quintilla", "Vabramzon", "", "", "US", "", "", "", ""),
    # A source without duplicates has two records like one of another source.
    "survey:first": ("Eusebius", "Doppelgaenger", "1933-03-03", "male", *BERLIN, "", ""),
    "survey:second": ("Eusebius", "Doppelgaenger", "1933-03-03", "male", *BERLIN, "", ""),
    "crm:answered": ("Eusebius", "Doppelgaenger", "1933-03-03", "male", *BERLIN, "", ""),
}  # fmt: skip
CANNOT_LINK = (("shop:kept apart", "crm:kept apart"), ("shop:left", "shop:right"))
JOINED = [("shop:same one", "crm:same one")]
NAMESAKES = [
    ("shop:smith us", "crm:smith gb"),
    ("shop:smith us", "crm:smith"),
    ("crm:smith gb", "crm:smith"),
    ("shop:rare", "crm:rare"),
]
APART = [
    ("shop:twin", "crm:twin"),
    ("shop:father", "crm:son"),
    ("shop:wife", "crm:husband"),
    ("shop:namesake", "crm:namesake"),
    ("shop:kept apart", "crm:kept apart"),
    ("shop:left", "shop:right"),
    ("shop:unmerged", "crm:stays"),
    ("survey:first", "survey:second"),
]
SOUND = """
{{ config(materialized='table') }}
{{ links_without_chains(
    links=ref('given_links'), exclusive=ref('given_exclusive'), profiles=ref('given_profiles'),
    largest_cluster=5
) }}
"""
EDGES = {
    # As large as allowed.
    "sound": [(1, 2, 5), (2, 3, 5), (3, 4, 5), (4, 5, 5)],
    # Two people of four records each, with a weak link between them.
    "two": [(11, 12, 20), (12, 13, 21), (13, 14, 22), (14, 15, 6),
            (15, 16, 20), (16, 17, 21), (17, 18, 22)],
    # Links of equal strength, none of which can be kept.
    "equal": [(21 + n, 22 + n, 9) for n in range(40)],
    # Two records that exclude each other at the ends of a chain.
    "excluded": [(71, 72, 12), (72, 73, 6), (73, 74, 12)],
    # Somebody without a town between two people of two countries and towns.
    "bridged": [(81, 82, 12), (82, 83, 9)],
    # One who has moved.
    "moved": [(91, 92, 12), (92, 93, 9)],
}  # fmt: skip
KEPT = {"sound": 4, "two": 6, "equal": 0, "excluded": 2, "bridged": 1, "moved": 2}


def values(rows):
    def literal(value):
        return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"

    return ", ".join("(" + ", ".join(map(literal, row)) + ")" for row in rows)


def statements():
    records = values((name, *fields) for name, fields in RECORDS.items())
    edges = values(edge for edges in EDGES.values() for edge in edges)
    return {
        "records": f"select * from (values {records}) as given ({FIELDS})"  # noqa: S608
        f" union all select {FIELDS} from ({STRANGERS}) as strangers",
        "int_records__cleaned": LOCATED,
        "int_clusters__records": GROUPED,
        "int_clusters__nodes": NODES,
        "int_identifiers__classified": IDENTIFIERS,
        "source_duplicates": "select 'survey' as channel, false as has_duplicates",
        "cannot_link": f"select * from (values {values(CANNOT_LINK)})"  # noqa: S608
        " as given (left_record_id, right_record_id)",
        "unmerge": "select 'shop:unmerged' as source_record_id, 'own' as split_group",
        "given_links": "select *, cast(null as string) as refusal_reason"  # noqa: S608
        f" from (values {edges}) as given (left_key, right_key, match_weight)",
        "given_profiles": "select *, cast(null as string) as phone, cast(null as string) as"
        " email_company, cast(null as string) as birth_date from (values (81, 'US', 'Boston'),"
        " (82, null, null), (83, 'GB', 'Leeds'), (91, 'US', 'Boston'), (92, null, null),"
        " (93, 'US', 'Leeds')) as given (group_key, country_code, city)",
        "given_exclusive": "select * from (values (71, 'one'), (74, 'one'), (1, 'other'))"
        " as given (group_key, exclusive_key)",
        "sound_links": SOUND,
    }


@pytest.fixture(scope="module")
def linked(tmp_path_factory):
    """A connection to the warehouse of the temporary project after its run."""
    project = LinkingProject(tmp_path_factory.mktemp("links"))
    project.write(statements())
    project.run(["+int_matches__records", "+sound_links"])
    with duckdb.connect(str(project.database)) as connection:
        yield connection


@pytest.fixture(scope="module")
def person(linked):
    rows = linked.execute("select source_record_id, component_key from int_matches__records")
    return dict(rows.fetchall())


@pytest.mark.parametrize(("one", "other"), JOINED)
def test_one_person_is_joined(person, one, other):
    assert person[one] == person[other]


@pytest.mark.parametrize(("one", "other"), APART + NAMESAKES)
def test_two_people_stay_two(person, one, other):
    assert person[one] != person[other]


def test_what_is_apart_would_be_one_without_a_steward_or_a_source(linked):
    """Checks the cases: a pair that nobody would join proves nothing."""
    rows = linked.execute(
        "select one.source_record_id, other.source_record_id from int_matches__validated as pairs"
        " inner join int_matches__profiles as one on pairs.left_key = one.group_key"
        " inner join int_matches__profiles as other on pairs.right_key = other.group_key"
        " where pairs.match_probability >= 0.95"
    ).fetchall()
    likely = {frozenset(pair) for pair in rows}
    assert {*map(frozenset, [*APART[4:], ("crm:middle", "shop:left")])} <= likely


def test_a_source_without_duplicates_still_gives_one_record(person):
    answered = {person["survey:first"], person["survey:second"]}
    assert person["crm:answered"] in answered


def test_strangers_stay_strangers(person):
    strangers = [key for name, key in person.items() if name.startswith("crm:stranger")]
    assert len(set(strangers)) == len(strangers) == 1000


@pytest.mark.parametrize("name", EDGES)
def test_a_cluster_loses_its_weakest_links_only_where_it_is_unsound(linked, name):
    kept = set(linked.execute("select left_key, right_key from sound_links").fetchall())
    assert len({edge[:2] for edge in EDGES[name]} & kept) == KEPT[name]


def test_the_weak_bridge_is_what_is_cut(linked):
    kept = set(linked.execute("select left_key, right_key from sound_links").fetchall())
    assert (14, 15) not in kept
    assert (72, 73) not in kept
