"""Characters: one kind of line end, one kind of space, and nothing that cannot be seen."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

_ARABIC = "\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff"

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Invisible but ordinary in honest text: soft hyphen, direction marks, variation selectors.
_ORDINARY = re.compile("[\u00ad\u200e\u200f\u061c\ufe00-\ufe0f]")
_JOINERS = re.compile(f"(?<![{_ARABIC}])[\u200c\u200d]|[\u200c\u200d](?![{_ARABIC}])")
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\U000e0000-\U000e01ef]"
)
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TRAILING = re.compile(r"(?<![ \t])[ \t]+$", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n{3,}")

_MARKS_IN_A_ROW = 30  # Unicode's stream-safe format; longer runs make NFC quadratic


def plain(text: str) -> str:
    """Return `text` with line feeds alone, without control characters and lone surrogates."""
    return _CONTROL.sub("", _LINE_ENDS.sub("\n", text))


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """Return `text` as it will be stored, and sentences about what was taken out.

    Joiners stay between Arabic letters, where they change how a word is read. Runs of spaces and
    tabs stay: they keep the cells of a table apart.
    """
    text, directed = _DIRECTION.subn("", plain(text))
    text, unseen = _UNSEEN.subn("", text)
    text, joiners = _JOINERS.subn("", _ORDINARY.sub("", text))
    text = _SPACES.sub(" ", _composed(text))
    text = _BLANK_LINES.sub("\n\n", _TRAILING.sub("", text)).strip("\n")
    warnings = []
    if directed:
        warnings.append(
            "Characters that turn the direction of text were taken out. "
            "Compare numbers with the original."
        )
    if unseen or joiners:
        warnings.append("Characters that cannot be seen were taken out.")
    return text, tuple(warnings)


def _composed(text: str) -> str:
    if text.isascii():
        return text
    runs = groupby(text, lambda c: unicodedata.combining(c) != 0)
    kept = ["".join(run)[: _MARKS_IN_A_ROW if marks else None] for marks, run in runs]
    return unicodedata.normalize("NFC", "".join(kept))
