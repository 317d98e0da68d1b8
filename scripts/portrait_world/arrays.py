"""Small vectorised helpers: numpy numbers in, Arrow text out."""

from collections.abc import Sequence
from functools import cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Text: TypeAlias = pa.Array

PRIME = 2_147_483_647
FIRST_DAY = np.datetime64("1899-01-01", "D")


def text(values: Sequence[str | None]) -> Text:
    """Return the values as an Arrow text array."""
    return pa.array(values, type=pa.string())


def pick(vocabulary: Sequence[str | None] | Text, index: Ints) -> Text:
    """Return `vocabulary[index]` for every index."""
    words = vocabulary if isinstance(vocabulary, pa.Array) else text(vocabulary)
    return words.take(pa.array(index))


def digits(values: Ints, width: int = 0) -> Text:
    """Return whole numbers as text, padded with zeros to a width."""
    written = pc.cast(pa.array(values), pa.string())
    return pc.utf8_lpad(written, width, "0") if width else written


def join(*parts: Text | str) -> Text:
    """Concatenate row by row; a null part makes the row null."""
    return pc.binary_join_element_wise(*parts, "")


def choose(mask: Flags, yes: Text | str | None, no: Text | str | None) -> Text:
    """Return `yes` where the mask holds, else `no`."""
    return pc.if_else(pa.array(mask), _as_text(yes), _as_text(no))


def keep(mask: Flags, values: Text | str) -> Text:
    """Return the values where the mask holds, else null."""
    return choose(mask, values, None)


def blank_as_null(column: Text) -> Text:
    """Return the column with empty text as null."""
    return pc.if_else(pc.equal(column, ""), pa.scalar(None, pa.string()), column)


def _as_text(value: Text | str | None) -> Text:
    return value if isinstance(value, pa.Array) else pa.scalar(value, pa.string())


def money(cents: Ints) -> Text:
    """Return cents as an amount with two decimals."""
    sign = pick(["", "-"], (cents < 0).astype(np.int64))
    size = np.abs(cents)
    return join(sign, digits(size // 100), ".", pick(_two_digits(), size % 100))


def moment(seconds: Ints) -> Text:
    """Return Unix seconds as `YYYY-MM-DD HH:MM:SS` (UTC)."""
    return join(day(seconds), " ", pick(_times_of_day(), seconds % 86_400))


def day(seconds: Ints) -> Text:
    """Return Unix seconds as `YYYY-MM-DD` (UTC)."""
    return pick(_dates(), seconds // 86_400 - int(FIRST_DAY.astype(np.int64)))


def scatter(index: Ints, multiplier: int) -> Ints:
    """Return distinct, scattered numbers below 2**31 for distinct indexes below 2**31 - 1."""
    return np.asarray((index * multiplier + multiplier * 97_003) % PRIME)


def draw(stream: np.random.Generator, weights: Floats, rows: Ints) -> Ints:
    """Draw one column per row: `weights[rows]` are the weights of the columns for each row."""
    cumulated = np.cumsum(weights, axis=1)
    cumulated /= cumulated[:, -1:]
    offsets = np.arange(len(weights))
    flat = (cumulated + offsets[:, None]).ravel()
    found = np.searchsorted(flat, stream.random(len(rows)) + rows, side="right")
    last = weights.shape[1] - 1
    return np.asarray(np.minimum(found - rows * (last + 1), last), dtype=np.int64)


def draw_one(stream: np.random.Generator, weights: Sequence[float], size: int) -> Ints:
    """Draw `size` indexes by one list of weights."""
    return draw(stream, np.array([weights], dtype=float), np.zeros(size, dtype=np.int64))


def happens(stream: np.random.Generator, probability: float | Floats, size: int) -> Flags:
    """Return one flag per row, true with the given probability."""
    return np.asarray(stream.random(size) < probability)


def between(stream: np.random.Generator, low: Ints | int, high: Ints | int, size: int) -> Ints:
    """Draw whole numbers in [low, high]; the limits are the same for all rows, or given per row."""
    width = np.asarray(high, dtype=np.int64) - np.asarray(low, dtype=np.int64) + 1
    drawn = (stream.random(size) * np.maximum(width, 1)).astype(np.int64)
    return np.asarray(np.asarray(low, dtype=np.int64) + drawn)


@cache
def _two_digits() -> Text:
    return text([f"{number:02d}" for number in range(100)])


@cache
def _times_of_day() -> Text:
    return text([f"{s // 3600:02d}:{s // 60 % 60:02d}:{s % 60:02d}" for s in range(86_400)])


@cache
def _dates() -> Text:
    return text(np.datetime_as_string(FIRST_DAY + np.arange(90_000)).tolist())
