"""Full-text search over articles, figures and reports."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.store.database import Store

PLACES = ("articles", "figures", "reports")
MOST = 50

_SQL = {
    "articles": """
        select 'articles' as kind, a.id, a.situation, a.title as label,
               snippet(articles_fts, 1, '', '', ' … ', 16) as words
        from articles_fts join articles a on a.rowid = articles_fts.rowid
        where articles_fts match ? order by articles_fts.rowid desc limit ?""",
    "figures": """
        select 'figures' as kind, f.id, f.situation, f.words as label,
               snippet(figures_fts, 0, '', '', ' … ', 16) as words
        from figures_fts join figures f on f.rowid = figures_fts.rowid
        where figures_fts match ? order by figures_fts.rowid desc limit ?""",
    "reports": """
        select 'reports' as kind, i.id, i.situation, i.number || ' ' || d.field as label,
               snippet(fields_fts, 0, '', '', ' … ', 16) as words
        from fields_fts join fields d on d.rowid = fields_fts.rowid join issues i on i.id = d.issue
        where fields_fts match ? order by fields_fts.rowid desc limit ?""",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: where, and the words around the match."""

    kind: str
    id: str
    situation: str
    label: str
    words: str


def search(store: Store, words: str, places: tuple[str, ...] = PLACES) -> list[Hit]:
    """Return what holds all of `words`, the newest first, at most `MOST` of each kind.

    The last word may be unfinished. Case and accents do not matter.
    """
    terms = [term.replace('"', "") for term in words.split()]
    asked = " ".join(f'"{term}"' for term in terms if term)
    if not asked:
        return []
    found: list[Hit] = []
    for place in places:
        found += [Hit(**row) for row in store.rows(_SQL[place], [f"{asked}*", MOST])]
    return found
