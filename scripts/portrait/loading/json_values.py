"""Parses one line of JSON into text values, numbers exactly as they are written."""

import json
from collections.abc import Iterable

from portrait.loading.scanner import NUL_BYTE

NOT_AN_OBJECT = "not a JSON object"
REPEATED_KEY = "a key stands twice in one object"
NOT_UNICODE = "half of a surrogate pair"


class JsonError(Exception):
    """The line is not acceptable; the message is the rule, without any value."""


class _Number(str):
    """A number in the digits of the file: 1.10 and 12345678901234567890 stay what they are."""

    __slots__ = ()


def parse_line(line: bytes) -> dict[str, str | None]:
    """Return the keys and text values of one JSON object; nested values stay JSON text.

    null and "" become None. Raises `JsonError` for anything that is not one sound object.
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
    raise JsonError(f"not JSON: {name} is no number")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_without_repeats,
    parse_float=_Number,
    parse_int=_Number,
    parse_constant=_no_constant,
)
