"""Patterns (RE2) that tell what a written date or number proves about the form of its column."""

_GROUP = "[ '\u2019\u00a0\u202f]"
_INDIAN = "[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}"
_DAY, _MONTH = "(?:1[3-9]|2[0-9]|3[01])", "(?:0?[1-9]|1[0-2])"
# From 32 on, two digits at the end can only be a year.
_YEAR, _END = "(?:[0-9]{4}|3[2-9]|[4-9][0-9])", "(?:[ T,]|$)"
_SAME = "|".join(f"0?{month}[/-]0?{month}" for month in range(1, 13))

DATE = rf"^[ \t]*[0-9]{{1,2}}[/-][0-9]{{1,2}}[/-](?:[0-9]{{4}}|[0-9]{{2}}){_END}"
"""A date with the year last, whatever comes first."""

DATES = {
    "day_first": rf"^[ \t]*{_DAY}[/-]{_MONTH}[/-]{_YEAR}{_END}",
    "month_first": rf"^[ \t]*{_MONTH}[/-]{_DAY}[/-]{_YEAR}{_END}",
    "either": rf"^[ \t]*{_MONTH}[/-]{_MONTH}[/-][0-9]{{4}}{_END}",
    "same": rf"^[ \t]*(?:{_SAME})[/-][0-9]{{4}}{_END}",
    "short": rf"^[ \t]*[0-9]{{1,2}}[/-][0-9]{{1,2}}[/-][0-9]{{2}}{_END}",
}
"""Two forms of dates; dates that may be of either, among them those whose numbers are the same;
and dates with two digits of the year, which are read only in a column with a form."""

NUMBER = rf"^[^0-9]{{0,6}}[0-9](?:[0-9.,]|{_GROUP})*[^0-9]{{0,6}}$"
MARKED_NUMBER = r"^[^0-9]{0,6}[0-9.]*(?:,[0-9]|[.][0-9]{3}(?:[^0-9]|$))"


def _decimal(mark: str, other: str, further: str = "") -> str:
    """Return what is a number only if `mark` is the decimal one and `other` divides groups."""
    groups = rf"[0-9]{{1,3}}(?:(?:{other}|{_GROUP})[0-9]{{3}})+{mark}[0-9]+"
    ends = (
        rf"[0-9]+{mark}[0-9]{{1,2}}|0{mark}[0-9]+|[0-9]+{mark}[0-9]{{4,}}|[0-9]{{4,}}{mark}[0-9]+"
    )
    only_groups = rf"[0-9]{{1,3}}(?:{other}[0-9]{{3}}){{2,}}"
    return rf"^[^0-9]*(?:{ends}|{groups}|{only_groups}{further})[^0-9]*$"


NUMBERS = {
    "decimal_comma": _decimal(",", "[.]"),
    "decimal_point": _decimal("[.]", ",", rf"|{_INDIAN}(?:[.][0-9]+)?"),
    "either": r"^[^0-9]*[1-9][0-9]{0,2}[.,][0-9]{3}[^0-9]*$",
}
"""The two forms of numbers, and numbers that may be of either: 1.299 and 12,500."""

DAYS = r"^[ \t]*[2-7][0-9]{4}(?:[.][0-9]+)?[ \t]*$"
"""Days since 1899-12-30, of 1954 to 2119."""
