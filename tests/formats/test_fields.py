"""Every filled field of a document is on the page, no empty one leaves a trace."""

from __future__ import annotations

import dataclasses
import itertools
import re
import typing
from types import NoneType, UnionType

import pytest
from lxml import html as lxml_html

from sitrep.document import model
from sitrep.document.model import Dispute, Document, Masthead
from sitrep.domain.report import ReportType
from sitrep.domain.report_types import TYPES
from sitrep.formats import docx, html, pdf, webpage
from tests.formats.office import word_texts
from tests.formats.reading import squeezed, text

# Codes and data for machines; a person reads the words beside them.
SILENT = {
    ("Run", "figure"),
    ("Masthead", "report_type"),
    ("Masthead", "number"),
    ("Masthead", "classification"),
    ("Tile", "figure"),
    ("ChangeRow", "figure"),
    ("Cell", "figure"),
    ("Sector", "key"),
    *(("DisputeLine", name) for name in ("figure", "low", "high", "quantifier")),
    ("Evidence", "figure"),
    *(("Evidence", name) for name in ("kinds", "quantifier", "low", "high", "unit", "measure")),
    *(("Evidence", name) for name in ("population", "pcodes", "date", "source", "sector")),
    *(("Evidence", name) for name in ("approximate", "lower", "derivation", "parts", "areas")),
    *(("EvidencePart", name) for name in ("quantifier", "low", "high", "sex", "age_from")),
    *(("EvidencePart", name) for name in ("age_to", "group")),
    *(("EvidenceArea", name) for name in ("level", "name", "code")),
    *(("Document", name) for name in ("language", "direction", "template", "shape")),
}
# Drawn, not written: test_drawing.py and test_house.py look at them.
DRAWN = {("Document", name) for name in ("map", "logo", "accent", "tint")}
DRAWN |= {
    (each.__name__, field.name)
    for each in (Document, Dispute)
    for field in dataclasses.fields(each)
    if "Chart" in str(field.type)
}
# Without these the thing itself is not there.
NEEDED = {("Dispute", "lines"), ("ImpactRow", "cells"), ("Impact", "columns"), ("Impact", "rows")}
NEEDED |= {("Document", "masthead"), ("Document", "changes")}
# A single page names what it rests on in short; a constraint's words stand among its sources.
IN_SHORT = {("Evidence", "definition"), ("Constraint", "quote"), ("Reference", "retrieved")}
FIXED = {"language": "en", "direction": "ltr", "template": "situation_report"}
TEMPLATES = [each.value for each in TYPES]
# Parts of a document that only some types of report have, by section of the type.
SECTIONS = {
    "highlights": "highlights",
    "tiles": "key_figures",
    "changes": "changes",
    "changes_title": "changes",
    "overview": "overview",
    "disputes": "disputes",
    "impact": "impact",
    "impact_note": "impact",
    "constraints": "access",
    "access": "access",
    "sectors": "sectors",
    "statements": "coordination",
    "coordination": "coordination",
    "funding": "funding",
    "gaps": "information_gaps",
    "outlook": "outlook",
    "contacts": "contacts",
    "changing": "changing",
    "change_summary": "changing",
    "by_source": "by_source",
}
HEADINGS = {
    "highlights": "Highlights",
    "tiles": "Key figures",
    "changing": "What this update changes",
    "by_source": "Figures by source",
    "changes": "What changed",
    "overview": "Situation overview",
    "disputes": "Figures in dispute",
    "impact": "Humanitarian impact",
    "constraints": "Access and security",
    "sectors": "Humanitarian response",
    "statements": "Coordination",
    "funding": "Funding",
    "gaps": "Information gaps",
    "outlook": "Outlook",
    "contacts": "Contacts",
    "evidence": "Sources and confidence",
    "corrections": "Corrections",
}
HEADLESS = {"impact_note": "impact", "access": "constraints", "coordination": "statements"}
HEADLESS |= {"references": "evidence", "change_summary": "changing"}
OTHER_HEADINGS = {
    ("operational_update", "sectors"): "Actions taken",
    ("operational_update", "outlook"): "Planned response",
}


def _has(template: str, field: str) -> bool:
    return field not in SECTIONS or TYPES[ReportType(template)].has(SECTIONS[field])


def _heading(template: str, field: str) -> str:
    return OTHER_HEADINGS.get((template, field), HEADINGS[field])


def _headings(template: str) -> set[str]:
    return {_heading(template, each) for each in HEADINGS if _has(template, each)}


class Filling:
    """Makes a value of any type of the model; each string is a word of its own."""

    def __init__(self, template: str, *, empty: tuple[str, str] | None = None) -> None:
        self.words: dict[str, tuple[str, str]] = {}
        self.silent = SILENT | (IN_SHORT if html.about(template).get("one_page") else set())
        self._template = template
        self._empty = empty
        self._numbers = itertools.count(1)

    def make(self, kind: type, name: tuple[str, str]) -> object:
        if name[1] in FIXED and name[0] == "Document":
            return self._template if name[1] == "template" else FIXED[name[1]]
        missing = name[0] == "Document" and not _has(self._template, name[1])
        if missing or name == self._empty or name in DRAWN:
            return _nothing(kind)
        if dataclasses.is_dataclass(kind):
            hints = typing.get_type_hints(kind)
            owner = kind.__name__
            return kind(
                **{each.name: self.make(hints[each.name], (owner, each.name))
                   for each in dataclasses.fields(kind)}
            )  # fmt: skip
        if typing.get_origin(kind) is tuple:
            return tuple(self.make(typing.get_args(kind)[0], name) for _ in range(2))
        if typing.get_origin(kind) is UnionType:
            return self.make(next(e for e in typing.get_args(kind) if e is not NoneType), name)
        return self._plain(kind, name)

    def _plain(self, kind: type, name: tuple[str, str]) -> object:
        if kind is str:
            word = f"Word{next(self._numbers)}x"
            self.words[word] = name
            return word
        if kind is bool:
            return name[1] not in {"counted", "reviewed"}
        if kind is float:
            return 0.5
        return 700 + next(self._numbers)


def _nothing(kind: type) -> object:
    if typing.get_origin(kind) is tuple:
        return ()
    if typing.get_origin(kind) is UnionType:
        return None
    return kind()


def _full(
    template: str = "situation_report", empty: tuple[str, str] | None = None
) -> tuple[Document, Filling]:
    filling = Filling(template, empty=empty)
    document = filling.make(Document, ("", ""))
    assert isinstance(document, Document)
    return document, filling


def _printed(filling: Filling) -> set[str]:
    return {word for word, name in filling.words.items() if name not in filling.silent}


def _optional() -> list[tuple[str, str]]:
    classes = [each for each in vars(model).values() if dataclasses.is_dataclass(each)]
    return [
        (each.__name__, field.name)
        for each in classes
        for field in dataclasses.fields(each)
        if typing.get_type_hints(each)[field.name] not in (bool, int)
        and field.name not in FIXED
        and (each.__name__, field.name) not in NEEDED | DRAWN
    ]


def _seen(document: Document) -> lxml_html.HtmlElement:
    return lxml_html.fromstring(html.render(document))


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_filled_field_is_on_the_page(template: str) -> None:
    document, filling = _full(template)
    read = squeezed(text(pdf.render(document)))
    missing = {filling.words[w] for w in _printed(filling) if squeezed(w) not in read}
    assert missing == set()


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_word_document_holds_every_filled_field_and_nothing_else(template: str) -> None:
    document, filling = _full(template)
    told = " ".join(word_texts(docx.render(document)))
    assert {filling.words[w] for w in _printed(filling) if w not in told} == set()
    page = _seen(document).body.text_content()
    others = {word for word in re.findall(r"\w+", told) if word not in page}
    assert others <= {"1"}  # numbers of pages, which Word counts


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_web_page_holds_every_filled_field(template: str) -> None:
    document, filling = _full(template)
    told = lxml_html.fromstring(webpage.render(document).decode()).body.text_content()
    assert {filling.words[w] for w in _printed(filling) if w not in told} == set()


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_number_of_a_note_is_on_the_page(template: str) -> None:
    document, _ = _full(template)
    read = text(pdf.render(document))
    notes = {
        document.tiles[0].note,
        document.constraints[1].note,
        document.highlights[0][1].note,
        *(each.note for each in document.statements[:1]),
    }
    raised = {str(n).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")) for n in notes}
    assert {n for n in raised if n not in read} == set()
    assert f"{document.unreviewed} figures were taken by the program" in read


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("field", _optional(), ids=".".join)
def test_an_empty_field_leaves_nothing_and_takes_nothing_with_it(
    field: tuple[str, str], template: str
) -> None:
    document, filling = _full(template, field)
    page = _seen(document)
    read = page.text_content()
    assert {w for w in _printed(filling) if w not in read} == set()
    hollow = [
        lxml_html.tostring(each)
        for each in page.iter("p", "li", "h1", "h2", "h3", "h4", "q", "b", "span", "ul", "section")
        if not each.text_content().strip() and each.get("class") not in {"page", "pages"}
    ]
    assert hollow == []
    assert " · ·" not in read
    assert ", ," not in read


@pytest.mark.parametrize(
    ("template", "field"), [(t, f) for t in TEMPLATES for f in HEADINGS if _has(t, f)]
)
def test_a_section_with_nothing_is_not_there(template: str, field: str) -> None:
    document, _ = _full(template)
    gone = {field, *(each for each, home in HEADLESS.items() if home == field)}
    nothing = {each: None if each in ("impact", "by_source") else () for each in gone}
    document = dataclasses.replace(document, changes_title="", **nothing)
    headings = [each.text_content() for each in _seen(document).iter("h2")]
    assert sorted(headings) == sorted(_headings(template) - {_heading(template, field)})


@pytest.mark.parametrize(
    ("template", "home"), [(t, h) for t in TEMPLATES for h in HEADLESS.values() if _has(t, h)]
)
def test_one_half_of_a_section_is_enough(template: str, home: str) -> None:
    nothing = {home: None if home == "impact" else ()}
    page = _seen(dataclasses.replace(_full(template)[0], **nothing))
    assert _heading(template, home) in [each.text_content() for each in page.iter("h2")]


@pytest.mark.parametrize("template", TEMPLATES)
def test_an_empty_document_is_masthead_and_foot(template: str) -> None:
    head = Masthead("Title", "Label", "", 1, "", "public", "Public")
    document = Document("en", "ltr", template, head, draft=False)
    read = squeezed(text(pdf.render(document)))
    assert sorted(read) == sorted(squeezed("Label Title Public Page 1 of 1"))


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_draft_says_so_and_an_issue_does_not(template: str) -> None:
    document, _ = _full(template)
    assert "DRAFT" in text(pdf.render(document))
    assert "DRAFT" not in text(pdf.render(dataclasses.replace(document, draft=False)))


@pytest.mark.parametrize("code", ["internal", "restricted", "public"])
def test_the_classification_heads_the_page_unless_public(code: str) -> None:
    head = Masthead("Title", "Label", "", 1, "", code, "Class")
    document = Document("en", "ltr", "situation_report", head)
    read = text(pdf.render(document))
    assert read.count("CLASS") == (1 if code == "public" else 2)


def test_one_unreviewed_figure_is_one() -> None:
    document = dataclasses.replace(_full()[0], unreviewed=1)
    assert "1 figure was taken" in _seen(document).text_content()
