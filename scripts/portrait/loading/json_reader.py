"""Reads JSON lines (one object a line) as batches, in bounded memory."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from portrait.loading.content import Block, utf8_blocks
from portrait.loading.csv_scanner import (
    MAXIMUM_RECORD_BYTES,
    NUL_BYTE,
    TOO_LONG,
    fault_of_text,
    legible,
)
from portrait.loading.values import Batch, ColumnNames, Dialect, Rejection

NOT_AN_OBJECT = "not a JSON object"
REPEATED_KEY = "a key appears twice in one object"
NOT_UNICODE = "half of a surrogate pair"


class JsonError(Exception):
    """The line is rejected; the message is the broken rule, without any value."""


class _Number(str):
    """A number with the file's digits: 1.10 and 12345678901234567890 do not change."""

    __slots__ = ()


def parse_line(line: bytes) -> dict[str, str | None]:
    """Return the keys and text values of one JSON object; nested values stay JSON text.

    null and "" become None. Raises `JsonError` for anything but one valid object.
    """
    try:
        record = _DECODER.decode(line.decode("utf-8"))
    except json.JSONDecodeError as error:
        raise JsonError(f"not JSON: {error.msg} (character {error.pos + 1})") from None
    except RecursionError:
        raise JsonError("not JSON: nested too deeply") from None
    if not isinstance(record, dict):
        raise JsonError(NOT_AN_OBJECT)
    values = {key: _as_text(value) for key, value in record.items()}
    if b"\\u" in line:
        _check_characters([*values, *values.values()])
    return values


def _as_text(value: object) -> str | None:
    if isinstance(value, str):
        return str(value) or None
    return None if value is None else _as_json(value)


def _as_json(value: object) -> str:
    if isinstance(value, _Number):
        return str(value)
    if isinstance(value, dict):
        members = (f"{_as_json(key)}:{_as_json(member)}" for key, member in value.items())
        return "{" + ",".join(members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(_as_json(member) for member in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def _check_characters(texts: Iterable[str | None]) -> None:
    joined = "".join(text for text in texts if text)
    if "\0" in joined:
        raise JsonError(NUL_BYTE)
    try:
        joined.encode("utf-8")
    except UnicodeEncodeError:
        raise JsonError(NOT_UNICODE) from None


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    record = dict(pairs)
    if len(record) != len(pairs):
        raise JsonError(REPEATED_KEY)
    return record


def _no_constant(name: str) -> None:
    raise JsonError(f"not JSON: {name} is not a JSON number")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_without_repeats,
    parse_float=_Number,
    parse_int=_Number,
    parse_constant=_no_constant,
)


def read_json_lines(path: Path, dialect: Dialect, batch_bytes: int) -> Iterator[Batch]:
    """Yield the objects of a file of JSON lines; at least one batch.

    Keys may differ between lines: a batch has the columns of its own lines, and a key that a
    line lacks is NULL.
    """
    columns = _Columns()
    gathered = _Gathered()
    for line in _lines(utf8_blocks(path, dialect.encoding)):
        gathered.add(line)
        if gathered.size >= batch_bytes:
            yield gathered.batch(columns)
            gathered = _Gathered()
    yield gathered.batch(columns)


@dataclass(frozen=True)
class _Line:
    """A physical line; `is_cut` when it was too long to be kept whole."""

    number: int
    text: bytes
    position: int
    is_cut: bool = False

    @property
    def is_too_long(self) -> bool:
        return self.is_cut or len(self.text) > MAXIMUM_RECORD_BYTES


def _lines(blocks: Iterator[Block]) -> Iterator[_Line]:
    rest, number, position, is_cut = b"", 0, 0, False
    for block in blocks:
        position = block.position
        *complete, last = block.data.split(b"\n")
        for text in complete:
            number += 1
            yield _Line(number, rest + text, position, is_cut)
            rest, is_cut = b"", False
        is_cut = is_cut or len(rest) + len(last) > MAXIMUM_RECORD_BYTES
        rest = rest if is_cut else rest + last
    if rest or is_cut:
        yield _Line(number + 1, rest, position, is_cut)


class _Columns:
    """Maps each key of the file to its column."""

    def __init__(self) -> None:
        self._names = ColumnNames()
        self._by_key: dict[str, str] = {}

    def of_keys(self, keys: dict[str, None]) -> dict[str, str]:
        for key in keys:
            if key not in self._by_key:
                self._by_key[key] = self._names.claim(key, len(self._by_key) + 1)
        return {key: self._by_key[key] for key in keys}

    def notes(self) -> tuple[str, ...]:
        notes, self._names.notes = tuple(self._names.notes), []
        return notes


@dataclass
class _Gathered:
    records: list[dict[str, str | None]] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    keys: dict[str, None] = field(default_factory=dict)
    blank_lines: int = 0
    replacements: int = 0
    size: int = 0
    position: int = 0

    def add(self, line: _Line) -> None:
        self.size += len(line.text) + 1
        self.position = line.position
        if not line.text.strip():
            self.blank_lines += 1
            return
        try:
            self._accept(line)
        except JsonError as error:
            text = legible(line.text[:MAXIMUM_RECORD_BYTES])
            self.rejections.append(Rejection(line.number, str(error), text))

    def _accept(self, line: _Line) -> None:
        if reason := TOO_LONG if line.is_too_long else fault_of_text(line.text):
            raise JsonError(reason)
        record = parse_line(line.text)
        self.records.append(record)
        self.numbers.append(str(line.number))
        self.keys.update(dict.fromkeys(record))
        self.replacements += line.text.count("\ufffd".encode())

    def batch(self, columns: _Columns) -> Batch:
        names = columns.of_keys(self.keys)
        arrays = {
            name: pa.array([record.get(key) for record in self.records], pa.string())
            for key, name in names.items()
        }
        return Batch(
            rows=pa.table({**arrays, "_line": pa.array(self.numbers, pa.string())}),
            records=len(self.records) + len(self.rejections),
            rejections=tuple(self.rejections),
            blank_lines=self.blank_lines,
            replacement_characters=self.replacements,
            position=self.position,
            notes=columns.notes(),
        )
