"""Writes typed Arrow columns as text."""

import json

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray


def numbers_as_text(numbers: NDArray[np.int64]) -> pa.Array:
    """Return numbers as text.

    Built from the buffer, because `pa.array` of a numpy array imports pandas when it is
    installed, which costs every run of the loader a second.
    """
    kept = pa.py_buffer(np.ascontiguousarray(numbers, dtype=np.int64))
    return pc.cast(pa.Array.from_buffers(pa.int64(), len(numbers), [None, kept]), pa.string())


def as_text(column: pa.Array) -> pa.Array:
    """Return a column as text, without losing information that a reader needs.

    Timestamps read YYYY-MM-DD HH:MM:SS[.ffffff] in UTC, the fraction only where there is one;
    doubles have their shortest exact form (17850, not 17850.0); lists, maps and structs are
    JSON; bytes are text where they are UTF-8, else hexadecimal. Empty text is NULL.
    """
    kind = column.type
    if pa.types.is_dictionary(kind):
        return as_text(column.dictionary_decode())
    if pa.types.is_nested(kind):
        texts = pa.array([_as_json(value) for value in column.to_pylist()], pa.string())
    elif pa.types.is_timestamp(kind) or pa.types.is_time(kind):
        texts = _timestamps(column)
    elif pa.types.is_floating(kind):
        texts = _shortest(column)
    elif pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        texts = pa.array([_as_characters(value) for value in column.to_pylist()], pa.string())
    elif pa.types.is_duration(kind):
        texts = pc.cast(pc.cast(column, pa.int64()), pa.string())
    else:
        texts = pc.cast(column, pa.string())
    return pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.string()), texts)


def _timestamps(column: pa.Array) -> pa.Array:
    kind = column.type
    if pa.types.is_timestamp(kind):
        unit = "ns" if kind.unit == "ns" else "us"
        # Without its zone, a timestamp with a zone is in UTC.
        column = pc.cast(column, pa.timestamp(unit))
    return pc.replace_substring_regex(pc.cast(column, pa.string()), r"\.0+$", "")


def _shortest(column: pa.Array) -> pa.Array:
    """Return doubles in shortest form: Arrow writes a phone number as 1.3800138e+10."""
    is_double = pa.types.is_float64(column.type)
    precise = float if is_double else np.float32
    numbers = (None if number is None else str(precise(number)) for number in column.to_pylist())
    return pa.array([number and number.removesuffix(".0") for number in numbers], pa.string())


def _as_json(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, default=str)


def _as_characters(value: bytes | None) -> str | None:
    if value is None:
        return None
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.hex()
