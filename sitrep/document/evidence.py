"""The sources annex: every figure on the page with the words it rests on, numbered as cited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from string import ascii_uppercase
from types import MappingProxyType

from sitrep.document import located
from sitrep.document.model import Evidence, EvidencePart, Reference
from sitrep.document.names import acronym
from sitrep.document.sentences import Writer
from sitrep.domain.article import Article
from sitrep.domain.correction import numbers, quotes_the_old
from sitrep.domain.derive import left_out
from sitrep.domain.disaggregation import Part, breakdowns
from sitrep.domain.figure import Claim, Figure
from sitrep.domain.kinds import HOUSEHOLDS, KINDS, Unit
from sitrep.domain.quantity import Quantity, people
from sitrep.domain.steps import Steps

QUOTE_LETTERS = 200
_NO_RANGES: Mapping[str, Figure] = MappingProxyType({})
_NOTHING: Mapping[str, Sequence[Quantity]] = MappingProxyType({})


class Citations:
    """Gives out the numbers of the annex in the order in which figures are cited."""

    def __init__(
        self,
        writer: Writer,
        articles: Mapping[str, Article],
        lower: Mapping[str, Figure] = _NO_RANGES,
        printed: Mapping[str, Sequence[Quantity]] = _NOTHING,
    ) -> None:
        """Take the lower ends of the ranges that are headlines, by the figure that speaks.

        `printed` are the counts that were printed of figures before they were corrected.
        """
        self._writer = writer
        self._articles = articles
        self._lower = lower
        self._printed = printed
        self._cited: dict[str, Figure] = {}
        self._numbers: dict[str, int] = {}
        self._named: set[str] = set()

    def cite(self, figure: Figure) -> int:
        """Return the figure's number, a new one at its first citation."""
        self._cited.setdefault(figure.id, figure)
        return self._numbers.setdefault(figure.id, len(self._cited))

    @property
    def unreviewed(self) -> int:
        return sum(not figure.reviewed for figure in self._cited.values())

    def evidence(self) -> Steps[tuple[Evidence, ...]]:
        """Return the rows of the annex; nothing may be cited meanwhile."""
        self._named.clear()
        letters = self._letters()
        rows = []
        for number, figure in enumerate(self._cited.values(), 1):
            rows.append(self._row(number, figure, letters))
            yield
        return tuple(rows)

    def references(self) -> tuple[Reference, ...]:
        return tuple(
            self._reference(letter, self._articles[article])
            for article, letter in self._letters().items()
        )

    def _letters(self) -> dict[str, str]:
        """Return a letter for each article that a cited figure was read from."""
        found = dict.fromkeys(
            figure.passages[0].article
            for figure in self._cited.values()
            if figure.passages and figure.passages[0].article in self._articles
        )
        return {article: _letter(place) for place, article in enumerate(found)}

    def _row(self, number: int, figure: Figure, letters: Mapping[str, str]) -> Evidence:
        claim, writer = figure.claim, self._writer
        passage = figure.passages[0] if figure.passages else None
        notes = [self._derived(figure), *self._made_of(figure), writer.names.given(figure.caveat)]
        notes.insert(0, self._quoted_before(figure))
        if passage is None and figure.note:
            notes.insert(0, writer.phrase("telephone", note=writer.names.given(figure.note)))
        return Evidence(
            number,
            figure.id,
            self._statement(figure),
            writer.names.where(claim.places),
            writer.day(claim.as_of) if claim.as_of else "",
            self._chain(claim),
            str(figure.grade),
            writer.term("verification", figure.verification.value),
            _shortened(passage.quote) if passage else "",
            letters.get(passage.article, "") if passage else "",
            " ".join(note for note in notes if note),
            " ".join(writer.translated(KINDS[kind].definition) for kind in claim.kinds),
            figure.reviewed,
            claim.kinds,
            claim.quantity.quantifier.value,
            claim.quantity.low,
            claim.quantity.high,
            claim.unit.value,
            claim.measure.value,
            tuple(group.value for group in claim.population),
            tuple(place.pcode or place.name for place in claim.places),
            claim.as_of.isoformat() if claim.as_of else "",
            claim.origin,
            claim.sector,
            claim.quantity.approximate,
            self._lower[figure.id].id if figure.id in self._lower else "",
            figure.derivation,
            tuple(_part(part) for part in figure.parts),
            located.areas(claim.places, writer),
        )

    def _chain(self, claim: Claim) -> str:
        """Return the chain of sources, each body with its full name where it first stands."""
        links = []
        for link in claim.chain:
            short = acronym(link.name) if link.name in self._named else ""
            self._named.add(link.name)
            links.append(replace(link, name=short) if short else link)
        if claim.is_fact:
            names = (self._writer.names.body(link.name) for link in links)
            return self._writer.phrase("chain").join(names)
        return self._writer.names.chain(links)

    def _statement(self, figure: Figure) -> str:
        """Return the figure in words; a sum says how many it could not count."""
        what = self._writer.statement(figure.claim)
        if not (missing := left_out(figure)):
            return what
        out = self._writer.counted("left_out", missing)
        return self._writer.phrase("with_left_out", what=what, left_out=out)

    def _made_of(self, figure: Figure) -> list[str]:
        """Return of whom a count is made up; below the impact table where it stands there."""
        if not figure.parts or figure.claim.kind.group != "response":
            return []
        try:
            found = breakdowns(figure.claim.quantity, figure.parts)
        except ValueError:  # the total was lowered below its rows; V2 says so before issue
            return []
        return [f"{self._writer.broken_down(figure.claim, each)}." for each in found]

    def _quoted_before(self, figure: Figure) -> str:
        """Say that the words which a figure rests on give its count before the correction."""
        passage = figure.passages[0] if figure.passages else None
        article = self._articles.get(passage.article) if passage else None
        if passage is None or article is None:
            return ""
        unit = figure.claim.unit
        for printed in self._printed.get(figure.id, ()):
            old, right = numbers(printed), numbers(figure.claim.quantity)
            if quotes_the_old(passage.quote, article.language, old, right):
                return self._writer.phrase(
                    "quoted_before", printed=self._writer.tile(printed, unit)
                )
        return ""

    def _derived(self, figure: Figure) -> str:
        """Say how a count was computed: from others, or as people from households."""
        claim = figure.claim
        if figure.derivation:
            return self._writer.phrase("computed", how=self._writer.computed(figure.derivation))
        if not figure.household_size or claim.unit not in HOUSEHOLDS:
            return ""
        made = self._writer.phrase(
            "derived",
            people=self._writer.amount(
                replace(
                    claim,
                    quantity=people(claim.quantity, figure.household_size),
                    unit=Unit.PEOPLE,
                    population=(),
                )
            ),
            households=self._writer.amount(claim),
            size=self._writer.decimal(figure.household_size),
        )
        if not figure.household_source:
            return made
        source = self._writer.names.body(figure.household_source)
        return self._writer.phrase("household_source", made=made, source=source)

    def _reference(self, letter: str, article: Article) -> Reference:
        writer = self._writer
        return Reference(
            letter,
            article.title,
            article.publisher,
            article.author,
            writer.day(article.published) if article.published else "",
            writer.day(article.added_at.date()),
            article.url,
        )


def _part(part: Part) -> EvidencePart:
    count = part.count
    first, last = part.ages or (None, None)
    sex = part.sex.value if part.sex else ""
    return EvidencePart(count.quantifier.value, count.low, count.high, sex, first, last, part.group)


def _letter(place: int) -> str:
    """Return A, B, and after Z AA, AB, counting from 0."""
    first, last = divmod(place, len(ascii_uppercase))
    return (_letter(first - 1) if first else "") + ascii_uppercase[last]


def _shortened(quote: str) -> str:
    """Return at most `QUOTE_LETTERS` of a quote, cut between words and marked as cut."""
    quote = " ".join(quote.split())
    if len(quote) <= QUOTE_LETTERS:
        return quote
    return quote[: QUOTE_LETTERS - 2].rsplit(" ", 1)[0] + " …"
