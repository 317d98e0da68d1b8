"""How people, spreadsheets and databases write a value that means the same, or nothing."""

import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from portrait_world.arrays import Flags, Ints, Text, draw_one, text
from portrait_world.people.names import FEMALE_NAMES, LAST_NAMES, MALE_NAMES

Rewrite = Callable[[str, int], str | None]
"""A value and a number drawn for it in, the value as it is written out."""

INVISIBLE = ("\u200b", "\ufeff", "\u00ad", "\u200e", "\u00a0")
NULL_WORDS = ("\\N", "#N/A", "(null)", "n.a.", "NULL", "#REF!", "--")
MAILBOXES = (
    *("noemail@noemail.com", "none@gmail.com", "na@na.com", "x@x.com", "123@123.com"),
    *("guest@gmail.com", "sin@correo.com", "noreply@shop.example", "noemail@shop.example"),
)
PHONES = ("1111111111", "9999999999", "123456789", "0", "13800138000", "+440000000000")
NAMES = (("Test", "Test"), ("Guest", "Customer"), ("Walk-in", "Customer"), ("客户", "测试"))
YES = ("WAHR", "Ja", "Oui", "VRAI", "Sí", "VERDADERO", "Sim", "是", "はい", "X", "yes", "1.0")
NO = ("FALSCH", "Nein", "Non", "FAUX", "No", "FALSO", "Não", "否", "いいえ", "no", "0.0")
NEVER_ASKED = "NEVER_SUBSCRIBED"
REFUSALS = ("UNSUBSCRIBED", NEVER_ASKED, "opted out", "withdrawn", "no email")
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


def rewritten(stream: np.random.Generator, column: Text, chosen: Flags, rewrite: Rewrite) -> Text:
    """Return the column with the chosen values rewritten; null stays null."""
    rows = np.flatnonzero(chosen & column.is_valid().to_numpy(zero_copy_only=False))
    drawn = (stream.random(len(rows)) * 1_000_000).astype(np.int64).tolist()
    old = column.take(pa.array(rows)).to_pylist()
    new = text([rewrite(value, number) for value, number in zip(old, drawn, strict=True)])
    mask = np.zeros(len(column), dtype=bool)
    mask[rows] = True
    return pc.replace_with_mask(column, mask, new)


def filled(column: Text, chosen: Flags, values: Text) -> Text:
    """Return the column with the chosen missing values filled."""
    return pc.if_else(pc.and_(pa.array(chosen), column.is_null()), values, column)


def null_words(stream: np.random.Generator, size: int) -> Text:
    """Return words for nothing, those of databases and of spreadsheets most often."""
    return text(NULL_WORDS).take(pa.array(_numbers(stream, (5, 4, 2, 2, 2, 1, 2), size)))


def mailboxes(stream: np.random.Generator, size: int) -> Text:
    """Return mailboxes of nobody; a till's software numbers them."""
    number = (stream.random(size) * 900).astype(np.int64)
    kind = (stream.random(size) * (len(MAILBOXES) + 2)).astype(np.int64)
    numbered = ("walkin{}@till.example", "noemail+{}@shop.example")
    choices = [*MAILBOXES, *numbered]
    return text([choices[k].format(n) for k, n in zip(kind.tolist(), number.tolist(), strict=True)])


def with_invisible(value: str, number: int) -> str:
    """Return the value with a character nobody sees at its start, its end, or after the first."""
    mark = INVISIBLE[number % len(INVISIBLE)]
    place = (0, 1, len(value))[number // 7 % 3]
    return value[:place] + mark + value[place:]


def in_full_width(value: str, number: int) -> str:
    """Return the value in full-width letters, digits and signs."""
    return value.translate(_WIDE)


def in_latin(value: str, number: int) -> str:
    """Return a name in plain Latin letters: without accents, or as its country romanises it."""
    latin = _romanised().get(value)
    if latin:
        return latin.capitalize()
    swapped = value.replace("ü", "ue").replace("ö", "oe").replace("ä", "ae").replace("ø", "o")
    plain = unicodedata.normalize("NFKD", swapped if number % 2 else value.replace("ø", "o"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def as_phone_of_nobody(value: str, number: int) -> str:
    """Return a number that somebody made up."""
    return PHONES[number % len(PHONES)]


def in_other_spelling(value: str, number: int) -> str:
    """Return a timestamp (UTC) in another spelling that can be read in one way only."""
    try:
        at = datetime.fromisoformat(value.replace("Z", "")).replace(tzinfo=UTC)
    except ValueError:
        return value
    spellings = (
        f"{at:%Y-%m-%dT%H:%M:%S}Z",
        f"{at:%Y-%m-%dT%H:%M:%S}.000+0000",
        f"{at:%Y-%m-%d %H:%M:%S} UTC",
        f"{at - timedelta(hours=5):%Y-%m-%d %H:%M:%S} -0500",
        f"{at + timedelta(hours=8):%Y-%m-%dT%H:%M:%S}+08:00",
        f"{at:%Y/%m/%d %H:%M:%S}",
        f"{at:%d-%b-%Y %H:%M:%S}",
    )
    return spellings[number % len(spellings)]


def with_currency_sign(value: str, number: int) -> str:
    """Return an amount of US dollars as spreadsheets show it."""
    digits, negative = value.lstrip("-"), value.startswith("-")
    if negative:
        return (f"{digits}-", f"({digits})", f"-${digits}")[number % 3]
    return (f"${digits}", f"USD {digits}", f"{digits} USD", f"$ {digits}")[number % 4]


def in_foreign_word(value: str, number: int) -> str:
    """Return yes or no in a word of another language or of a spreadsheet."""
    words = YES if value.lower() in {"true", "1"} else NO
    return words[number % len(words)]


def as_key_of_spreadsheet(value: str, number: int) -> str:
    """Return a key as a spreadsheet hands it over: with an apostrophe, or as a decimal."""
    return f"'{value}" if number % 2 or not value.isdigit() else f"{value}.0"


def _numbers(stream: np.random.Generator, weights: tuple[float, ...], size: int) -> Ints:
    return draw_one(stream, weights, size)


@cache
def _romanised() -> dict[str, str]:
    lists = (FEMALE_NAMES, MALE_NAMES, LAST_NAMES)
    pairs = [
        pair
        for names in lists
        for pair in zip(names.shown.to_pylist(), names.latin.to_pylist(), strict=True)
    ]
    return {shown: latin for shown, latin in pairs if shown and ord(shown[0]) > 0x2E80}
