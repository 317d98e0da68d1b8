"""Rejects rows of a table that are no records: repeated headers, totals, footers, blank rows."""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import cast

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from portrait.loading.column_names import plain
from portrait.loading.contracts import DeclaredTable
from portrait.loading.csv_header import ABOVE_THE_HEADER
from portrait.loading.csv_scanner import Positions
from portrait.loading.values import Batch, Rejection

BLANK_ROW, REPEATED_HEADER, TOTAL, FOOTER = "blank_row", "repeated_header", "total", "footer"
NO_RECORDS = (ABOVE_THE_HEADER, BLANK_ROW, REPEATED_HEADER, TOTAL, FOOTER)
"""The reasons of rows that say nothing about whether the header fits the records."""

_WORDS = Path(__file__).with_name("words_of_no_records.csv")
_BLANKS = [" " * width for width in range(9)] + ["\t", "\u00a0", "\u3000"]
_NUMBER = re.compile(r"(?:[A-Z]{3} ?)?[\d\W_]{1,40}(?:[A-Z]{3})?")
_COUNT = re.compile(r"[:：]?\s*\(?\s*[\d.,]*\s*\)?\s*[:：]?$")
_MANY_COLUMNS = 3

Record = Mapping[str, str | None]


@dataclass(frozen=True)
class Words:
    """Lower-case words that stand in rows that are no records."""

    totals: frozenset[str]
    footers: tuple[str, ...]


@cache
def words(path: Path = _WORDS) -> Words:
    """Read the words of totals and footers."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    kinds = {kind: [row["word"] for row in rows if row["kind"] == kind] for kind in (TOTAL, FOOTER)}
    return Words(frozenset(kinds[TOTAL]), tuple(kinds[FOOTER]))


class Sieve:
    """Tells the rows of a declared table that are no records from those that may be.

    A row is in doubt only where a required column is empty, or its key is a word of a header or a
    total: so a customer named Total who has an id is never in doubt, and the rest costs little.
    """

    def __init__(self, declared: DeclaredTable) -> None:
        """Know which columns every record must fill."""
        self._declared = declared

    def sift(self, batch: Batch) -> Batch:
        """Return the batch with the rows that are no records among its rejections."""
        rejections = tuple(_named(rejection) for rejection in batch.rejections)
        batch = replace(batch, rejections=rejections)
        required = self._required(batch.rows)
        if not batch.rows.num_rows or not required:
            return batch
        in_doubt = self._in_doubt(batch, required)
        records = batch.rows.take(pa.array(in_doubt)).to_pylist()
        reasons = {
            index: Rejection(int(record["_line"]), reason, _as_csv(record))
            for index, record in zip(in_doubt.tolist(), records, strict=True)
            if (reason := self._reason(record, required, batch))
        }
        return _without(batch, reasons)

    def _required(self, rows: pa.Table) -> list[str]:
        present = rows.column_names
        required = [name for name in self._declared.columns if name in self._declared.required]
        return [name for name in required or present[:1] if name in present]

    def _in_doubt(self, batch: Batch, required: list[str]) -> Positions:
        """Return the rows whose key is such a word, or that lack a value and hold few others."""
        rows, key = batch.rows, required[0]
        spelled = {key, _spelled(batch)[key]}
        values = pa.array([*spelled, *_spellings_of_totals(), *_BLANKS], pa.string())
        is_word = pc.is_in(rows[key], value_set=values)
        lacks = pc.is_null(rows[key])
        for name in required[1:]:
            lacks = pc.or_(lacks, pc.is_null(rows[name]))
        found = pc.indices_nonzero(pc.or_(is_word, lacks)).to_numpy()
        if not len(found):
            return cast(Positions, found)
        some = rows.take(pa.array(found))
        filled = sum(pc.is_valid(some[name]).to_numpy().astype(int) for name in _names(batch))
        is_wanted = (2 * filled <= len(_names(batch))) | is_word.to_numpy()[found]
        return cast(Positions, found[is_wanted])

    def _reason(self, record: Record, required: list[str], batch: Batch) -> str | None:
        filled = {
            name: value.strip()
            for name, value in record.items()
            if name != "_line" and value and value.strip()
        }
        if not filled:
            return BLANK_ROW
        if _is_header(filled, required, batch):
            return REPEATED_HEADER
        if _is_total(filled, required):
            return TOTAL
        return FOOTER if _is_footer(filled, required, len(_names(batch))) else None


@cache
def _spellings_of_totals() -> tuple[str, ...]:
    forms = (str, str.capitalize, str.title, str.upper)
    return tuple(
        {form(word) + end for word in words().totals for form in forms for end in ("", ":")}
    )


def _names(batch: Batch) -> list[str]:
    return [name for name in batch.rows.column_names if name != "_line"]


def _spelled(batch: Batch) -> dict[str, str]:
    """Return each column's name as it stands in the file."""
    names = _names(batch)
    return dict(zip(names, batch.exported or names, strict=True))


def _is_header(filled: Mapping[str, str], required: list[str], batch: Batch) -> bool:
    """The required columns and most others hold their own names."""
    spelled = _spelled(batch)
    own = {name for name, value in filled.items() if plain(value) == plain(spelled[name])}
    return set(required) <= own and 2 * len(own) > len(filled)


def _is_total(filled: Mapping[str, str], required: list[str]) -> bool:
    """One cell is a word of totals, all others are numbers, and no key says whose record it is."""
    of_words = [name for name, value in filled.items() if is_total_word(value)]
    others = [value for name, value in filled.items() if name not in of_words]
    key_is_no_key = required[0] in of_words or required[0] not in filled
    lacks = [name for name in required[1:] if name not in filled]
    is_certain = bool(lacks) or len(required) == 1
    return (
        len(of_words) == 1
        and key_is_no_key
        and is_certain
        and all(_NUMBER.fullmatch(value) for value in others)
    )


def _is_footer(filled: Mapping[str, str], required: list[str], columns: int) -> bool:
    """One cell of many is filled, and it holds words, which no key does."""
    if len(filled) != 1 or columns < _MANY_COLUMNS:
        return False
    (name, value), *_ = filled.items()
    says_so = any(word in value.casefold() for word in words().footers)
    return says_so or (name == required[0] and len(value.split()) > 2)


def is_total_word(value: str) -> bool:
    """Return whether a cell is a word of totals, with or without a count behind it."""
    return _COUNT.sub("", value.strip()).strip().casefold() in words().totals


def _named(rejection: Rejection) -> Rejection:
    """Name a line that has too few fields for what it is: a footer, or a total."""
    if not rejection.reason.startswith("wrong number of fields"):
        return rejection
    text = rejection.raw_text.casefold()
    cells = [cell.strip(" \"'*-=") for cell in re.split(r"[,;\t|]", text)]
    filled = [cell for cell in cells if cell]
    if not filled:
        return replace(rejection, reason=BLANK_ROW)
    if is_total_word(filled[0]) and all(_NUMBER.fullmatch(cell) for cell in filled[1:]):
        return replace(rejection, reason=TOTAL)
    is_footer = "@" not in text and any(word in text for word in words().footers)
    return replace(rejection, reason=FOOTER) if is_footer else rejection


def _without(batch: Batch, reasons: Mapping[int, Rejection]) -> Batch:
    if not reasons:
        return batch
    is_kept = np.ones(batch.rows.num_rows, dtype=np.bool_)
    is_kept[list(reasons)] = False
    rejections = (*batch.rejections, *reasons.values())
    return replace(batch, rows=batch.rows.filter(pa.array(is_kept)), rejections=rejections)


def _as_csv(record: Record) -> str:
    """Write the values of a row, of whatever form its file is, as one line of CSV."""
    out = io.StringIO()
    values = [value or "" for name, value in record.items() if name != "_line"]
    csv.writer(out, lineterminator="").writerow(values)
    return out.getvalue()
