"""Decides in which form the columns of a file write dates and numbers, from all their values.

One value cannot say whether 01/10/2026 is in January and whether 1.299 is above a thousand; the
other values of its column, or of its file, often can. Nothing is decided by a majority: where the
values contradict each other, or none is certain, that is told and left to whoever loads the file.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from portrait.loading.form_patterns import DATE, DATES, DAYS, MARKED_NUMBER, NUMBER, NUMBERS
from portrait.loading.staged_columns import Kind
from portrait.loading.values import Guess, SourceFile

GIVEN = ("day_first", "month_first", "decimal_comma", "decimal_point", "excel_days")
"""The forms that can be given for a column."""


@dataclass(frozen=True)
class GivenForm:
    """A form that somebody gives for a column, whatever its values say."""

    channel: str
    table: str
    column: str
    form: str

    @classmethod
    def of_text(cls, text: str) -> "GivenForm":
        """Read `shopify.order.created_at=day_first`.

        Raises:
            ValueError: the text has another form, or names a form that there is not.
        """
        path, _, form = text.partition("=")
        channel, _, rest = path.partition(".")
        table, _, column = rest.partition(".")
        if not column or form not in GIVEN:
            raise ValueError(f"{text}: expected channel.table.column=form, form {', '.join(GIVEN)}")
        return cls(channel, table, column, form)

    def is_of(self, source: SourceFile) -> bool:
        """Whether it is of a column of this file's table."""
        return (self.channel, self.table) == (source.channel, source.table)


_SAMPLE = 2_000
"""Values of a batch that are looked at before all are; a shorter batch is looked at as a whole."""

_OF_COLUMN, _OF_FILE, _ASSUMED = "values of the column", "other columns of the file", "assumed"
_ADVICE = {
    "undecided": "{rows:,} dates such as 01/10/2026, and nothing decides whether the day or the "
    "month comes first: they are not read; give --form {column}=day_first or month_first",
    "decimal_both": "decimal commas and decimal points in one column: {rows:,} numbers such as "
    "1.299 are not read; give --form {column}=decimal_comma or decimal_point",
    "decimal_point": "{rows:,} numbers such as 1.299 or 12,500, and nothing decides which mark is "
    "the decimal one: read with a decimal point; else give --form {column}=decimal_comma",
}

Counts = Counter[str]


@dataclass(frozen=True)
class Forms:
    """What was decided for a file: `guesses` to keep, and `said`, what a person should know."""

    guesses: tuple[Guess, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The decisions as the load column `_forms` carries them; empty where there are none."""
        usable = [guess for guess in self.guesses if guess.decision != "undecided"]
        pairs = [f"{guess.column.lower()}={guess.decision};" for guess in usable]
        return ";" + "".join(pairs) if pairs else ""


@dataclass
class FormFinder:
    """Gathers the evidence of one file, batch by batch.

    `kinds` tells what staging reads of each column, by lower-case name; None: nobody has declared
    the table, so that every column may be read as anything.
    """

    kinds: Mapping[str, Kind] | None
    _dates: dict[str, Counts] = field(default_factory=dict)
    _numbers: dict[str, Counts] = field(default_factory=dict)
    _days: dict[str, Counts] = field(default_factory=dict)

    def add(self, rows: pa.Table) -> None:
        """Count what the values of a batch prove."""
        for name in rows.column_names:
            if name != "_line" and pa.types.is_string(rows.column(name).type):
                self._add_column(name, rows.column(name))

    def _add_column(self, name: str, column: pa.ChunkedArray) -> None:
        values = column.drop_null() if 2 * column.null_count > len(column) else column
        sample = _sample(values)
        if _count(sample, DATE):
            _add(self._dates, name, _counts(values, DATES))
        elif _count(sample, MARKED_NUMBER) and 2 * _count(sample, NUMBER) >= len(sample):
            _add(self._numbers, name, _counts(values, NUMBERS))
        if self._is_read_as(name, "timestamp", "date"):
            days = _count(values, DAYS) if _count(sample, DAYS) else 0
            _add(self._days, name, Counter(days=days, values=len(values) - values.null_count))

    def forms(self, given: Mapping[str, str], table: str) -> Forms:
        """Decide; `given` are forms by column, and `table` is what `--form` calls the table."""
        guesses = [Guess(name, form, "given", 0) for name, form in given.items()]
        taken = {name.lower() for name in given}
        found = (*self._of_dates(), *self._of_numbers(), *self._of_days())
        guesses += [guess for guess in found if guess.column.lower() not in taken]
        return Forms(tuple(guesses), tuple(_said(guess, table) for guess in guesses))

    def _is_read_as(self, name: str, *kinds: Kind) -> bool:
        return self.kinds is not None and self.kinds.get(name.lower()) in kinds

    def _may_be_read_as(self, name: str, *kinds: Kind) -> bool:
        return self.kinds is None or self._is_read_as(name, *kinds)

    def _of_dates(self) -> Iterator[Guess]:
        for name, counts in self._dates.items():
            unclear = counts["either"] - counts["same"] + counts["short"]
            guess = _decided(name, self._dates, "day_first", "month_first")
            if unclear and guess:
                yield guess
            elif unclear and self._may_be_read_as(name, "timestamp", "date"):
                yield Guess(name, "undecided", _OF_COLUMN, unclear)

    def _of_numbers(self) -> Iterator[Guess]:
        for name, counts in self._numbers.items():
            guess = _decided(name, self._numbers, "decimal_comma", "decimal_point")
            if counts["either"] and guess:
                yield guess
            elif counts["either"] and self._may_be_read_as(name, "number"):
                is_both = counts["decimal_comma"] > 0 and counts["decimal_point"] > 0
                decision, origin = (
                    ("decimal_both", _OF_COLUMN) if is_both else ("decimal_point", _ASSUMED)
                )
                yield Guess(name, decision, origin, counts["either"])

    def _of_days(self) -> Iterator[Guess]:
        for name, counts in self._days.items():
            if counts["days"] and counts["days"] == counts["values"]:
                yield Guess(name, "excel_days", _OF_COLUMN, counts["days"])


def _decided(name: str, columns: Mapping[str, Counts], *forms: str) -> Guess | None:
    """Return the form that the column proves, or, where it proves none, the rest of the file."""
    own = [form for form in forms if columns[name][form]]
    if len(own) == 1:
        return Guess(name, own[0], _OF_COLUMN, columns[name][own[0]])
    of_file = sum(columns.values(), Counter())
    proven = [form for form in forms if of_file[form]]
    if own or len(proven) != 1:
        return None
    return Guess(name, proven[0], _OF_FILE, of_file[proven[0]])


def _said(guess: Guess, table: str) -> str:
    if guess.origin == _ASSUMED or guess.decision in ("undecided", "decimal_both"):
        advice = _ADVICE[guess.decision].format(
            rows=guess.evidence_rows, column=f"{table}.{guess.column}"
        )
        return f'column "{guess.column}": {advice}'
    rows = f", {guess.evidence_rows:,} rows" if guess.evidence_rows else ""
    return f'column "{guess.column}": {guess.decision.replace("_", " ")} ({guess.origin}{rows})'


def _sample(values: pa.ChunkedArray) -> pa.ChunkedArray:
    if len(values) <= _SAMPLE:
        return values
    step = len(values) / _SAMPLE
    return values.take(pa.array([int(number * step) for number in range(_SAMPLE)]))


def _count(values: pa.ChunkedArray, pattern: str) -> int:
    return pc.sum(pc.match_substring_regex(values, pattern)).as_py() or 0


def _counts(values: pa.ChunkedArray, patterns: Mapping[str, str]) -> Counts:
    return Counter({name: _count(values, pattern) for name, pattern in patterns.items()})


def _add(columns: dict[str, Counts], name: str, counts: Counts) -> None:
    columns.setdefault(name, Counter()).update(counts)
