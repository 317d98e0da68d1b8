"""Local time to UTC by the rules in force, without the machine's time zone database."""

from datetime import date, timedelta
from functools import cache

import numpy as np

from portrait_world.arrays import Ints
from portrait_world.people.places import CITIES, COUNTRIES, COUNTRY_OF_CITY, FIRST_YEAR, LAST_YEAR

_EPOCH = date(1970, 1, 1)
_TABLE_START = (date(FIRST_YEAR, 1, 1) - _EPOCH).days


def utc_seconds(city: Ints, local_day: Ints, second_of_day: Ints) -> Ints:
    """Return Unix seconds of a local day and time; summer time changes at local midnight."""
    offsets = _offsets()[city, local_day - _TABLE_START]
    return local_day * 86_400 + second_of_day - offsets


def _sunday(year: int, month: int, nth: int) -> date:
    """Return the nth Sunday of a month; -1 is the last."""
    first = date(year, month, 1)
    if nth < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() + 1) % 7)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (nth - 1))


def _summer_days(rule: str) -> Ints:
    """Return a 0/1 flag per day of the table: summer time in the EU or the US."""
    days = (date(LAST_YEAR, 1, 1) - _EPOCH).days - _TABLE_START
    summer = np.zeros(days, dtype=np.int64)
    for year in range(FIRST_YEAR, LAST_YEAR) if rule else ():
        start = _sunday(year, 3, 2) if rule == "US" else _sunday(year, 3, -1)
        end = _sunday(year, 11, 1) if rule == "US" else _sunday(year, 10, -1)
        summer[(start - _EPOCH).days - _TABLE_START : (end - _EPOCH).days - _TABLE_START] = 1
    return summer


@cache
def _offsets() -> Ints:
    """Return seconds ahead of UTC, shape (cities, days)."""
    rows = [
        (city.offset_hours + _summer_days(COUNTRIES[int(country)].summer_time)) * 3_600
        for city, country in zip(CITIES, COUNTRY_OF_CITY, strict=True)
    ]
    return np.array(rows)
