"""Phone numbers: unique mobiles, household landlines, and the many spellings of forms."""

from dataclasses import dataclass

import numpy as np
import pyarrow.compute as pc

from portrait_world.arrays import Flags, Ints, Text, choose, digits, draw, happens, join, pick
from portrait_world.people.people import People
from portrait_world.people.places import CITIES, COUNTRIES, COUNTRY_OF_CITY
from portrait_world.world import Block

LOCAL_PRIME = 7_999_993
PLACEHOLDERS = ("000-000-0000", "13800000000", "0000000000", "+1 555-555-5555")
STYLES = ("e164", "spaced", "double_zero", "compact", "dashes", "brackets", "extension", "zero")
NATIONAL = (3, 4, 5)
_FULL_WIDTH = str.maketrans("0123456789-", "０１２３４５６７８９－")


@dataclass(frozen=True)
class Phones:
    """Parts of a block's numbers: calling code, trunk, area or prefix, two groups of digits."""

    country: Ints
    mobile_area: Text
    mobile_number: Text
    landline_area: Text
    landline_number: Text
    has_landline: Flags


def connect(block: Block, people: People) -> Phones:
    """Give everyone a mobile number and most households a landline."""
    stream, city = block.stream("phones"), people.homes.city
    prefixes = _prefixes()
    area = draw(stream, (prefixes != "").astype(float) + 1e-12, people.homes.country)
    mobile_area = pick(prefixes.ravel().tolist(), people.homes.country * 8 + area)
    areas = pick([place.area for place in CITIES], city)
    own = _local(people.number, 2_654_435)
    home = _local(people.homes.number + 3_100_000, 1_640_531)
    long = np.array([code in ("US",) for code in _codes()])[people.homes.country]
    return Phones(
        country=people.homes.country,
        mobile_area=choose(long, areas, mobile_area),
        mobile_number=choose(long, own, join(pick(list("123456789"), people.number % 9), own)),
        landline_area=areas,
        landline_number=choose(_long_landlines()[city], join("5", home), home),
        has_landline=happens(stream, 0.5, people.size)[people.homes.first],
    )


def write_phones(block: Block, purpose: str, phones: Phones, rows: Ints) -> Text:
    """Return one phone per row of people (rows of the block), as typed into a form."""
    stream, rates, size = block.stream(f"phones {purpose}"), block.rates, len(rows)
    landline = phones.has_landline[rows] & happens(stream, rates.phone_landline / 0.5, size)
    area = choose(landline, phones.landline_area.take(rows), phones.mobile_area.take(rows))
    number = choose(landline, phones.landline_number.take(rows), phones.mobile_number.take(rows))
    country = phones.country[rows]
    plain = 1 - rates.phone_format
    weights = np.array([[plain, 1.5, 0.6, 2.0, 1.5, 1.0, 0.2, 0.4]])
    weights[0, 1:] *= rates.phone_format / weights[0, 1:].sum()
    style = draw(stream, weights, np.zeros(size, dtype=np.int64))
    written = _styled(style, country, area, number)
    asian = np.isin(country, [_codes().index("CN"), _codes().index("JP")])
    wide = asian & np.isin(style, NATIONAL) & happens(stream, rates.phone_full_width * 2.9, size)
    written = choose(wide, _full_width(written), written)
    written = choose(happens(stream, rates.phone_excel_float, size), _float(area, number), written)
    placeholder = pick(PLACEHOLDERS, draw(stream, np.ones((1, 4)), np.zeros(size, dtype=np.int64)))
    return choose(happens(stream, rates.phone_placeholder, size), placeholder, written)


def _styled(style: Ints, country: Ints, area: Text, number: Text) -> Text:
    code = pick([place.calling_code for place in COUNTRIES], country)
    trunk = pick([place.trunk for place in COUNTRIES], country)
    head = pc.utf8_slice_codeunits(number, 0, 3)
    tail = pc.utf8_slice_codeunits(number, 3)
    ways = (
        join("+", code, area, head, tail),
        join("+", code, " ", area, " ", head, " ", tail),
        join("00", code, area, head, tail),
        join(trunk, area, head, tail),
        join(trunk, area, "-", head, "-", tail),
        join("(", trunk, area, ") ", head, "-", tail),
        join("+", code, " ", area, " ", head, tail, " ext. ", pc.utf8_slice_codeunits(tail, 0, 2)),
        join("+", code, " (0)", area, " ", head, tail),
    )
    return pc.coalesce(*(choose(style == position, way, None) for position, way in enumerate(ways)))


def _full_width(written: Text) -> Text:
    for narrow, wide in _FULL_WIDTH.items():
        written = pc.replace_substring(written, chr(narrow), chr(wide))
    return written


def _float(area: Text, number: Text) -> Text:
    national = join(area, number)
    exponent = digits(pc.subtract(pc.utf8_length(national), 1).to_numpy().astype(np.int64))
    lead = pc.utf8_slice_codeunits(national, 0, 1)
    return join(lead, ".", pc.utf8_slice_codeunits(national, 1, 8), "e+", exponent)


def _local(index: Ints, multiplier: int) -> Text:
    """Return seven digits, unique below eight million indexes, never starting with 0 or 1."""
    return digits(2_000_000 + (index * multiplier + 12_345) % LOCAL_PRIME)


def _long_landlines() -> Flags:
    """Return, per city, whether its landlines have eight digits instead of seven."""
    flags = [
        len(city.area) == 1 or city.area == "20" or COUNTRIES[country].code in ("CN", "BR")
        for city, country in zip(CITIES, COUNTRY_OF_CITY.tolist(), strict=True)
    ]
    return np.array(flags)


def _codes() -> list[str]:
    return [country.code for country in COUNTRIES]


def _prefixes() -> np.ndarray[tuple[int, int], np.dtype[np.str_]]:
    table = np.full((len(COUNTRIES), 8), "", dtype="U3")
    for row, country in enumerate(COUNTRIES):
        table[row, : len(country.mobile_prefixes)] = country.mobile_prefixes
    return table
