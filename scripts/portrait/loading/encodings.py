"""Says in which encoding a file is written, and how that is known."""

import codecs
from collections.abc import Sequence

import charset_normalizer

from portrait.loading.survey import Survey
from portrait.loading.values import Dialect

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What charset-normalizer may choose from once UTF-8, GB18030 and cp1252 are decided here: left
# to itself it takes GBK for Cyrillic and short western texts for Korean.
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
    """Choose for a file that is not UTF-8 throughout.

    A few valid lines prove nothing against Chinese (GBK for "woman" is valid UTF-8), but in
    western text they hardly arise by chance.
    """
    share = _share_decodable(lines, "utf-8")
    origin = f"{share:.1%} of the lines with non-ASCII bytes are valid UTF-8"
    utf8 = Dialect("utf-8", origin, is_certain=False)
    if share >= _MOSTLY:
        return utf8
    legacy = _legacy(sample, lines)
    if share > _BY_CHANCE and legacy != "gb18030":
        return utf8
    return Dialect(legacy, "guessed; give --encoding if it is another", is_certain=False)


def _without_mark_utf16(head: bytes) -> str | None:
    """In UTF-16 delimiters, digits and Latin letters have a zero in every other byte."""
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
    """Share of the high bytes that stand next to another: small where letters are mostly Latin."""
    is_high = [byte > 0x7F for byte in sample]
    pairs = zip([False, *is_high], is_high, [*is_high[1:], False], strict=False)
    in_runs = sum(here and (before or after) for before, here, after in pairs)
    return in_runs / max(sum(is_high), 1)


def _share_common_chinese(sample: bytes) -> float:
    """Share of the non-ASCII characters that the everyday set GB 2312 holds."""
    characters = [c for c in sample.decode("gb18030", "ignore") if c > "\x7f"]
    common = sum(_is_encodable(c) for c in characters)
    return common / max(len(characters), 1)


def _is_encodable(character: str) -> bool:
    return bool(character.encode("gb2312", "ignore"))
