"""What the first and last lines of a plain text say of it: headline, byline, dateline, date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_TITLE = 200  # characters
_NEAR_TOP = 12  # lines that may hold a byline, a dateline or a date
_NEAR_END = 4

_BYLINE = re.compile(
    r"(?:by|par|por|written by|reported by|écrit par|escrito por|بقلم|كتب|كتبت)\b"
    r"[ \t]*[:–—-]?[ \t]*"
    r"(?P<name>[^\W\d_][^\n]{1,78})",
    re.IGNORECASE,
)
_NOBODY = re.compile(  # who writes where nobody is named
    r"(?:(?:our|a|an|the|special|web|news|online|digital)\s)*"
    r"(?:staff|reporters?|writers?|correspondents?|desk|team|admin|administrator|editors?|agencies"
    r"|newsroom|bureau|rédaction|la rédaction|redacción|la redacción|agencias)"
    r"(?:\s(?:staff|reporters?|writers?|correspondents?|desk|team|editors?))*",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(r"(?<!\b[A-Z])[.!?;:](?:\s|$)|\d{3}")  # "A. Doe" is a name
_DATELINE = re.compile(
    r"(?:[^\W\d_][^\n()]{0,80})?\((?P<agency>[A-Z][\w .&'/-]{1,40})\)[ \t]*[-–—:]", re.UNICODE
)
_LABEL = re.compile(
    r"(?:published|posted|updated|date|publié le|publié|publicado el|publicado|fecha"
    r"|نُشر|نشر في|نشر|تاريخ النشر)"
    r"(?:\s+on)?\s*:?\s*",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|º)?\.?\s+(?:de\s+)?([^\W\d_]{3,12})\.?,?\s+(?:de\s+|del\s+)?(\d{4})"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_AROUND_A_DATE = re.compile(r"[\s,.|–—-]*(?:[^\W\d_]{2,12}[,.]?\s*)?")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
# fmt: off
_MONTHS = (  # English, French, Spanish, Arabic (Egypt), Arabic (Levant)
    ("january", "janvier", "enero", "يناير", "jan"),
    ("february", "février", "febrero", "فبراير", "شباط", "feb", "fevrier"),
    ("march", "mars", "marzo", "مارس", "آذار", "mar", "اذار"),
    ("april", "avril", "abril", "أبريل", "إبريل", "نيسان", "apr"),
    ("may", "mai", "mayo", "مايو", "أيار"),
    ("june", "juin", "junio", "يونيو", "حزيران", "jun"),
    ("july", "juillet", "julio", "يوليو", "تموز", "jul"),
    ("august", "août", "agosto", "أغسطس", "آب", "aug", "aout"),
    ("september", "septembre", "septiembre", "سبتمبر", "أيلول", "sep", "sept"),
    ("october", "octobre", "octubre", "أكتوبر", "oct"),
    ("november", "novembre", "noviembre", "نوفمبر", "nov"),
    ("december", "décembre", "diciembre", "ديسمبر", "dec", "decembre"),
)
# fmt: on
_MONTH = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}


@dataclass(frozen=True, slots=True)
class Heading:
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: date | None = None


def read_heading(text: str) -> Heading:
    """Read what the first lines of `text` say of it, and a byline at its end."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if not lines:
        return Heading()
    top = lines[:_NEAR_TOP]
    edges = [*top[1:], *lines[_NEAR_TOP:][-_NEAR_END:]]
    return Heading(
        title=title_of(lines[0]),
        author=next(filter(None, map(byline, edges)), ""),
        publisher=next(filter(None, map(_agency, top)), ""),
        published=next(filter(None, map(_date_alone, top)), None),
    )


def title_of(line: str) -> str:
    """Return `line` if short enough for a headline, else its first sentence, cut at a word."""
    line = line.strip()
    if len(line) <= _TITLE:
        return line
    start = line[: _TITLE + 1]
    sentence = re.match(r"[^.!?؟]{20,}[.!?؟](?=\s)", start)
    if sentence:
        return sentence[0]
    words = start[:_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:–—-")
    return f"{words}…"


def byline(line: str) -> str:
    """Return the name in a line such as “By – Nikita”, "" if `line` is not one."""
    found = _BYLINE.fullmatch(line) if len(line) <= 100 else None
    if not found:
        return ""
    name = re.split(r"\s*(?:\||\s[–—-]\s|,\s*\d|\s\d)", found["name"])[0].strip(" ,-–—")
    named = name and (name[0].isupper() or name[0] > "\u05ff") and not _NOBODY.fullmatch(name)
    return name if named and not _NOT_A_NAME.search(name) and len(name.split()) <= 8 else ""


def _agency(line: str) -> str:
    """Return the agency of a dateline such as “LATAKIA, Syria, March 7 (AP) —”."""
    found = _DATELINE.match(line[:140])
    return found["agency"].strip() if found else ""


def _date_alone(line: str) -> date | None:
    """Return the date of a line that holds nothing but a date, its label and its weekday.

    A byline may stand before it: "By Staff Reporter | Published 3 March 2025".
    """
    if len(line) > 80:
        return None
    if "|" in line:
        parts = map(_date_alone, (part.strip() for part in line.split("|")))
        return next(filter(None, parts), None)
    line = line.translate(_DIGITS)
    label = _LABEL.match(line)
    rest = line[label.end() :] if label else line
    for pattern, order in ((_ISO, "ymd"), (_DAY_FIRST, "dmy"), (_MONTH_FIRST, "mdy")):
        found = pattern.search(rest)
        if found and _AROUND_A_DATE.fullmatch(rest[: found.start()]):
            after = rest[found.end() :]
            if label or re.fullmatch(
                r"[\s,.|–—-]*(?:(?:at |à |a las )?\d{1,2}[:h.]\d{2}.{0,12})?", after
            ):
                return _date(dict(zip(order, found.groups(), strict=True)))
    return None


def _date(parts: dict[str, str]) -> date | None:
    month = int(parts["m"]) if parts["m"].isdigit() else _MONTH.get(parts["m"].lower(), 0)
    try:
        found = date(int(parts["y"]), month, int(parts["d"]))
    except ValueError:
        return None
    return found if found.year >= 1990 else None
