"""The drawing instructions of a page in fewer bytes: no digits that no printer can show."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Any

# Operators, and how many decimals their numbers keep: hundredths of a unit, and of a color less
# than a step of 255.
_DIGITS = MappingProxyType(
    dict.fromkeys((b"m", b"l", b"c", b"v", b"y", b"re", b"w", b"h"), 2)
    | dict.fromkeys((b"rg", b"RG", b"Tf"), 3)
)
_LONG = MappingProxyType(
    {digits: re.compile(rb"-?\d+\.\d{%d,}" % (digits + 1)) for digits in (2, 3)}
)
_UPRIGHT = b"1 0 0 -1 "  # a text neither turned nor stretched: two numbers say where it stands
_SHIFTS = re.compile(rb"(?<=[>\[])-?[\d.]+(?:<>-?[\d.]+)+")  # several, with no letter between


def shorten(pdf: Any) -> None:
    """Make the pages of a `pydyf.PDF` shorter; nothing of them looks otherwise."""
    for each in pdf.objects:
        if hasattr(each, "stream") and each.stream and "Length1" not in each.extra:
            each.stream[:] = [_short(line) for line in _without_empty(each.stream)]


def _without_empty(lines: list[Any]) -> list[Any]:
    """Return instructions without the texts that show nothing."""
    made: list[Any] = []
    for line in lines:
        if line == b"ET" and made and made[-1] == b"BT":
            made.pop()
        else:
            made.append(line)
    return made


def _short(line: Any) -> Any:
    if not isinstance(line, bytes):
        return line
    _, _, operator = line.rpartition(b" ")
    if operator == b"TJ":
        return _text(line)
    digits = _DIGITS.get(operator)
    if digits is None and operator == b"Tm" and line.startswith(_UPRIGHT):
        digits = 2
    if digits is None:
        return line
    return _LONG[digits].sub(lambda found: _number(float(found[0]), digits), line)


def _text(line: bytes) -> bytes:
    """Return letters and the shifts between them, without the shifts of nothing."""
    line = line.replace(b">0<", b"").replace(b">0]", b">]")
    if b"<>" in line:
        line = _SHIFTS.sub(lambda found: _sum(found[0]), line).replace(b"<>", b"")
    return line


def _sum(shifts: bytes) -> bytes:
    return _number(sum(map(float, shifts.split(b"<>"))), 2)


def _number(number: float, digits: int) -> bytes:
    made = f"{number:.{digits}f}".rstrip("0").rstrip(".").encode()
    return b"0" if made == b"-0" else made
