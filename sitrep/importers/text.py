"""Plain text files, and text that was pasted."""

from __future__ import annotations

import re
from itertools import pairwise

from sitrep.errors import ImportFailed
from sitrep.importers.cleaning import plain
from sitrep.importers.decoding import decode
from sitrep.importers.format import Draft, Format

_SAMPLE = 65_536
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ITEM = re.compile(r"\s*(?:[-*•–·▪>|]|\d{1,3}[.)])\s")
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
_WIDEST = 100  # columns; longer lines are paragraphs, not wrapped lines


def read(data: bytes) -> Draft:
    """Read a plain text file; raises `ImportFailed` for bytes that are no text."""
    decoded = decode(data)
    sample = decoded.text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > 0.02 * len(sample):
        raise ImportFailed(
            "This file holds no text that can be read.",
            "Open it in the program it came from, copy the article and paste it.",
        )
    return Draft(unwrapped(plain(decoded.text)), warnings=decoded.warnings)


def unwrapped(text: str) -> str:
    """Join lines that were broken to fit a width of up to 100 columns, as mail programs do.

    A line goes on in the next one if the next one's first word would not have fitted; texts with
    longer lines, and items of lists, stay as they are.
    """
    text = _QUOTED.sub("", text)  # "> 500 people" quotes somebody; it is not "more than 500"
    lines = text.split("\n")
    lengths = [len(line) for line in lines]
    width = max(lengths)
    full = sum(length > 0.75 * width for length in lengths)
    if not 50 <= width <= _WIDEST or full < 0.3 * sum(map(bool, lengths)):
        return text
    joined = [lines[:1]]
    for before, line in pairwise(lines):
        word = line.strip().split(" ", 1)[0]
        wraps = word and not _ITEM.match(line) and before.strip()
        if wraps and len(before.rstrip()) + 1 + len(word) > width:
            joined[-1].append(line)
        else:
            joined.append([line])
    return "\n".join(
        parts[0] if len(parts) == 1 else " ".join(part.strip() for part in parts)
        for parts in joined
    )


def _recognizes(_: bytes) -> bool:
    return False  # any bytes may be text: it is what remains


FORMAT = Format("text", (".txt", ".text", ".md", ".log"), _recognizes, read)
