"""Read files of person records, with any column names, into one table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import yaml
from pyarrow import csv

FIELDS = (
    "given_name",
    "family_name",
    "birth_date",
    "gender",
    "street",
    "postal_code",
    "city",
    "region",
    "country",
    "phone",
    "email",
    "national_id",
)
OTHER_NAMES = {
    "first_name": "given_name",
    "forename": "given_name",
    "last_name": "family_name",
    "surname": "family_name",
    "dob": "birth_date",
    "date_of_birth": "birth_date",
    "sex": "gender",
    "address": "street",
    "postcode": "postal_code",
    "zip": "postal_code",
    "suburb": "city",
    "place": "city",
    "town": "city",
    "state": "region",
    "county": "region",
}
FULL_NAME = "full_name"
NO_VALUE = frozenset({"", "na", "n/a", "nan", "none", "null", "unknown", "-"})
DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
RECORDS, PAIRS, CLUSTERS = "records.parquet", "pairs.parquet", "clusters.parquet"
Texts = list[str | None]


class MappingError(ValueError):
    """The mapping does not fit the file; the message says which column of which file."""


def read_mapping(text: str) -> dict[str, tuple[str, ...]]:
    """Return the columns of each field.

    Args:
        text: `given_name=first,street=number+road`, or a YAML or JSON file of field: column or
            list of columns.

    Raises:
        MappingError: a field that is unknown, or no field at all.
    """
    given = _of_file(Path(text)) if "=" not in text else _of_option(text)
    mapping: dict[str, tuple[str, ...]] = {}
    for name, columns in given.items():
        field = OTHER_NAMES.get(name, name)
        if field not in (*FIELDS, FULL_NAME):
            raise MappingError(f"--columns: no field {name!r}; there are {', '.join(FIELDS)}")
        mapping[field] = columns
    if not mapping:
        raise MappingError("--columns names no field")
    return mapping


def write_records(
    files: Sequence[Path], mapping: Mapping[str, Sequence[str]], truth: str, folder: Path
) -> int:
    """Write the records of all files as one Parquet file and return their number.

    Columns: `source` (the file's number), `record_id`, `truth`, and one for each of `FIELDS`.
    Raises `MappingError` if a file lacks a column.
    """
    tables = [_read(path, number, mapping, truth) for number, path in enumerate(files, 1)]
    records = pa.concat_tables(tables)
    pq.write_table(records, folder / RECORDS)
    return int(records.num_rows)


def _of_option(text: str) -> dict[str, tuple[str, ...]]:
    pairs = (part.split("=", 1) for part in text.split(",") if "=" in part)
    return {
        name.strip(): tuple(column.strip() for column in columns.split("+"))
        for name, columns in pairs
    }


def _of_file(path: Path) -> dict[str, tuple[str, ...]]:
    if not path.is_file():
        raise MappingError(f"--columns: neither field=column nor a file: {path}")
    read = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    if not isinstance(read, dict):
        raise MappingError(f"{path}: not a list of field: column")
    return {
        str(name): tuple(map(str, columns)) if isinstance(columns, list) else (str(columns),)
        for name, columns in read.items()
    }


def _read(path: Path, number: int, mapping: Mapping[str, Sequence[str]], truth: str) -> pa.Table:
    table = _read_text(path)
    size = table.num_rows
    columns: dict[str, Texts] = {
        "source": [f"file_{number}"] * size,
        "record_id": [f"file_{number}:{row}" for row in range(1, size + 1)],
        "truth": _true_people(path, table, truth),
    }
    fields = {
        field: _joined([_column(path, table, name) for name in names])
        for field, names in mapping.items()
    }
    _split_full_name(fields)
    for field in FIELDS:
        columns[field] = [_cleaned(field, text) for text in fields.get(field, [None] * size)]
    return pa.table({name: pa.array(texts, pa.string()) for name, texts in columns.items()})


def _read_text(path: Path) -> pa.Table:
    """Read every column as text; blanks around column names are removed."""
    with path.open(encoding="utf-8-sig") as file:
        header = file.readline()
    delimiter = max(",;\t|", key=header.count)
    names = csv.read_csv(
        pa.BufferReader(header.encode()), parse_options=csv.ParseOptions(delimiter=delimiter)
    ).column_names
    convert = csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()))
    table = csv.read_csv(
        path, parse_options=csv.ParseOptions(delimiter=delimiter), convert_options=convert
    )
    return table.rename_columns([name.strip() for name in table.column_names])


def _column(path: Path, table: pa.Table, name: str) -> Texts:
    if name not in table.column_names:
        raise MappingError(f"{path}: no column {name!r}; it has {', '.join(table.column_names)}")
    texts = (None if text is None else text.strip() for text in table[name].to_pylist())
    return [None if text is None or text.lower() in NO_VALUE else text for text in texts]


def _true_people(path: Path, table: pa.Table, truth: str) -> Texts:
    """The truth column, or the part of it that a pattern matches: `rec_id:rec-(\d+)`."""
    name, _, pattern = truth.partition(":")
    texts = _column(path, table, name)
    if not pattern:
        return texts
    found = [re.search(pattern, text or "") for text in texts]
    return [match.group(1) if match else text for match, text in zip(found, texts, strict=True)]


def _joined(columns: Sequence[Texts]) -> Texts:
    return [" ".join(filter(None, parts)) or None for parts in zip(*columns, strict=True)]


def _split_full_name(fields: dict[str, Texts]) -> None:
    """The last word is the family name, or the text before a comma."""
    for name in fields.pop(FULL_NAME, []):
        last, comma, first = (name or "").partition(",")
        if not comma:
            first, _, last = (name or "").rpartition(" ")
        fields.setdefault("given_name", []).append(first.strip() or None)
        fields.setdefault("family_name", []).append(last.strip() or None)


def _cleaned(field: str, text: str | None) -> str | None:
    if text is None:
        return None
    if field == "birth_date":
        return _digits_of_date(text)
    if field == "phone":
        return re.sub(r"\D", "", text) or None
    if field == "national_id":
        return re.sub(r"[\W_]", "", text).lower() or None
    return text.lower() if field == "email" else text


def _digits_of_date(text: str) -> str | None:
    """Year, month and day as digits; a year at the end is moved to the front."""
    day_first = DAY_FIRST.match(text)
    if day_first:
        one, other, year = day_first.groups()
        return year + other.zfill(2) + one.zfill(2)
    return re.sub(r"\D", "", text)[:8] or None
