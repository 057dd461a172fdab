"""The pieces that a reopened report brings: its articles as far as it quotes them, its figures.

Nothing that the store has is changed, but for what newer counts do to older ones everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from sitrep.document.record import Record, Source
from sitrep.document.sentences import Writer
from sitrep.domain.article import Article, Passage
from sitrep.domain.correction import Correction, Detail, details
from sitrep.domain.figure import Claim, Figure, Relation, Role
from sitrep.domain.ids import new_id
from sitrep.domain.indicator import SILENT, Indicator, slot
from sitrep.domain.place import gazetteer
from sitrep.domain.quantity import Quantity
from sitrep.services import recording
from sitrep.store import articles, corrections, figures, reports
from sitrep.store.database import Store

ONLY_QUOTES = "Only the words that the report quotes came with its PDF, not the whole article."
_BETWEEN = "\n\n[…]\n\n"


@dataclass(frozen=True, slots=True)
class Pieces:
    """What is new, and what stands here otherwise.

    Attributes:
        quotes: Words to add to articles that are here from an earlier PDF only, by article.
        put_right: Figures that are here as an earlier version of the report printed them, as this
            one corrects them.
        all_figures: What the report printed, as it stands here now or will.
        conflicts: Sentences on figures that are here with another count.
    """

    articles: tuple[Article, ...]
    quotes: dict[str, str]
    figures: tuple[Figure, ...]
    all_figures: tuple[Figure, ...]
    conflicts: tuple[str, ...]
    put_right: tuple[Figure, ...] = ()


def pieces(store: Store, record: Record, *, doubtful: bool) -> Pieces:
    """Work out what a record brings; `doubtful` marks its figures as not reviewed."""
    situation = record.situation
    if situation is None:
        raise ValueError("a record is of a situation")
    texts: dict[str, str] = {}
    new, quotes = [], {}
    for source in record.sources:
        said = _quotes(record.figures, source.id)
        kept = articles.get(store, source.id)
        if kept is None:
            made = _article(situation.id, source, said)
            new.append(made)
            texts[source.id] = made.text
        else:
            more = _more(store, kept, said)
            if more:
                quotes[kept.id] = more
            texts[source.id] = kept.text + more
    known = {each.id: figures.get(store, each.id) for each in record.figures}
    fresh = {
        each.id: _figure(each, texts, doubtful=doubtful)
        for each in record.figures
        if known[each.id] is None
    }
    writer = Writer("en", gazetteer(situation.country))
    rows = _own_corrections(store, record)
    known_rows = corrections.before(store, replace(record.issue, id="")) if record.issue else []
    put_right, conflicts = {}, []
    for each in record.figures:
        here = known[each.id]
        if here is None:
            continue
        right = _put_right(each, here, rows)
        if right and not doubtful:
            put_right[each.id] = right
        elif not _same(each, here) and not _is_put_right(each, here, known_rows):
            conflicts.append(_conflict(each, here, writer))
    everything = (put_right.get(each.id) or known[each.id] for each in record.figures)
    return Pieces(
        tuple(new),
        quotes,
        tuple(fresh.values()),
        tuple(
            here or fresh[each.id] for each, here in zip(record.figures, everything, strict=True)
        ),
        tuple(conflicts),
        tuple(put_right.values()),
    )


def _own_corrections(store: Store, record: Record) -> list[Correction]:
    """Return what the report says it corrected of its own number.

    None of it counts where a later version is here.
    """
    issue = record.issue
    if issue is None or any(v.version > issue.version for v in reports.versions_of(store, issue)):
        return []
    return [row for row in record.corrections if row.figure and row.number == issue.number]


def _put_right(told: Figure, here: Figure, rows: Iterable[Correction]) -> Figure | None:
    """Return a figure that stands here as it was printed wrong, as a report corrects it."""
    claim = here.claim
    for row in rows:
        if row.figure == told.id and row.claim and row.printed and _is_wrong(claim, row):
            claim = _corrected(claim, told.claim, row)
    return replace(here, claim=claim) if claim != here.claim else None


def _is_put_right(told: Figure, here: Figure, rows: Iterable[Correction]) -> bool:
    """Tell whether a report says what a correction that is here has put right since."""
    about = [row for row in rows if row.figure == told.id and row.claim and row.printed]
    right = [row.claim for row in about if row.claim]
    return any(_is_wrong(told.claim, row) for row in about) and any(
        _bounds(here.claim.quantity) == _bounds(claim.quantity) for claim in right
    )


def _wrong(row: Correction) -> list[Detail]:
    return details(row.was, row.claim) if row.was and row.claim else []


def _is_wrong(claim: Claim, row: Correction) -> bool:
    """Tell whether a claim says what a correction says was wrong."""
    if row.printed is None or _bounds(claim.quantity) != _bounds(row.printed):
        return False
    return row.was is None or not set(details(row.was, claim)) & set(_wrong(row))


def _corrected(claim: Claim, told: Claim, row: Correction) -> Claim:
    """Return a claim with what a correction put right; the rest stays as it is here."""
    if row.claim and row.printed and _bounds(row.claim.quantity) != _bounds(row.printed):
        claim = replace(claim, quantity=told.quantity)
    names = {Detail.PLACE: "places", Detail.AS_OF: "as_of", Detail.SOURCE: "chain",
             Detail.UNIT: "unit"}  # fmt: skip
    right = {names[each]: getattr(told, names[each]) for each in _wrong(row)}
    return replace(claim, **right)


def _bounds(count: Quantity) -> tuple[object, ...]:
    return count.quantifier, count.low, count.high


# Articles


def _quotes(found: Iterable[Figure], article: str) -> list[str]:
    """Return the words quoted of an article, in its own order, none inside another."""
    passages = [p for figure in found for p in figure.passages if p.article == article]
    said = dict.fromkeys(p.quote for p in sorted(passages, key=lambda p: (p.start, -len(p.quote))))
    return [each for each in said if not any(each != o and each in o for o in said)]


def _article(situation: str, source: Source, quotes: Sequence[str]) -> Article:
    day = source.retrieved or source.published
    added = datetime.combine(day, time(12), UTC) if day else datetime.now(UTC)
    return Article(
        source.id,
        situation,
        source.title or "Untitled",
        _BETWEEN.join(quotes),
        added,
        "",
        source.publisher,
        source.author,
        source.published,
        source.language,
        source.url,
    )


def _more(store: Store, kept: Article, quotes: Sequence[str]) -> str:
    """Return what an article that is here from quotes alone lacks of a further report's."""
    if ONLY_QUOTES not in articles.remarks(store, kept.id):
        return ""
    lacking = [each for each in quotes if each not in kept.text]
    return "".join(f"{_BETWEEN}{each}" for each in lacking)


def save_articles(store: Store, found: Pieces) -> None:
    for each in found.articles:
        digest = store.keep(each.text.encode())
        articles.save(store, replace(each, sha256=digest))
        articles.save_remarks(store, each.id, (ONLY_QUOTES,))
    for article, more in found.quotes.items():
        kept = articles.get(store, article)
        if kept:
            text = kept.text + more
            articles.save(store, replace(kept, text=text, sha256=store.keep(text.encode())))


# Figures


def _figure(figure: Figure, texts: dict[str, str], *, doubtful: bool) -> Figure:
    """Return a figure whose quote stands where its article has it here."""
    found = tuple(p for each in figure.passages if (p := _placed(each, texts)))
    lost = "" if found else " … ".join(f"“{each.quote}”" for each in figure.passages)
    note = " ".join(filter(None, (figure.note, lost)))
    reviewed = figure.reviewed and not doubtful
    return replace(figure, passages=found, note=note, reviewed=reviewed)


def _placed(passage: Passage, texts: dict[str, str]) -> Passage | None:
    text = texts.get(passage.article, "")
    start = passage.start
    if text[start : start + len(passage.quote)] != passage.quote:
        start = text.find(passage.quote)
    return replace(passage, start=start) if start >= 0 else None


def _same(told: Figure, here: Figure) -> bool:
    return _said(told.claim) == _said(here.claim) and told.situation == here.situation


def _said(claim: Claim) -> tuple[object, ...]:
    count = claim.quantity
    about = (claim.unit, claim.population, claim.as_of, claim.origin)
    return (sorted(claim.kinds), *_bounds(count), *about)


def _conflict(told: Figure, here: Figure, writer: Writer) -> str:
    at = writer.where(here.claim.places)
    where = f" ({at})" if at else ""
    said = writer.statement(told.claim)
    return (
        f"The PDF says “{said}”, here it is “{writer.statement(here.claim)}”{where}; kept as here."
    )


def save_figures(store: Store, record: Record, found: Pieces) -> None:
    """Save new figures and let them speak where nothing newer does.

    Older counts of the same body are superseded, as by any other newer one. What an earlier
    version of the report brought is put right by a corrected one.
    """
    for each in found.put_right:
        recording.keep(store, each)
    here = {each.id for each in found.all_figures}
    new = {each.id for each in found.figures}
    for each in found.figures:  # first all without links, which may point to any of them
        figures.save(store, replace(each, links=()))
    wanted = {each.figure: each for each in record.indicators}
    for each in found.figures:
        links = tuple(
            link for link in each.links if link.other in here or figures.get(store, link.other)
        )
        role = _role(store, each, wanted.get(each.id), new)
        figures.save(store, replace(each, links=links, role=role))


def _role(store: Store, figure: Figure, wanted: Indicator | None, new: set[str]) -> Role:
    """Settle which of two counts of the same thing speaks; return the role of the new one."""
    if figure.claim.is_fact or figure.role in SILENT:
        return figure.role
    place = slot(figure.claim)
    known = figures.indicator(store, figure.situation, place)
    speaker = figures.get(store, known.figure) if known and known.figure else None
    if speaker is None or speaker.id in new:
        if wanted is None:
            return figure.role
        free = speaker is None
        if free:
            fresh = known or replace(wanted, id=new_id(), situation=figure.situation, slot=place)
            figures.save_indicator(store, replace(fresh, figure=figure.id, policy=wanted.policy))
        return Role.HEADLINE if free else Role.SUPPORTING
    if _is_newer(figure, speaker) and known and wanted:
        figures.save(store, replace(speaker, role=Role.SUPERSEDED))
        figures.save_indicator(store, replace(known, figure=figure.id))
        return Role.HEADLINE
    return Role.SUPERSEDED if _is_newer(speaker, figure) else Role.SUPPORTING


def _is_newer(new: Figure, old: Figure) -> bool:
    if any(link.relation is Relation.UPDATES and link.other == old.id for link in new.links):
        return True
    days = new.claim.as_of, old.claim.as_of
    later = days[0] is not None and days[1] is not None and days[0] > days[1]
    return later and new.claim.origin == old.claim.origin
