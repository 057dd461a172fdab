"""Bytes to text: byte-order mark, declared charset, UTF-8, then a guess that is said aloud."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from sitrep.importers.language import LATIN, detect

_SAMPLE = 65_536  # bytes shown to the guesser; more makes it slow, not better

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Charsets a file may declare, by codec name. As in browsers, Latin-1 means Windows-1252.
_ALLOWED = {
    "utf-8": "utf-8",
    "utf-16": "utf-16",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
} | {
    name: name
    for name in (
        *(f"cp125{n}" for n in range(9)),
        *(f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
        *("koi8-r", "koi8-u", "mac-roman", "cp437", "cp720", "cp850", "cp864", "gb18030", "gbk"),
        *("gb2312", "big5", "shift_jis", "euc_jp", "euc_kr", "iso2022_jp", "tis-620"),
    )
}


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    charset: str
    guessed: bool = False

    @property
    def warnings(self) -> tuple[str, ...]:
        """Say that the letters were guessed or lost, if they were."""
        lost = self.text.count("\ufffd")
        said = []
        if self.guessed:
            said.append(
                f"The file does not say how its letters are stored; they were read as "
                f"{self.charset}. Check names and accents."
            )
        if lost:
            said.append(f"{lost} characters could not be read and show as “\ufffd”.")
        return tuple(said)


def decode(data: bytes, declared: str = "") -> Decoded:
    """Return the text of `data`; never raises.

    A declared one-byte charset gives way to UTF-8 when the bytes are UTF-8 beyond doubt: pages
    that were saved again often keep the old declaration.
    """
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(charset, "replace"), charset)
    charset = _allowed(declared)
    utf8 = _strict(data, "utf-8")
    if charset and not charset.startswith("utf-16") and utf8 is not None:
        return Decoded(utf8, "utf-8", guessed=charset != "utf-8" and not data.isascii())
    if charset and (text := _strict(data, charset)) is not None:
        return Decoded(text, charset)
    if wide := _wide(data):
        return Decoded(data.decode(wide, "replace"), wide, guessed=True)
    if utf8 is not None:
        return Decoded(utf8, "utf-8")
    charset = _guess(data)
    return Decoded(data.decode(charset, "replace"), charset, guessed=True)


def _allowed(declared: str) -> str:
    try:
        return _ALLOWED.get(codecs.lookup(declared.strip()).name, "")
    except (LookupError, ValueError, UnicodeError):
        return ""


def _strict(data: bytes, charset: str) -> str | None:
    errors = "surrogatepass" if charset == "utf-8" else "strict"  # lone halves are cleaned away
    try:
        return data.decode(charset, errors)
    except UnicodeError:
        return None


def _wide(data: bytes) -> str:
    """Name the UTF-16 of text without a mark, told by where its zero bytes fall."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or 0 not in sample:
        return ""
    pairs = len(sample) // 2
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    if second > 0.4 * pairs and first < 0.05 * pairs:
        return "utf-16-le"
    return "utf-16-be" if first > 0.4 * pairs and second < 0.05 * pairs else ""


def _guess(data: bytes) -> str:
    """Guess the charset of `data`, Windows-1252 if nothing fits."""
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    if _strict(sample[:-4], "utf-8") is not None or _nearly_utf8(data):
        return "utf-8"
    for charset, languages in _LIKELY:
        if detect(sample.decode(charset, "replace")) in languages:
            return charset
    best = from_bytes(sample, cp_isolation=list(_GUESSES)).best()
    return best.encoding if best else "cp1252"


# Short texts mislead the guesser; words that are known in a language do not.
_LIKELY = (("cp1256", ("ar", "fa", "ur")), ("iso8859-6", ("ar",)), ("cp1252", LATIN))
_GUESSES = ("cp1252", "cp1256", "iso8859_6", "cp1250", "cp1251", "cp1254", "mac_roman")


def _nearly_utf8(data: bytes) -> bool:
    """Tell whether `data` is UTF-8 with a few damaged places."""
    text = data[: 4 * _SAMPLE].decode("utf-8", "replace")
    whole = sum(c > "\x7f" and c != "\ufffd" for c in text)
    return whole > 20 * text.count("\ufffd")
