"""Bytes to text, without loss: a wrong guess may not replace or drop a single character.

Order: byte order mark, UTF-8 (strict), UTF-16 without a mark, Windows-1252 where every byte outside ASCII is one of
its punctuation marks, then detection by charset-normalizer. Every decoding is strict; where none fits, the document
is an error. The text is exactly what was decoded: line ends, no-break spaces and composed letters stay as they are.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter

from charset_normalizer import from_bytes

from foedus.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""UTF-32's mark begins with UTF-16's, so it is asked first."""

_TYPOGRAPHIC = frozenset(b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa7\xa9\xab\xae\xb0\xb7\xbb")
"""Bytes that are euro, ellipsis, quotes, bullet, dashes, signs or no-break space in Windows-1252."""

_LATIN = re.compile(
    r"cp(?:125[0247]|437|775|85[0258])|latin_1|iso8859_(?:1|2|4|9|1[03456])|mac_(?:roman|latin2|iceland|turkish)|hp_roman8"
)
"""Encodings that English with a few accents looks like; short texts do not tell them apart."""

_DETECTION_BYTES = 65_536
_MOSTLY_ASCII = 0.06


def decode(data: bytes, where: str) -> str:
    """The text of `data`. Raises InputError where no encoding fits, or where the bytes are no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strictly(data, encoding, where), where)
    wide = sixteen_bit(data) if b"\0" in data[:_DETECTION_BYTES] else None
    if wide:
        return _checked(_strictly(data, wide, where), where)
    try:
        return _checked(data.decode("utf-8"), where)
    except UnicodeDecodeError as error:
        first_bad = error.start
    for encoding in _candidates(data):
        try:
            return _checked(data.decode(encoding), where)
        except (UnicodeDecodeError, LookupError):
            continue
    raise InputError(
        where,
        f"its characters cannot be read: not UTF-8 (byte {first_bad} is 0x{data[first_bad]:02x}), and no other "
        "encoding fits. Save it as UTF-8",
    )


def sixteen_bit(data: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` where the zero bytes of a text without a mark lie as these put them."""
    sample = data[: _DETECTION_BYTES & ~1]
    if len(sample) < 4 or len(data) % 2:
        return None
    even, odd = Counter(sample[::2]), Counter(sample[1::2])
    if 0 in odd and 0 not in even and _one_script(odd):
        return "utf-16-le"
    return "utf-16-be" if 0 in even and 0 not in odd and _one_script(even) else None


def _one_script(high: Counter[int]) -> bool:
    """Whether these are the upper halves of a text in one script: three values make up nearly all."""
    return sum(count for _, count in high.most_common(3)) > 0.95 * high.total()


def _strictly(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        reason = f"it says that it is {encoding.removesuffix('-sig').upper()}, and byte {error.start} is not"
        raise InputError(where, f"{reason}. Save it as UTF-8") from error


def _candidates(data: bytes) -> list[str]:
    high = bytes(byte for byte in data if byte > 0x7F)
    if all(byte in _TYPOGRAPHIC for byte in high):
        return ["cp1252"]
    found = _detect(data)
    if len(high) <= _MOSTLY_ASCII * len(data) and (found is None or _LATIN.fullmatch(found)):
        return ["cp1252", *([found] if found else [])]
    return [found] if found else []


def _detect(data: bytes) -> str | None:
    """Detection on a window that begins with the line of the first byte outside ASCII."""
    first = next(index for index, byte in enumerate(data) if byte > 0x7F)
    start = max(data.rfind(b"\n", 0, first) + 1, first - 1024) if len(data) > _DETECTION_BYTES else 0
    best = from_bytes(data[start : start + _DETECTION_BYTES]).best()
    return best.encoding if best else None


def _checked(text: str, where: str) -> str:
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise InputError(where, "is empty")
    controls = sum(text.count(chr(code)) for code in range(32) if code not in (9, 10, 11, 12, 13, 27))
    if "\0" in text or controls > len(text) // 200:
        raise InputError(where, "is binary data, not text. Give a text, JSON Lines or feed")
    return text
