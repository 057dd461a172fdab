"""The pieces that a reopened report brings: its articles as far as it quotes them, its figures.

Nothing that the store has is changed, but for what newer counts do to older ones everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time

from sitrep.document.record import Record, Source
from sitrep.document.sentences import Writer
from sitrep.domain.article import Article, Classification, Passage
from sitrep.domain.figure import Claim, Figure, Link, Relation, Role
from sitrep.domain.ids import new_id
from sitrep.domain.indicator import SILENT, Indicator, counted_again, slot, succeeds
from sitrep.domain.place import gazetteer
from sitrep.services import recording, righting
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
            made = _article(situation.id, source, said, record.edition)
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
    rows = righting.own_corrections(store, record)
    known_rows = corrections.before(store, replace(record.issue, id="")) if record.issue else []
    put_right, conflicts = {}, []
    for each in record.figures:
        here = known[each.id]
        if here is None:
            continue
        right = righting.put_right(each, here, rows)
        if right and not doubtful:
            put_right[each.id] = right
        elif not _same(each, here) and not righting.is_put_right(each, here, known_rows):
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


# Articles


def _quotes(found: Iterable[Figure], article: str) -> list[str]:
    """Return the words quoted of an article, in its own order, none inside another."""
    passages = [p for figure in found for p in figure.passages if p.article == article]
    said = dict.fromkeys(p.quote for p in sorted(passages, key=lambda p: (p.start, -len(p.quote))))
    return [each for each in said if not any(each != o and each in o for o in said)]


def _article(situation: str, source: Source, quotes: Sequence[str], edition: str) -> Article:
    """Return an article; of an older record, what no public edition named stays inside."""
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
        classification=source.classification or Classification(edition or "public"),
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
    return (sorted(claim.kinds), *count.bounds, *about)


def _conflict(told: Figure, here: Figure, writer: Writer) -> str:
    at = writer.names.where(here.claim.places)
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
    newer = _link_back(store, record, new)
    wanted = {each.figure: each for each in record.indicators}
    for each in found.figures:
        links = tuple(
            link for link in each.links if link.other in here or figures.get(store, link.other)
        )
        each = replace(each, links=links)  # noqa: PLW2901 - with what is here to link to
        if each.id in newer and each.role not in SILENT:
            figures.save(store, replace(each, role=Role.SUPERSEDED))
            continue
        role, replaced = _role(store, each, wanted.get(each.id), new)
        figures.save(store, replace(each, links=(*links, *replaced), role=role))


def _link_back(store: Store, record: Record, new: set[str]) -> set[str]:
    """Give figures of later reports, which came in first, their links to new ones.

    Returns:
        The ids of the new ones that are updated so.
    """
    found = set()
    situation = record.situation.id if record.situation else ""
    for issue in reports.of_situation(store, situation):
        stood = corrections.stood(store, issue.id)
        for told in stood.figures if stood else ():
            links = [link for link in told.links if link.other in new]
            here = figures.get(store, told.id) if links and told.id not in new else None
            if here is None:
                continue
            figures.save(store, replace(here, links=tuple(dict.fromkeys((*here.links, *links)))))
            if here.role is not Role.REJECTED:
                found |= {link.other for link in links if link.relation is Relation.UPDATES}
    return found


def _role(
    store: Store, figure: Figure, wanted: Indicator | None, new: set[str]
) -> tuple[Role, tuple[Link, ...]]:
    """Settle which of two counts of the same thing speaks, as where it is recorded by hand.

    Returns:
        The role of the new one, and a link to what it takes the place of.
    """
    if figure.claim.is_fact or figure.role in SILENT:
        return figure.role, ()
    place = slot(figure.claim)
    known = figures.indicator(store, figure.situation, place)
    speaker = figures.get(store, known.figure) if known and known.figure else None
    if speaker is None or speaker.id in new:
        if wanted is None:
            return figure.role, ()
        free = speaker is None
        if free:
            fresh = known or replace(wanted, id=new_id(), situation=figure.situation, slot=place)
            figures.save_indicator(store, replace(fresh, figure=figure.id, policy=wanted.policy))
        return Role.HEADLINE if free else Role.SUPPORTING, ()
    update = Link(Relation.UPDATES, speaker.id)
    linked = update in figure.links
    if known and wanted and (linked or (not known.rationale and succeeds(figure, speaker))):
        figures.save(store, replace(speaker, role=Role.SUPERSEDED))
        figures.save_indicator(store, replace(known, figure=figure.id))
        return Role.HEADLINE, () if linked else (update,)
    back = Link(Relation.UPDATES, figure.id)
    older = back in speaker.links or counted_again(speaker, figure)
    return Role.SUPERSEDED if older else Role.SUPPORTING, ()
