"""Reference data does not contradict itself: a wrong row would be wrong everywhere."""

import csv
import itertools
import re
from collections import Counter
from pathlib import Path

import duckdb
import pytest
from loading_helpers import published

from portrait.database import REPOSITORY, query
from portrait.loading.words import known_words
from portrait.macros import render_macro
from portrait.sql import Quoted, compose
from portrait.variables import project_variables

REFERENCE = REPOSITORY / "seeds" / "reference"


def rows(name: str, folder: Path = REFERENCE) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def spellings() -> dict[str, str]:
    return {row["spelling"]: row["country_code"] for row in rows("country_spellings")}


def test_every_country_is_there_once() -> None:
    codes = [row["country_code"] for row in rows("countries")]
    assert len(codes) == len(set(codes)) == 249 + 1
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)
    assert {"XK", "NA", "AQ", "VA", "SX"} <= set(codes)


def test_each_calling_code_leads_to_one_main_country_and_begins_no_other() -> None:
    main = Counter(
        row["calling_code"]
        for row in rows("countries")
        if row["is_main_country_of_calling_code"] == "true"
    )
    assert set(main.values()) == {1}
    assert set(main) == {row["calling_code"] for row in rows("countries")}
    shared = [pair for pair in itertools.permutations(main, 2) if pair[1].startswith(pair[0])]
    assert shared == []
    assert {len(code) for code in main} <= {1, 2, 3}


def test_a_national_number_has_a_possible_length_and_a_place_a_possible_hour() -> None:
    for row in rows("countries"):
        shortest, longest = int(row["national_digits_min"]), int(row["national_digits_max"])
        assert 3 < shortest <= longest, row
        assert len(row["calling_code"]) + longest <= 15, row
        assert -12 <= float(row["utc_offset_hours"]) <= 14, row


def test_every_country_is_found_by_its_codes_its_name_and_in_chinese() -> None:
    found = spellings()
    for row in rows("countries"):
        code = row["country_code"]
        assert found[code.lower()] == found[row["country_name"].lower()] == code
        mine = [spelling for spelling, country in found.items() if country == code]
        assert any(re.fullmatch("[a-z]{3}", spelling) for spelling in mine), code
        assert any(re.search("[一-龥]", spelling) for spelling in mine), code


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("PHILLIPPINES", "PH"),
        ("Philipines", "PH"),
        ("COSTA RICA", "CR"),
        ("QATAR", "QA"),
        ("Korea, Republic of", "KR"),
        ("Côte d'Ivoire", "CI"),
        ("Viet Nam", "VN"),
        ("中華民國", None),
        ("香港特别行政区", "HK"),
        ("Jersey", "JE"),
        ("EIRE", "IE"),
    ],
)
def test_known_spellings(spelling: str, code: str | None) -> None:
    assert spellings().get(spelling.lower()) == code


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("country_spellings", "spelling"),
        ("city_tiers", "spelling"),
        ("mail_domains", "domain"),
        ("role_mailboxes", "local_part"),
        ("currency_words", "word"),
    ],
)
def test_what_is_compared_in_lower_case_is_written_so_and_once(name: str, column: str) -> None:
    written = [row[column] for row in rows(name)]
    assert written == [spelling.strip().lower() for spelling in written]
    assert len(written) == len(set(written))


def test_a_main_domain_stands_for_itself_and_dots_are_ignored_by_all_or_none() -> None:
    domains = {row["domain"]: row for row in rows("mail_domains")}
    assert len(domains) >= 150
    assert all(re.fullmatch(r"[a-z0-9-]+([.][a-z0-9-]+)+", domain) for domain in domains)
    for row in domains.values():
        main = domains[row["main_domain"]]
        assert main["main_domain"] == main["domain"]
        assert main["ignores_dots"] == row["ignores_dots"]


def test_a_city_has_one_tier_in_characters_and_in_letters() -> None:
    tiers: dict[str, set[str]] = {}
    for row in rows("city_tiers"):
        tiers.setdefault(row["chinese_name"], set()).add(row["city_tier"])
        assert not row["spelling"].endswith("市")
    assert {len(found) for found in tiers.values()} == {1}
    counts = Counter(min(found) for found in tiers.values())
    assert (counts["first"], counts["new first"], counts["second"]) == (4, 15, 30)
    assert len(tiers) >= 100


def test_null_spellings_are_lower_case_and_once_and_no_country() -> None:
    nulls = project_variables()["null_spellings"]
    assert nulls == [spelling.strip().lower() for spelling in nulls]
    assert len(nulls) == len(set(nulls))
    # NA is written for "not available" far more often than for Namibia.
    assert set(nulls) & set(spellings()) == {"na"}


@pytest.mark.real_data
def test_every_country_of_the_airport_survey_is_known() -> None:
    known = spellings()
    with published("sfo-nps-2017/2017.csv").open(
        encoding="utf-8", errors="replace", newline=""
    ) as lines:
        stated = {row["Q17COUNTRY"].strip().lower() for row in csv.DictReader(lines)}
    assert stated - set(known) - {""} == set()


def test_every_listed_word_is_written_as_a_column_of_words_is_read() -> None:
    for seed in ("consent_words", "yes_no_words", "attribute_words"):
        words = [row["word"] for row in rows(seed)]
        assert read_as(words) == words, seed


def read_as(texts: list[str]) -> list[str | None]:
    """Return what staging makes of a tool's words."""
    statement = compose(
        "select {key} from (select unnest(?) as word)",
        key=Quoted(render_macro("listed_word", "word")),
    )
    with duckdb.connect() as connection:
        return [word for (word,) in query(connection, statement, [texts])]


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("NEVER_SUBSCRIBED", "never subscribed"),
        ("never-subscribed", "never subscribed"),
        ('["SMS"]', "sms"),
        (" Opt\u2011in ", "opt in"),
        ("Mr.", "mr"),
        ("1.0", "1.0"),
        ("[]", None),
    ],
)
def test_spellings_of_a_word_are_one_word(written: str, word: str | None) -> None:
    assert read_as([written]) == [word]


def test_a_word_has_one_meaning_in_a_list() -> None:
    keys = {
        "consent_words": ("channel", "question", "word"),
        "yes_no_words": ("word",),
        "attribute_words": ("attribute", "word"),
    }
    for seed, columns in keys.items():
        found = Counter(tuple(row[column] for column in columns) for row in rows(seed))
        assert [key for key, count in found.items() if count > 1] == [], seed


def test_a_word_means_something_the_models_know() -> None:
    assert {row["meaning"] for row in rows("consent_words")} == {"granted", "withdrawn", "none"}
    assert {row["is_yes"] for row in rows("yes_no_words")} == {"true", "false"}
    states = {"single", "married", "partnered", "divorced", "separated", "widowed", "unknown"}
    genders = {"female", "male", "nonbinary", "other", "unknown"}
    for row in rows("attribute_words"):
        known = {"gender": genders, "marital_status": states}[row["attribute"]]
        assert row["meaning"] in known, row


def test_yes_and_no_answer_every_question_and_the_words_are_of_many_languages() -> None:
    words = rows("consent_words")
    for question in ("opt_in", "choice", "opt_out", "status", "channel_list"):
        answers = {row["word"] for row in words if row["question"] == question}
        assert {"yes", "no"} <= answers, question
    least = {"en", "zh", "de", "fr", "es", "pt", "ja"}
    for seed in ("consent_words", "yes_no_words", "attribute_words"):
        assert least <= {row["language"] for row in rows(seed)}, seed
    for meaning in ("granted", "withdrawn", "none"):
        assert least <= {row["language"] for row in words if row["meaning"] == meaning}, meaning


def test_flags_know_the_words_of_yes_and_no() -> None:
    variables = project_variables()
    for name, is_yes in (("yes_words", "true"), ("no_words", "false")):
        listed = [row["word"] for row in rows("yes_no_words") if row["is_yes"] == is_yes]
        assert variables[name].split(" | ") == listed, f"vars.{name} of dbt_project.yml"


def test_a_vocabulary_is_the_words_of_its_seed() -> None:
    assert {"unsubscribed", "ja", "退订"} <= known_words("consent")
    assert "weiblich" in known_words("gender")
    assert "weiblich" not in known_words("marital_status")
