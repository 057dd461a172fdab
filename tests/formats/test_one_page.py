"""Reports of one page: they stay on it up to their limits, and are long in tenths beyond."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest

from sitrep import paths
from sitrep.document.model import Changing, Document, Run
from sitrep.domain.report_types import TYPES
from sitrep.formats import html, hxl, pdf
from sitrep.formats.pages import length
from sitrep.formats.text import render as as_text
from sitrep.proofing.profile import profile
from tests.formats.coastal_crisis import DOCUMENT
from tests.formats.reading import pages, text
from tests.formats.test_drawing import a_map

SINGLE = ("flash_update", "situation_brief")
PAPERS = tuple(pdf.PAPERS)
UNTIL = "Valid until 6 p.m. (local time) on 8 March 2025"
TITLE = (
    "Fighting spreads along the coast; hospitals run out of beds and roads to the port are cut off"
)
WORDS = (
    "Families have left villages around the town for the mountains and wait for news of relatives. "
    "Hospitals treat more wounded people than they have beds for, and ask for blood and surgical "
    "supplies. Electricity and water are cut in several quarters, bakeries are shut, and the road "
    "to the port is closed to trucks. Local groups hand out food and blankets in schools. "
)


def prose(letters: int) -> tuple[Run, ...]:
    return (Run((WORDS * 6)[:letters].rsplit(" ", 1)[0] + "."),)


def full(template: str, code: str = "en") -> Document:
    """Return a report at its limits: title, highlights, 350 words in all, four key figures."""
    rows = tuple(row for row in DOCUMENT.evidence if row.number <= 4)
    return replace(
        DOCUMENT,
        language=code,
        direction="rtl" if code == "ar" else "ltr",
        template=template,
        masthead=replace(DOCUMENT.masthead, title=TITLE, valid_until=UNTIL, producer=""),
        highlights=(prose(178),) * 5,
        tiles=DOCUMENT.tiles[:4],
        overview=(prose(620), prose(560)),
        outlook=(),
        map=a_map(code),
        evidence=rows,
        references=DOCUMENT.references[:2],
        contacts=DOCUMENT.contacts[:1],
        unreviewed=0,
        changes=(), disputes=(), impact=None, impact_note=(), constraints=(), access=(),
        sectors=(), statements=(), coordination=(), funding=(), gaps=(),
    )  # fmt: skip


@pytest.mark.parametrize("template", SINGLE)
@pytest.mark.parametrize("code", ["en", "ar"])
@pytest.mark.parametrize("paper", PAPERS)
def test_a_report_at_its_limits_stays_on_its_page(template: str, code: str, paper: str) -> None:
    document = full(template, code)
    said = [*document.highlights, *document.overview]
    assert sum(len(run.text.split()) for runs in said for run in runs) >= 330
    made = pdf.render(document, paper=paper)
    assert (pages(made), length(made) <= 1) == (1, True)
    assert UNTIL in text(made)


@pytest.mark.parametrize("template", SINGLE)
def test_what_is_short_is_not_set_tight(template: str) -> None:
    short = replace(full(template), overview=(prose(200),), highlights=(prose(90),) * 2)
    tries, best = pdf.lay_out(short, html.render(short), "a4", greyscale=False)
    assert (len(tries), best) == (1, 0)
    quotes = [row.quote for row in short.evidence if row.quote]
    read = " ".join(text(pdf.render(short)).split())
    assert all(" ".join(quote.split()[:3]) in read for quote in quotes)


@pytest.mark.parametrize("template", SINGLE)
def test_what_runs_over_is_measured_in_tenths(template: str) -> None:
    long = replace(full(template), overview=(prose(2000),) * 3)
    filled = length(pdf.render(long))
    assert 1.1 <= filled < 2.5
    longer = replace(long, overview=(prose(2000),) * 5)
    assert length(pdf.render(longer)) > filled


@pytest.mark.parametrize("template", SINGLE)
def test_the_foot_of_the_only_page_does_not_say_its_title_again(template: str) -> None:
    read = " ".join(text(pdf.render(full(template))).split())
    assert read.count(TITLE) == 1
    assert f"Page 1 of 1 · {DOCUMENT.fingerprint.upper()}" in read


@pytest.mark.parametrize("template", TYPES)
def test_an_only_page_of_any_template_says_its_title_once(template: str) -> None:
    document = replace(full(template), overview=(), map=None, evidence=(), references=())
    made = pdf.render(document)
    assert pages(made) == 1
    assert " ".join(text(made).split()).count(TITLE) == 1


def test_what_is_no_pdf_has_no_length() -> None:
    assert length(b"no pdf") == 0


@pytest.mark.parametrize("kind", TYPES)
def test_a_template_of_one_page_is_one_where_the_limit_says_so(kind: str) -> None:
    about = tomllib.loads((paths.TEMPLATES / kind / "template.toml").read_text("utf-8"))
    limits = profile().limits(kind)
    assert about.get("one_page", False) == (limits.pages == 1)
    assert limits.pages_must == (limits.pages == 1)


@pytest.mark.parametrize("kind", [each for each in TYPES if each != "situation_report"])
@pytest.mark.parametrize("code", ["es", "ar"])
def test_every_other_type_is_laid_out_in_grey_and_in_other_languages(kind: str, code: str) -> None:
    document = replace(
        DOCUMENT, template=kind, language=code, direction="rtl" if code == "ar" else "ltr"
    )
    assert pdf.render(document, greyscale=True)[:5] == b"%PDF-"


@pytest.mark.parametrize("kind", TYPES)
def test_the_table_and_the_plain_text_of_every_type_have_its_figures(kind: str) -> None:
    document = replace(DOCUMENT, template=kind)
    assert b"#affected+killed" in hxl.render(document)
    assert "1,383" in as_text(document).decode()


def test_plain_text_says_until_when_it_holds_and_what_changes() -> None:
    changing = (Changing("Timeframe"), Changing("Budget", changes=True))
    update = replace(full("flash_update"), changing=changing, change_summary=((Run("It grows."),),))
    said = as_text(update).decode()
    assert UNTIL in said
    assert "☑ Budget\nIt grows." in said
    assert "Timeframe" not in said


def many_sources(document: Document, name: str = "News") -> Document:
    rows, told = document.evidence, document.references
    return replace(
        document,
        evidence=tuple(
            replace(
                rows[n % len(rows)],
                number=n + 1,
                figure=f"f{n}",
                chain=f"Body {n + 1:02} (reported) → {name} (published)",
            )
            for n in range(16)
        ),
        references=tuple(
            replace(told[n % len(told)], letter=letter) for n, letter in enumerate("ABCDEF")
        ),
    )


@pytest.mark.parametrize("name", ["Coastal Bulletin", "Bulletin of the Coast", "Monitor"])
def test_no_word_of_sources_that_run_on_is_broken(name: str) -> None:
    made = pdf.render(many_sources(full("situation_brief"), name))
    said = " ".join(text(made).split()).split("SOURCES AND CONFIDENCE")[1].split()
    words = {"reported", "(reported)", "verified", "corroborated", "unverified"}
    assert sum(each in words for each in said) == 16 + 16
    assert said.count(name.rsplit(maxsplit=1)[-1]) == 16


def test_a_word_longer_than_a_column_is_broken_rather_than_cut() -> None:
    document = many_sources(full("situation_brief"))
    long = replace(document.evidence[0], chain="w" * 400)
    made = pdf.render(replace(document, evidence=(long, *document.evidence[1:])))
    lines = [line.count("w") for line in text(made).splitlines()]
    assert 40 < max(lines) < 100
    assert "w" * 400 in "".join(text(made).split())


@pytest.mark.parametrize("template", SINGLE)
@pytest.mark.parametrize("code", ["en", "ar"])
@pytest.mark.parametrize("paper", PAPERS)
def test_sixteen_sources_run_on_in_one_paragraph_and_keep_the_page_one(
    template: str, code: str, paper: str
) -> None:
    made = pdf.render(many_sources(full(template, code)), paper=paper)
    assert (pages(made), length(made) <= 1) == (1, True)
    read = " ".join(text(made).split())
    assert all(f"Body {n:02}" in read for n in range(1, 17))
    assert UNTIL in read
