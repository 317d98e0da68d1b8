"""People who share names as people do: drawn from how common names are, country by country.

Every person is somebody else, however alike two of them look: first-name mailboxes at unrelated
domains, towns that many live in, facts that are often missing. Some have a second record, with
other contacts and typing errors.
"""

from __future__ import annotations

import csv
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from portrait.database import REPOSITORY
from portrait_lab.link_benchmark.records import FIELDS, RECORDS

COMMON_NAMES = REPOSITORY / "seeds" / "reference" / "common_names.csv"
# How many of a hundred customers live there; the others are spread over all countries of the list.
MARKETS = {"US": 22, "GB": 14, "DE": 10, "BR": 8, "CN": 8, "IN": 6, "ES": 5, "FR": 5, "AU": 4}
CITIES = 12
PUBLIC = ("gmail.com", "outlook.com", "yahoo.com", "icloud.com")
ENDS = ("com", "net", "org")
SYLLABLES = (
    "ba", "be", "do", "fa", "gi", "ha", "ju", "ka", "ko", "la", "li", "ma", "mi", "no", "pe", "ra",
    "ri", "sa", "so", "ta", "ti", "vo", "wa", "zu",
)  # fmt: skip
# Of a hundred records, how many state each fact.
STATED = {"city": 60, "phone": 60, "birth_date": 30, "postal_code": 20, "street": 15}
SECOND_RECORDS = 0.15
COMMON = 0.6
OF_ANOTHER_COUNTRY = 0.1
Person = dict[str, str]


def write_namesakes(folder: Path, people: int, seed: int) -> int:
    """Write the records as the linkers read them and return how many there are."""
    dice = np.random.default_rng(seed)
    names = _read_names()
    rows: list[tuple[int, Person]] = []
    for who in range(people):
        person = _person(names, dice)
        rows.append((who, _record(person, dice)))
        if dice.random() < SECOND_RECORDS:
            rows.append((who, _second_record(person, dice)))
    table = {
        "source": ["crm"] * len(rows),
        "record_id": [f"crm:{place}" for place in range(len(rows))],
        "truth": [str(who) for who, _ in rows],
    }
    columns = {field: [record.get(field) for _, record in rows] for field in FIELDS}
    arrays = {name: pa.array(texts, pa.string()) for name, texts in (table | columns).items()}
    pq.write_table(pa.table(arrays), folder / RECORDS)
    return len(rows)


Names = Mapping[tuple[str, str], tuple[Sequence[str], np.ndarray]]


def _read_names() -> Names:
    """Return the names of each kind and country, with how likely each is among the listed."""
    listed: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    with COMMON_NAMES.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            listed[row["kind"], row["country_code"]][row["name"]] = float(row["share"])
    return {
        key: (tuple(shares), np.array(list(shares.values())) / sum(shares.values()))
        for key, shares in listed.items()
    }


def _person(names: Names, dice: np.random.Generator) -> Person:
    """Return what is true of a person; a record states a part of it."""
    countries = sorted({country for _, country in names})
    country = _choice(dice, tuple(MARKETS), tuple(MARKETS.values()))
    if dice.random() < 0.15:
        country = str(dice.choice(countries))
    of = str(dice.choice(countries)) if dice.random() < OF_ANOTHER_COUNTRY else country
    city = min(int(dice.exponential(3)), CITIES - 1)
    return {
        "given_name": _name("given", of, names, dice),
        "family_name": _name("family", of, names, dice),
        "country": country,
        "city": f"{country.lower()} town {'abcdefghijkl'[city]}",
        "postal_code": f"{city:02}{dice.integers(400):03}",
        "street": f"{dice.integers(1, 180)} {_word(dice, 2)} street",
        "birth_date": f"{dice.integers(1945, 2006)}{dice.integers(1, 13):02}"
        f"{dice.integers(1, 29):02}",
        "phone": f"{dice.integers(10**10, 10**11)}",
        "handle": f"{_word(dice, 4)}{dice.integers(10, 100)}",
    }


def _record(person: Person, dice: np.random.Generator) -> Person:
    record = {k: person[k] for k in ("given_name", "family_name")}
    if dice.random() < 0.8:
        record["country"] = person["country"]
    record |= {k: person[k] for k, share in STATED.items() if dice.integers(100) < share}
    email = _email(person, dice)
    return record | ({"email": email} if email else {})


def _second_record(person: Person, dice: np.random.Generator) -> Person:
    """Return another record of the person: another address, another number, a slip of the pen."""
    record = _record(person, dice)
    if "phone" in record:
        other = f"{dice.integers(10**10, 10**11)}"
        record["phone"] = other if dice.random() < 0.6 else record["phone"][:-1] + "0"
    for name in ("given_name", "family_name"):
        if dice.random() < 0.12:
            record[name] = _mistyped(record[name], dice)
    if dice.random() < 0.1:
        record["given_name"] = record["given_name"][:1]
    return record


def _name(kind: str, country: str, names: Names, dice: np.random.Generator) -> str:
    """Return a listed name, or one of the many that no list holds."""
    if (kind, country) not in names or dice.random() > COMMON:
        return _word(dice, int(dice.integers(2, 4)))
    listed, shares = names[kind, country]
    return _choice(dice, listed, shares)


def _email(person: Person, dice: np.random.Generator) -> str:
    given, family = (_plain(person[k]) or _word(dice, 2) for k in ("given_name", "family_name"))
    company = f"{_word(dice, int(dice.integers(3, 6)))}.{_choice(dice, ENDS, (6, 2, 2))}"
    public = _choice(dice, PUBLIC, (5, 2, 2, 1))
    year = person["birth_date"][2:4]
    return _choice(
        dice,
        (
            f"{given}@{company}",
            f"{given[:1]}{family}@{company}",
            f"{given}.{family}@{company}",
            f"{given}.{family}{year}@{public}",
            f"{given}{family}{dice.integers(100)}@{public}",
            f"{person['handle']}@{public}",
            "",
        ),
        (30, 15, 10, 12, 13, 10, 10),
    )


def _choice(
    dice: np.random.Generator, values: Sequence[str], weights: Sequence[float] | np.ndarray
) -> str:
    shares = np.asarray(weights, dtype=float)
    return values[int(dice.choice(len(values), p=shares / shares.sum()))]


def _word(dice: np.random.Generator, length: int) -> str:
    return "".join(str(dice.choice(SYLLABLES)) for _ in range(length))


def _plain(text: str) -> str:
    """Return the letters that a mailbox can be made of."""
    folded = unicodedata.normalize("NFD", text).encode("ascii", "ignore").decode()
    return folded.replace(" ", "")


def _mistyped(text: str, dice: np.random.Generator) -> str:
    place = int(dice.integers(len(text)))
    return text[:place] + text[place + 1 :] if len(text) > 3 else text
