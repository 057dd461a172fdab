"""How long and how many: what a report may hold at most, and at least (L1 to L12)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sitrep.document.model import Prose, Tile
from sitrep.domain.fields import SECTOR_PARTS, field_name
from sitrep.domain.tokens import pieces
from sitrep.proofing.finding import Hit, Rule, Severity
from sitrep.proofing.report import WHOLE, Report, place_of, text


def title(report: Report) -> Iterator[Hit]:
    most, words = report.limits.title, report.document.masthead.title
    if most and len(words) > most:
        typed = len(report.material.value("title"))
        yield Hit(min(most, typed), typed, "", f"{len(words)}/{most}", "title")


def highlights(report: Report) -> Iterator[Hit]:
    low, high = report.limits.highlights
    count = len(report.material.numbered("highlights"))
    if not low <= count <= high:
        yield Hit(0, 0, "", f"{count} of {low} to {high}", "highlights")


def highlight(report: Report) -> Iterator[Hit]:
    """Find highlights too long as printed, their figures written out."""
    most = report.limits.highlight
    for place, prose in _highlights(report):
        length = len(text(prose))
        if length > most:
            raw = report.material.value(place)
            yield Hit(_typed(raw, prose, most), len(raw), "", f"{length}/{most}", place)


def _highlights(report: Report) -> Iterator[tuple[str, Prose]]:
    names = [name for name in report.material.fields if name.startswith("highlights.")]
    names.sort(key=lambda name: int(name.rpartition(".")[2]))
    return zip(names, report.document.highlights, strict=False)


def _typed(raw: str, prose: Prose, printed: int) -> int:
    """Return where in the text as typed the character number `printed` comes from."""
    at, said = 0, 0
    for piece, run in zip(pieces(raw), prose, strict=False):
        end = at + len(piece) if isinstance(piece, str) else raw.index("]]", at) + 2
        if said + len(run.text) > printed:
            return at + printed - said if isinstance(piece, str) else at
        at, said = end, said + len(run.text)
    return at


def tiles(report: Report) -> Iterator[Hit]:
    low, high = report.limits.tiles
    count = len(report.document.tiles)
    if not low <= count <= high:
        words = f"{count} of {low} to {high}" if low else f"{count} of at most {high}"
        yield Hit(0, 0, "", words, "key_figures")


def tile(report: Report) -> Iterator[Hit]:
    style = report.facts.profile
    for each in report.document.tiles:
        digits = any(letter.isdigit() for letter in each.value)
        most = style.tile("digits" if digits else "words")
        if len(each.value) > most:
            about = f"“{each.value}”: {len(each.value)}/{most}"
            yield Hit(0, 0, "", about, _tile_place(report, each))


def caption(report: Report) -> Iterator[Hit]:
    most = report.facts.profile.tile("caption")
    for each in report.document.tiles:
        if len(each.caption) > most:
            about = f"“{each.caption}”: {len(each.caption)}/{most}"
            yield Hit(0, 0, "", about, _tile_place(report, each))


def _tile_place(report: Report, shown: Tile) -> str:
    for name, each in report.material.fields.items():
        figure = report.facts.newest.get(each.value) if name.startswith("key_figures.") else None
        if figure and figure.id == shown.figure:
            return name
    return place_of(shown.figure)


def overview(report: Report) -> Iterator[Hit]:
    """Count the words of the overview as printed; of an update of one page, of its whole body."""
    low, high = report.limits.overview
    document = report.document
    paragraphs = document.overview
    if report.limits.whole_body:
        more = (document.impact_note, document.access, document.coordination, document.outlook)
        paragraphs = (*document.highlights, *paragraphs, *(p for part in more for p in part))
    count = sum(len(text(prose).split()) for prose in paragraphs)
    if count > high or (count < low and report.material.value("overview")):
        words = f"{count} of {low} to {high} words" if low else f"{count} of at most {high} words"
        yield Hit(0, 0, "", words, "overview")


def outlook(report: Report) -> Iterator[Hit]:
    most, count = report.limits.outlook, len(report.document.outlook)
    if count > most:
        yield Hit(0, 0, "", f"{count} of at most {most}", "outlook")


def funding(report: Report) -> Iterator[Hit]:
    most, count = report.limits.funding, len(report.document.funding)
    if count > most:
        yield Hit(0, 0, "", f"{count} of at most {most}", "funding")


def contacts(report: Report) -> Iterator[Hit]:
    if len(report.document.contacts) < report.limits.contacts:
        yield Hit(0, 0, "", "", "contacts")


def hour(report: Report) -> Iterator[Hit]:
    """Find hours of validity that begin at no hour."""
    as_of, hours = report.material.as_of(), report.material.value("validity")
    if hours and as_of and not as_of[1]:
        yield Hit(0, 0, "", f"{hours} hours", "as_of")


def unsaid(report: Report) -> Iterator[Hit]:
    """Find marks of change without a word on what changes."""
    named = [each.label for each in report.document.changing if each.changes]
    if named and not report.document.change_summary:
        yield Hit(0, 0, "", ", ".join(named), "change_summary")


def pages(report: Report, *, must: bool) -> Iterator[Hit]:
    """Find a report longer than its type allows; it leads to what is longest in it."""
    most = report.limits.pages
    if report.pages <= most or report.limits.pages_must is not must:
        return
    longest = sorted(_lengths(report), key=lambda each: -each[1])[:2]
    words = ", ".join(f"{field_name(place)} ({count} words)" for place, count in longest)
    over = max(0.1, report.pages - most)
    about = f"{report.pages:.1f} pages of {most}, {over:.1f} too many"
    about += f". Shorten first: {words}" if words else ""
    yield Hit(0, 0, "", about, longest[0][0] if longest else WHOLE)


def _lengths(report: Report) -> Iterator[tuple[str, int]]:
    """Yield what a person wrote, with the words it prints."""
    document = report.document
    written = {
        "highlights": document.highlights,
        "change_summary": document.change_summary,
        "overview": document.overview,
        "impact_note": document.impact_note,
        "access": document.access,
        "coordination": document.coordination,
        "outlook": document.outlook,
    }
    written |= {
        f"sectors.{each.key}.{part}": getattr(each, part)
        for each in document.sectors
        for part in SECTOR_PARTS[1:]
    }
    for place, prose in written.items():
        count = sum(len(text(each).split()) for each in prose)
        if count:
            yield place, count


_B = Severity.BLOCKS
_CAPTION = Severity.WARNS  # the program writes it, so that nobody could put it right

RULES: tuple[Rule[Report], ...] = (
    Rule("L1", "The title is too long: {about}.", _B, title),
    Rule("L2", "Number of highlights: {about}.", _B, highlights),
    Rule(
        "L3",
        "The highlight is too long: {about}. The rest belongs in the overview.",
        _B,
        highlight,
    ),
    Rule("L4", "Number of key figures: {about}.", _B, tiles),
    Rule("L5", "The key figure is too long for its tile: {about}.", _B, tile),
    Rule("L5", "The caption is too long for its tile: {about}.", _CAPTION, caption),
    Rule("L6", "Length of the overview: {about}.", _B, overview),
    Rule("L7", "Number of points to watch: {about}.", _B, outlook),
    Rule("L8", "Number of funding lines: {about}.", _B, funding),
    Rule("L9", "Name at least one contact whom readers may see.", _B, contacts),
    Rule("L10", "{about}.", _B, partial(pages, must=True)),
    Rule("L10", "{about}.", Severity.WARNS, partial(pages, must=False)),
    Rule("L11", "Say the time it is as of: it is valid for {about} from then.", _B, hour),
    Rule("L12", "Say in a sentence or two what changes: {about}.", _B, unsaid),
)
