"""Full-text search over articles, figures and reports."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sitrep.domain.kinds import KINDS
from sitrep.domain.report import ReportType, Status
from sitrep.domain.report_types import TYPES
from sitrep.domain.tokens import TOKEN_FORMS
from sitrep.store.change_log import Row
from sitrep.store.database import Store

PLACES = ("articles", "figures", "reports")
MOST = 50
AROUND = 60  # letters shown before the match

# Control characters stand around each match; none is in what people store.
_OPEN, _SHUT = "\x02", "\x03"
_SQL = {
    "articles": f"""
        select a.id, a.situation, a.title as label, a.publisher, a.published,
               snippet(articles_fts, -1, '{_OPEN}', '{_SHUT}', ' … ', 24) as words
        from articles_fts join articles a on a.rowid = articles_fts.rowid
        where articles_fts match ? order by articles_fts.rowid desc limit ?""",
    "figures": f"""
        select f.id, f.situation, f.words as count, f.kinds, f.places, f.as_of, f.chain, f.passages,
               highlight(figures_fts, 0, '{_OPEN}', '{_SHUT}') as words
        from figures_fts join figures f on f.rowid = figures_fts.rowid
        where figures_fts match ? order by figures_fts.rowid desc limit ?""",
    "reports": f"""
        select i.id, i.situation, i.type, i.number, i.status, d.field,
               highlight(fields_fts, 0, '{_OPEN}', '{_SHUT}') as words
        from fields_fts join fields d on d.rowid = fields_fts.rowid join issues i on i.id = d.issue
        where fields_fts match ? order by fields_fts.rowid desc limit ?""",
}
_TOKEN = re.compile(rf"\[\[([^\[\]]*?)(?:\|(?:{'|'.join(TOKEN_FORMS)}))?\]\]")


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: where, and the words around the match.

    Attributes:
        label: Title, what is counted, or the report and its field.
        words: The words around the first match, on one line.
        marks: Where the matches stand in `words`, as start and end.
        field: Of a report.
        day: Of the article or the count, if known.
        publisher: Of an article.
        draft: Whether the report can still be edited.
    """

    kind: str
    id: str
    situation: str
    label: str
    words: str
    marks: tuple[tuple[int, int], ...] = ()
    field: str = ""
    day: date | None = None
    publisher: str = ""
    draft: bool = False


def search(
    store: Store, words: str, places: tuple[str, ...] = PLACES, most: int = MOST
) -> list[Hit]:
    """Return what holds all of `words`, the newest first, at most `most` of each kind.

    The last word may be unfinished. Case and accents do not matter.
    """
    terms = [term.replace('"', "").replace("\0", "") for term in words.split()]
    asked = " ".join(f'"{term}"' for term in terms if term)
    if not asked:
        return []
    found: list[Hit] = []
    for place in places:
        rows = store.rows(_SQL[place], [f"{asked}*", most])
        counts = _counts(store, rows) if place == "reports" else {}
        found += [_HITS[place](row, counts) for row in rows]
    return found


def _article(row: Row, _: dict[str, str]) -> Hit:
    words, marks = _excerpt(row["words"])
    day = date.fromisoformat(row["published"]) if row["published"] else None
    return Hit(
        "articles",
        row["id"],
        row["situation"],
        row["label"],
        words,
        marks,
        day=day,
        publisher=row["publisher"],
    )


def _figure(row: Row, _: dict[str, str]) -> Hit:
    words, marks = _excerpt(" · ".join(_told(row)))
    kinds = " or ".join(KINDS[kind].label for kind in json.loads(row["kinds"]))
    places = ", ".join(place["name"] for place in json.loads(row["places"]))
    label = f"{kinds}: {row['count'] or 'no figure available'}"
    day = date.fromisoformat(row["as_of"]) if row["as_of"] else None
    label = f"{label}, {places}" if places else label
    return Hit("figures", row["id"], row["situation"], label, words, marks, day=day)


def _told(row: Row) -> list[str]:
    """Return the parts that matched, then who counted and the words it was read from."""
    matched = [part for part in row["words"].split("\n") if _OPEN in part]
    sources = [link["name"] for link in json.loads(row["chain"])[:1]]
    quotes = [passage["quote"] for passage in json.loads(row["passages"])[:1]]
    plain = {_plain(part) for part in matched}
    return [*dict.fromkeys(matched), *(part for part in sources + quotes if part not in plain)]


def _report(row: Row, counts: dict[str, str]) -> Hit:
    told = _TOKEN.sub(lambda match: _count(match, counts), _unwrapped(row["words"]))
    words, marks = _excerpt(told)
    kind = TYPES[ReportType(row["type"])].short
    label = f"{kind} No. {row['number']}: {field_label(row['field'])}".strip()
    return Hit(
        "reports",
        row["id"],
        row["situation"],
        label,
        words,
        marks,
        row["field"],
        draft=row["status"] == Status.DRAFT,
    )


_HITS = {"articles": _article, "figures": _figure, "reports": _report}


def field_label(field: str) -> str:
    """Return "Highlight 2" for ``highlights.2``, "Health, needs" for ``sectors.health.needs``."""
    first, *rest = field.split(".")
    if first == "sectors":
        return f"{rest[0].replace('_', ' ').capitalize()}, {rest[1]}"
    name = first.replace("_", " ").capitalize()
    return f"{name.removesuffix('s')} {rest[0]}" if rest else name


def _counts(store: Store, rows: Iterable[Row]) -> dict[str, str]:
    """Return the words of the figures that stand in the prose of `rows`, by id."""
    ids = {_plain(match[1]) for row in rows for match in _TOKEN.finditer(row["words"])}
    marks = ", ".join("?" * len(ids))
    found = store.rows(f"select id, words from figures where id in ({marks})", sorted(ids))
    return {row["id"]: row["words"] for row in found}


def _count(match: re.Match[str], counts: dict[str, str]) -> str:
    return counts.get(_plain(match[1]), "…") or "…"


def _plain(words: str) -> str:
    return words.replace(_OPEN, "").replace(_SHUT, "")


def _unwrapped(words: str) -> str:
    """Return what a field of several parts says, without its wrapping."""
    if not _plain(words).startswith("{"):
        return words
    try:
        parts = json.loads(words, strict=False)
    except ValueError:
        return words
    return " · ".join(str(part) for part in parts.values() if part)


def _excerpt(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the words around the first match on one line, and where the matches stand in them."""
    marked = " ".join(marked.split())
    first = marked.find(_OPEN)
    if first > AROUND:
        cut = marked.rfind(" ", 0, first - AROUND // 2) + 1
        marked = f"… {marked[cut:]}"
    pieces = re.split(f"({_OPEN}|{_SHUT})", marked[: 6 * AROUND])
    words, marks, start = "", [], None
    for piece in pieces:
        if piece == _OPEN:
            start = len(words)
        elif piece == _SHUT:
            if start is not None:
                marks.append((start, len(words)))
            start = None
        else:
            words += piece
    return words, tuple(marks)
