"""Looks at the first bytes of a file: is it what its name says?"""

from pathlib import Path

from portrait.loading.content import is_gzip
from portrait.loading.csv_header import DELIMITERS
from portrait.loading.values import InputError

_HEAD_BYTES = 4096
_MAGIC = {
    b"PK\x03\x04": "a zip archive or an Excel workbook",
    b"PAR1": "a Parquet file",
    b"%PDF": "a PDF document",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook",
}
_HTML = ("<!doctype html", "<html", "<head", "<body", "<?xml", "<error")


def has_table_form(path: Path) -> bool:
    """Tell whether a plain text file looks like a table: its first two lines divide alike."""
    if is_gzip(path):
        return True
    with path.open("rb") as file:
        lines = file.read(_HEAD_BYTES).splitlines()[:2]
    counts = [[line.count(delimiter.encode()) for delimiter in DELIMITERS] for line in lines]
    return len(counts) == 2 and any(a == b > 0 for a, b in zip(*counts, strict=True))


def check_form(head: bytes, encoding: str, form: str) -> None:
    """Refuse a file whose first bytes show that it is something else than its name says.

    Raises:
        InputError: empty, a page of HTML or XML, JSON under a CSV name, an array of JSON, or a
            known binary form.
    """
    for magic, what in _MAGIC.items():
        if head.startswith(magic):
            raise InputError(f"line 1: this is {what}, not {form}")
    start = head.decode(encoding, "ignore").lstrip("\ufeff \t\r\n\0")
    if not start and len(head) < _HEAD_BYTES:
        raise InputError("the file is empty: there is not even a header")
    if start.lower().startswith(_HTML):
        raise InputError(f"line 1: this is a page of HTML or XML, not {form}")
    if form == "csv" and start[:1] in ("{", "["):
        raise InputError("line 1: this is JSON, not CSV")
    if form == "json" and start[:1] == "[":
        raise InputError("line 1: a JSON array; JSON lines are needed, one object a line")
