"""Reads a file's bytes and text in blocks of bounded size, gzip or not."""

import codecs
import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from portrait.loading.values import InputError

BLOCK_BYTES = 1 << 20
_GZIP_MAGIC = b"\x1f\x8b"
_UTF8_MARK = codecs.BOM_UTF8


@dataclass(frozen=True)
class Block:
    """A block of content and how many bytes of the file on disk have been read so far."""

    data: bytes
    position: int


def is_gzip(path: Path) -> bool:
    """Tell by its first bytes, not its name, whether a file is compressed with gzip."""
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

    Bytes that the encoding cannot decode pass through as they are, so that they are invalid
    UTF-8 exactly where the fault lies and the record that holds them can be rejected.
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
    """Decode error handler: stand a lone surrogate for each undecodable byte.

    Unlike `surrogateescape` it never gives up: bytes below 0x80, which UTF-16 may fail on,
    are kept behind a marker that is no valid UTF-8 either.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    kept = "".join(chr(0xDC00 + byte) if byte >= 0x80 else chr(byte) for byte in bad)
    marked = any(byte >= 0x80 for byte in bad)
    return (kept if marked else "\udcff" + kept), error.end


_KEEP_BYTES = "portrait_keep_bytes"
codecs.register_error(_KEEP_BYTES, _keep_bytes)
