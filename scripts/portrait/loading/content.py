"""Reads a file's bytes as text: its blocks, its fingerprint and its encoding."""

import codecs
import gzip
import hashlib
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

import charset_normalizer

from portrait.loading.values import Dialect, InputError

BLOCK_BYTES = 1 << 20
_GZIP_MAGIC = b"\x1f\x8b"
_UTF8_MARK = codecs.BOM_UTF8


@dataclass(frozen=True)
class Block:
    """A block of content and how many bytes of the file on disk have been read so far."""

    data: bytes
    position: int


def is_gzip(path: Path) -> bool:
    """Return whether a file is compressed with gzip, by its first bytes and not its name."""
    with path.open("rb") as file:
        return file.read(2) == _GZIP_MAGIC


def content_blocks(path: Path) -> Iterator[Block]:
    """Yield the decompressed bytes of a file.

    Raises:
        InputError: a gzip file that ends before its end marker or is damaged.
    """
    compressed = is_gzip(path)
    with path.open("rb") as file:
        content = cast(IO[bytes], gzip.GzipFile(fileobj=file)) if compressed else file
        try:
            while data := content.read(BLOCK_BYTES):
                yield Block(data, file.tell())
        except EOFError as error:
            raise InputError("truncated gzip file: it ends before its end marker") from error
        except (gzip.BadGzipFile, zlib.error) as error:
            raise InputError(f"damaged gzip file: {error}") from error


def utf8_blocks(path: Path, encoding: str) -> Iterator[Block]:
    """Yield a file's text as UTF-8, without byte order mark.

    Bytes that the encoding cannot decode pass through unchanged. They are then invalid UTF-8
    at the place of the fault, and the record that holds them can be rejected.
    """
    blocks = content_blocks(path)
    if codecs.lookup(encoding).name not in ("utf-8", "utf-8-sig"):
        blocks = _transcoded(blocks, encoding)
    first = True
    for block in blocks:
        if first and block.data.startswith(_UTF8_MARK):
            block = Block(block.data[len(_UTF8_MARK) :], block.position)
        first = first and not block.data
        yield block


def _transcoded(blocks: Iterator[Block], encoding: str) -> Iterator[Block]:
    decoder = codecs.getincrementaldecoder(encoding)(errors=_KEEP_BYTES)
    position = 0
    for block in blocks:
        position = block.position
        yield Block(_encoded(decoder.decode(block.data)), position)
    yield Block(_encoded(decoder.decode(b"", final=True)), position)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _keep_bytes(error: UnicodeError) -> tuple[str, int]:
    """Decode error handler: replace each undecodable byte by a lone surrogate.

    Unlike `surrogateescape` it never fails: bytes below 0x80, on which UTF-16 may fail, are
    kept after a marker that is not valid UTF-8 either.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    kept = "".join(chr(0xDC00 + byte) if byte >= 0x80 else chr(byte) for byte in bad)
    marked = any(byte >= 0x80 for byte in bad)
    return (kept if marked else "\udcff" + kept), error.end


_KEEP_BYTES = "portrait_keep_bytes"
codecs.register_error(_KEEP_BYTES, _keep_bytes)


_HEAD_BYTES = 4096
_SAMPLE_BYTES = 1 << 18


@dataclass(frozen=True)
class Survey:
    """What one pass over the bytes finds.

    `batch_id`: first 12 hex digits of the SHA-256 of the file as it lies on disk.
    `head`: the first bytes of the content; `sample`: lines that hold bytes above 0x7F, as many
    as fit a quarter of a megabyte; `is_utf8`: the whole content is strictly valid UTF-8.
    """

    batch_id: str
    size: int
    head: bytes
    sample: bytes
    is_utf8: bool


def survey(path: Path, progress: Callable[[int], None] = lambda position: None) -> Survey:
    """Read a text file once, in bounded memory.

    Raises:
        InputError: a gzip file that is truncated or damaged.
    """
    evidence = _Evidence()
    digest = hashlib.sha256()
    is_compressed = is_gzip(path)
    for block in content_blocks(path):
        evidence.add(block)
        if not is_compressed:
            digest.update(block.data)
        progress(block.position)
    batch_id = fingerprint(path) if is_compressed else digest.hexdigest()[:12]
    return evidence.concluded(batch_id, path.stat().st_size)


def fingerprint(path: Path) -> str:
    """Return the first 12 hex digits of the SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:12]


class _Evidence:
    """Gathers a `Survey` block by block."""

    def __init__(self) -> None:
        self._head = b""
        self._sample = bytearray()
        self._decoder: codecs.IncrementalDecoder | None = codecs.getincrementaldecoder("utf-8")()

    def add(self, block: Block) -> None:
        if len(self._head) < _HEAD_BYTES:
            self._head = (self._head + block.data)[:_HEAD_BYTES]
        if not block.data.isascii() and len(self._sample) < _SAMPLE_BYTES:
            lines = (line for line in block.data.split(b"\n") if not line.isascii())
            self._sample += b"\n".join(lines) + b"\n"
        self._decode(block.data, final=False)

    def concluded(self, batch_id: str, size: int) -> Survey:
        self._decode(b"", final=True)
        sample = bytes(self._sample[:_SAMPLE_BYTES])
        return Survey(batch_id, size, self._head, sample, self._decoder is not None)

    def _decode(self, data: bytes, *, final: bool) -> None:
        if self._decoder is None:
            return
        try:
            self._decoder.decode(data, final)
        except UnicodeDecodeError:
            self._decoder = None


_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What charset-normalizer may choose from, after UTF-8, GB18030 and cp1252 are detected here.
# Without these limits it mistakes GBK for Cyrillic and short western texts for Korean.
_OTHERS = ("big5", "cp932", "euc_jp", "cp949", "cp1251")
_MOSTLY = 0.9
_BY_CHANCE = 0.2
_ZEROS = 0.2


def detect(survey: Survey) -> Dialect:
    """Return the encoding of a surveyed file; `encoding_origin` says how it is known."""
    for mark, encoding in _MARKS:
        if survey.head.startswith(mark):
            return Dialect(encoding, "byte order mark")
    if wide := _without_mark_utf16(survey.head):
        return Dialect(wide, "detected by its zero bytes", is_certain=False)
    if survey.is_utf8:
        return Dialect("utf-8", "every byte is valid UTF-8")
    return _of_mixed(survey.sample, survey.sample.splitlines())


def _of_mixed(sample: bytes, lines: Sequence[bytes]) -> Dialect:
    """Choose the encoding of a file that is not all valid UTF-8.

    A few valid lines do not rule out Chinese (the GBK bytes of "woman" are valid UTF-8), but
    in western text they rarely occur by chance.
    """
    share = _share_decodable(lines, "utf-8")
    origin = f"{share:.1%} of the lines with non-ASCII bytes are valid UTF-8"
    utf8 = Dialect("utf-8", origin, is_certain=False)
    if share >= _MOSTLY:
        return utf8
    legacy = _legacy(sample, lines)
    if share > _BY_CHANCE and legacy != "gb18030":
        return utf8
    return Dialect(legacy, "guessed; give --encoding if this is wrong", is_certain=False)


def _without_mark_utf16(head: bytes) -> str | None:
    """Detect UTF-16: its delimiters, digits and Latin letters have a zero in every other byte."""
    start = head[:128]
    half = max(len(start) // 2, 1)
    zeros_even, zeros_odd = start[0::2].count(0) / half, start[1::2].count(0) / half
    if zeros_odd > _ZEROS and zeros_even < _ZEROS / 10:
        return "utf-16-le"
    return "utf-16-be" if zeros_even > _ZEROS and zeros_odd < _ZEROS / 10 else None


def _legacy(sample: bytes, lines: Sequence[bytes]) -> str:
    if _share_in_runs(sample) < 1 / 2:
        return "cp1252"
    is_gb18030 = _share_decodable(lines, "gb18030") >= _MOSTLY
    if is_gb18030 and _share_common_chinese(sample) >= _MOSTLY:
        return "gb18030"
    best = charset_normalizer.from_bytes(sample, cp_isolation=list(_OTHERS)).best()
    return best.encoding if best else "cp1252"


def _share_decodable(lines: Sequence[bytes], encoding: str) -> float:
    decodable = sum(_is_decodable(line, encoding) for line in lines)
    return decodable / max(len(lines), 1)


def _is_decodable(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _share_in_runs(sample: bytes) -> float:
    """Share of high bytes that are next to another one: small when letters are mostly Latin."""
    is_high = [byte > 0x7F for byte in sample]
    pairs = zip([False, *is_high], is_high, [*is_high[1:], False], strict=False)
    in_runs = sum(here and (before or after) for before, here, after in pairs)
    return in_runs / max(sum(is_high), 1)


def _share_common_chinese(sample: bytes) -> float:
    """Share of the non-ASCII characters that are in the basic set GB 2312."""
    characters = [c for c in sample.decode("gb18030", "ignore") if c > "\x7f"]
    common = sum(_is_encodable(c) for c in characters)
    return common / max(len(characters), 1)


def _is_encodable(character: str) -> bool:
    return bool(character.encode("gb2312", "ignore"))
