"""Damage to a written file: its quotes, lines and delimiters, its encoding and its bytes."""

import gzip
from collections.abc import Callable

from numpy.random import Generator

from portrait_lab.fuzz.chance import pick, place

TextDamage = Callable[[str, Generator], str]
ByteDamage = Callable[[bytes, Generator], bytes]


def quote_unterminated(text: str, luck: Generator) -> str:
    """A field with an opening quote and no closing quote."""
    at = text.find(",", place(len(text), luck))
    return text[: at + 1] + '"' + text[at + 1 :]


def quotes_stray(text: str, luck: Generator) -> str:
    """Quotes anywhere."""
    for _ in range(3):
        text = _inserted(text, pick(('"', '""', '"x"', '\\"'), luck), luck)
    return text


def quotes_lost(text: str, luck: Generator) -> str:
    """One quote fewer."""
    at = text.find('"', place(len(text), luck))
    return text if at < 0 else text[:at] + text[at + 1 :]


def line_ends_mixed(text: str, luck: Generator) -> str:
    """Line ends of three systems in one file."""
    ends = ("\n", "\r\n", "\r", "\n\n")
    return "".join(line + pick(ends, luck) for line in text.split("\n"))


def line_ends_old(text: str, luck: Generator) -> str:
    """Every line ends with a carriage return alone."""
    return text.replace("\n", "\r")


def line_joined(text: str, luck: Generator) -> str:
    """Two lines joined into one."""
    at = text.find("\n", place(len(text), luck))
    return text[:at] + text[at + 1 :]


def characters_nul(text: str, luck: Generator) -> str:
    """NUL between characters."""
    return _inserted(_inserted(text, "\0", luck), "\0\0", luck)


def delimiter_other(text: str, luck: Generator) -> str:
    """Another delimiter everywhere, also where a comma was text."""
    return text.replace(",", pick(";\t|^:", luck))


def delimiter_changes(text: str, luck: Generator) -> str:
    """Another delimiter from some line on."""
    at = place(len(text), luck)
    return text[:at] + text[at:].replace(",", ";")


def delimiter_trailing(text: str, luck: Generator) -> str:
    """A delimiter at the end of every line but the header."""
    head, end, rest = text.partition("\n")
    return head + end + rest.replace("\n", ",\n")


def text_cut(text: str, luck: Generator) -> str:
    """The export stopped in the middle."""
    return text[: place(len(text), luck)]


def preamble(text: str, luck: Generator) -> str:
    """Text above the header."""
    return pick(("Report of today\n\n", "sep=,\n", "sep=;\n", "\n\n\n", "# by hand\n"), luck) + text


def footer(text: str, luck: Generator) -> str:
    """Text below the last row."""
    return text + pick(("Total,3\n", "(3 rows affected)\n", "\x1a", '"end'), luck)


def lines_shuffled(text: str, luck: Generator) -> str:
    """Lines in another order, with the header anywhere."""
    lines = text.splitlines(keepends=True)
    return "".join(lines[int(at)] for at in luck.permutation(len(lines)))


def encoded_as(encoding: str) -> ByteDamage:
    """Another encoding; characters that it cannot write become question marks."""

    def encoded(data: bytes, luck: Generator) -> bytes:
        return data.decode("utf-8").encode(encoding, "replace")

    return encoded


def bytes_mixed(data: bytes, luck: Generator) -> bytes:
    """Bytes that are not UTF-8."""
    for _ in range(4):
        at = place(len(data), luck)
        data = (
            data[:at]
            + pick((b"\xff", b"\xe9", b"\xb0\xa1", b"\x00", b"\xf0\x9f"), luck)
            + data[at:]
        )
    return data


def encodings_mixed(data: bytes, luck: Generator) -> bytes:
    """Two files in different encodings, one after the other."""
    at = data.find(b"\n", place(len(data), luck)) + 1
    rest = data[at:].decode("utf-8").encode(pick(("cp1252", "gb18030"), luck), "replace")
    return data[:at] + rest


def bytes_cut(data: bytes, luck: Generator) -> bytes:
    """Cut, possibly in the middle of a character."""
    return data[: place(len(data), luck)]


def nothing_left(data: bytes, luck: Generator) -> bytes:
    """An empty file."""
    return b""


def compressed(data: bytes, luck: Generator) -> bytes:
    """An intact gzip file."""
    return gzip.compress(data, mtime=0)


def compressed_and_cut(data: bytes, luck: Generator) -> bytes:
    """A gzip file without its end."""
    whole = gzip.compress(data, mtime=0)
    return whole[: 2 + place(len(whole) - 2, luck)]


def compressed_and_damaged(data: bytes, luck: Generator) -> bytes:
    """A gzip file with one changed byte."""
    whole = bytearray(gzip.compress(data, mtime=0))
    whole[2 + place(len(whole) - 2, luck)] ^= 0xFF
    return bytes(whole)


TEXT_DAMAGES: dict[str, TextDamage] = {
    damage.__name__: damage
    for damage in (
        *(quote_unterminated, quotes_stray, quotes_lost, line_ends_mixed, line_ends_old),
        *(line_joined, characters_nul, delimiter_other, delimiter_changes, delimiter_trailing),
        *(text_cut, preamble, footer, lines_shuffled),
    )
}
# The damages that keep every record and every delimiter, so that their number is known.
ENCODINGS: dict[str, ByteDamage] = {
    name: encoded_as(name) for name in ("utf-8-sig", "utf-16", "gb18030", "latin-1", "cp1252")
} | {"gzip": compressed}
BYTE_DAMAGES: dict[str, ByteDamage] = {
    name: encoded_as(name) for name in ("utf-16-le", "utf-16-be", "utf-32", "shift_jis", "utf-7")
} | {
    damage.__name__: damage
    for damage in (
        *(bytes_mixed, encodings_mixed, bytes_cut, nothing_left),
        *(compressed_and_cut, compressed_and_damaged),
    )
}


def _inserted(text: str, what: str, luck: Generator) -> str:
    at = place(len(text), luck)
    return text[:at] + what + text[at:]
