"""The first pass over a file: its fingerprint, and the evidence for its encoding."""

import codecs
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from portrait.loading.content import Block, content_blocks, is_gzip

_HEAD_BYTES = 4096
_SAMPLE_BYTES = 1 << 18


@dataclass(frozen=True)
class Survey:
    """What one pass over the bytes tells.

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
    hashed_apart = is_gzip(path)
    for block in content_blocks(path):
        evidence.add(block)
        if not hashed_apart:
            digest.update(block.data)
        progress(block.position)
    batch_id = fingerprint(path) if hashed_apart else digest.hexdigest()[:12]
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
