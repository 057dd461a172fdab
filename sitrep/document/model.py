"""The finished report as one frozen value: what templates and exporters see, and what an issue is.

A contract: everything is written out in the document's language, ready to be arranged; nothing is
computed after it. It turns into JSON and back unchanged. Fields may be added with a default, never
renamed or removed; ``SHAPE`` counts such changes, and documents of every shape must open forever.
"""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.document.drawing import Chart, Map

SHAPE = 1


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one paragraph that belong together.

    Attributes:
        figure: Id of the figure that the words were written from; "" for a person's own words.
        note: Number of its row in the evidence table; 0 for none.
    """

    text: str
    figure: str = ""
    note: int = 0


Prose = tuple[Run, ...]  # one paragraph or one bullet


@dataclass(frozen=True, slots=True)
class Masthead:
    """Head of the first page and matter of the running footer.

    Attributes:
        title: "Country: Crisis".
        label: "Situation Report No. 2".
        as_of: "As of 9 March 2025, 6 p.m. (local time)".
        areas: Places the figures speak of: "Northtown and Southtown", or "".
        producer: Sentence on who produced it, the period and the next report.
        classification: Code of `Classification`, printed unless "public" in the masthead and
            always in the footer.
        facts: Short lines for the corner: period, next report, GLIDE.
        valid_until: "Valid until 6 p.m. (local time) on 8 March 2025", or "".
    """

    title: str
    label: str
    report_type: str
    number: int
    as_of: str
    classification: str
    classification_label: str
    areas: str = ""
    organization: str = ""
    producer: str = ""
    facts: tuple[str, ...] = ()
    valid_until: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """One key figure.

    Attributes:
        value: At most 10 characters in digits, 14 in words: "70+", "40–50", "Dozens", "Reported".
        caption: At most 32 characters where the source has an acronym: "Killed (HRM)".
        words: The count in words: "more than 70 people".
        counted: False for a figure without a number, drawn with a dashed edge.
        change: Difference to the last issue, or "".
        beside: What another body says: "OHCHR verified 111 civilians", or "".
    """

    figure: str
    value: str
    caption: str
    words: str
    source: str
    as_of: str
    note: int
    counted: bool = True
    reviewed: bool = True
    change: str = ""
    beside: str = ""


@dataclass(frozen=True, slots=True)
class DisputeLine:
    """What one body says, in the box of figures in dispute.

    Attributes:
        value: As a tile has it: "1,225".
        words: "1,225 people killed".
        low, high, quantifier: Its bounds as data, to be drawn; None where there is none.
    """

    figure: str
    source: str
    value: str
    words: str
    as_of: str
    grade: str
    verification: str
    definition: str
    note: int
    low: int | None = None
    high: int | None = None
    quantifier: str = ""


@dataclass(frozen=True, slots=True)
class Dispute:
    """Counts of one thing on which bodies disagree, the headline first.

    Attributes:
        title: "Killed, Lattakia".
        said: The range where that is the headline, or "".
        chart: A bar for each line, on one scale; None where they cannot be drawn.
    """

    title: str
    lines: tuple[DisputeLine, ...]
    said: str = ""
    chart: Chart | None = None


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What became of one figure since the last issue.

    Attributes:
        previous: As printed, with its date: "120 (3 May 2025)"; "" if new.
        now: "" if no longer reported; a count that went down says from what, and why.
        difference: "+8 (+6.7 per cent)", or "".
        remark: Why there is no difference, or the reason of the change.
        by_area: Of a total with its areas, all in one line: "120 → 128 (+8, +6.7 per cent):
            Northtown +5 · Southtown +3".
    """

    figure: str
    label: str
    previous: str
    now: str
    difference: str = ""
    remark: str = ""
    by_area: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One count in a table; `text` is "" where nobody reported one."""

    text: str = ""
    figure: str = ""
    note: int = 0
    counted: bool = True


@dataclass(frozen=True, slots=True)
class ImpactRow:
    """One area of the impact table; one cell for each column."""

    area: str
    pcode: str
    cells: tuple[Cell, ...]
    whole: bool = False  # figures of the situation as a whole, which need not be the sum


@dataclass(frozen=True, slots=True)
class Impact:
    """Counts by kind and area."""

    columns: tuple[str, ...]
    rows: tuple[ImpactRow, ...]


@dataclass(frozen=True, slots=True)
class Constraint:
    """A limit to access: what, where, since when, and the words it is known from."""

    label: str
    place: str
    since: str
    quote: str
    source: str
    note: int


@dataclass(frozen=True, slots=True)
class Sector:
    """The response in one sector.

    Attributes:
        reached_share: Reached of targeted, 0 to 1, only where both are exact; None otherwise.
        needs, response, gaps: One entry a bullet.
    """

    key: str
    name: str
    lead: str = ""
    in_need: Cell | None = None
    targeted: Cell | None = None
    reached: Cell | None = None
    reached_share: float | None = None
    needs: tuple[Prose, ...] = ()
    response: tuple[Prose, ...] = ()
    gaps: tuple[Prose, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A body's own words, such as an appeal: quoted, with the speaker and the date."""

    quote: str
    speaker: str
    when: str
    note: int


@dataclass(frozen=True, slots=True)
class Funding:
    """One appeal. `text` stands for all where a person typed a plain line."""

    text: str = ""
    appeal: str = ""
    required: str = ""
    received: str = ""
    share: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something not known, and who is being asked.

    Attributes:
        owner: Who of the desk follows it: "Rana Example, since 9 March 2025", or "".
    """

    question: str
    asked: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """One row of the corrections list, which all later issues repeat.

    Attributes:
        issue: The issue that was wrong: "No. 2".
        words: "Northtown killed: 12 → 10, typing error, p. 3".
        wording: A sentence for the public, or "".
        day: When it was corrected, or "".
    """

    issue: str
    words: str
    wording: str = ""
    day: str = ""


@dataclass(frozen=True, slots=True)
class Changing:
    """One thing that an operation may change, such as its budget, and whether it does."""

    label: str
    changes: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    name: str
    title: str = ""
    organization: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class EvidencePart:
    """One row of whom a count is made up, as data.

    Attributes:
        sex, age_from, age_to: "female", and the first and last year of age; or else
        group: A code of `Population`, or "disability".
    """

    quantifier: str
    low: int | None = None
    high: int | None = None
    sex: str = ""
    age_from: int | None = None
    age_to: int | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceArea:
    """An area that a figure is of, or one that such an area lies in, as lists of places have it.

    Attributes:
        level: 0 for a country, 1 for a governorate or province, 2 for a district; None for a
            place that no list holds.
        code: P-code; of a country, its ISO 3166-1 alpha-3 code; "" where none is known.
    """

    level: int | None
    name: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A figure with the words it rests on; one row of the sources annex.

    Attributes:
        number: What superscripts on the page refer to, from 1.
        statement: "more than 70 people killed".
        chain: "HRM (reported) → Example News (published)".
        quote: Words of the source, at most 200 characters; "" for one told by telephone.
        article: Letter of the article in the bibliography, or "".
        note: How it is known where there is no quote; or its caveat.
        kinds to sector: The same figure as data, for machines; bounds None where there is none.
        approximate: The bounds themselves are about right only.
        lower: Id of the figure that is the lower end where both together are the headline.
        derivation: How it was computed from other counts: "51,000 − 6,000"; "" for one given.
        parts: Of whom it is made up, as far as the source says it.
        areas: Where it is, each area after the one that it lies in; the country for the situation
            as a whole; empty in documents from before they were told.
    """

    number: int
    figure: str
    statement: str
    place: str
    as_of: str
    chain: str
    grade: str
    verification: str
    quote: str = ""
    article: str = ""
    note: str = ""
    definition: str = ""
    reviewed: bool = True
    kinds: tuple[str, ...] = ()
    quantifier: str = ""
    low: int | None = None
    high: int | None = None
    unit: str = ""
    measure: str = ""
    population: tuple[str, ...] = ()
    pcodes: tuple[str, ...] = ()
    date: str = ""
    source: str = ""
    sector: str = ""
    approximate: bool = False
    lower: str = ""
    derivation: str = ""
    parts: tuple[EvidencePart, ...] = ()
    areas: tuple[EvidenceArea, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """One article of the bibliography."""

    letter: str
    title: str
    publisher: str = ""
    author: str = ""
    published: str = ""
    retrieved: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A report, complete. An empty tuple, "" or None means that the section is not printed.

    Attributes:
        language: ISO 639-1 code of the furniture and of the written figures.
        direction: "ltr" or "rtl".
        template: Folder of the template it was made for.
        unreviewed: How many of its figures no person has looked at yet; the page says so.
        draft: True until issued.
        disclaimer: Paragraphs for the end.
        correction: Banner of a corrected version: that it is one, of when, and what it replaces.
        corrections: All corrections of the series, the oldest first.
        accent, tint: The office's own color and its lightest shade, "#0c4664"; "" for the usual.
        logo: A PNG as a data URI, or "".
        fingerprint: Short hash of the issued data for the footer, "" on a draft.
        by_source: Counts by kind and counting body, side by side; each column is a body.
        area_chart: Bars by area, where neither map nor table shows how counts compare.
        needs_chart: People in need, targeted and reached, of two sectors or more.
        trend_chart: A headline from report to report, as each printed it.
    """

    language: str
    direction: str
    template: str
    masthead: Masthead
    highlights: tuple[Prose, ...] = ()
    tiles: tuple[Tile, ...] = ()
    changes_title: str = ""
    changes: tuple[ChangeRow, ...] = ()
    overview: tuple[Prose, ...] = ()
    impact: Impact | None = None
    impact_note: tuple[Prose, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    access: tuple[Prose, ...] = ()
    sectors: tuple[Sector, ...] = ()
    statements: tuple[Statement, ...] = ()
    coordination: tuple[Prose, ...] = ()
    funding: tuple[Funding, ...] = ()
    gaps: tuple[Gap, ...] = ()
    outlook: tuple[Prose, ...] = ()
    contacts: tuple[Contact, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    references: tuple[Reference, ...] = ()
    disclaimer: tuple[str, ...] = ()
    unreviewed: int = 0
    draft: bool = True
    fingerprint: str = ""
    correction: str = ""
    corrections: tuple[CorrectionRow, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    map: Map | None = None
    changing: tuple[Changing, ...] = ()
    change_summary: tuple[Prose, ...] = ()
    by_source: Impact | None = None
    accent: str = ""
    tint: str = ""
    logo: str = ""
    area_chart: Chart | None = None
    needs_chart: Chart | None = None
    trend_chart: Chart | None = None
    shape: int = SHAPE
