"""What an edit changed, laid out alone: the same picture as the whole, or no answer."""

from __future__ import annotations

from dataclasses import replace
from math import ceil, floor

import pypdfium2
import pytest

from sitrep.document import maps
from sitrep.document.model import Run
from sitrep.document.sentences import Writer
from sitrep.domain.place import gazetteer
from sitrep.errors import RenderFailed
from sitrep.formats import partial, pdf
from sitrep.formats.markup import Markup
from tests.formats.coastal_crisis import DOCUMENT
from tests.formats.test_drawing import FIGURES
from tests.formats.test_languages import IN_ARABIC

SCALE = 1.7  # of 72 dots an inch: no round number, so that edges fall between pixels
LOOSE = replace(DOCUMENT, evidence=DOCUMENT.evidence[:7])  # is not set tighter to save a page
BESIDE_A_MAP = replace(
    LOOSE, map=maps.draw("SYR", FIGURES, Writer("en", gazetteer("SYR"))), changes=LOOSE.changes[:2]
)
BESIDE_A_MAP_IN_ARABIC = replace(
    IN_ARABIC, map=maps.draw("SYR", FIGURES, Writer("ar", gazetteer("SYR")))
)
LONG = replace(LOOSE, overview=(), sectors=DOCUMENT.sectors * 10)


def rows(pages: bytes) -> list[list[bytes]]:
    """Return each page as the rows of its pixels."""
    drawn = []
    with pypdfium2.PdfDocument(pages) as read:
        for page in read:
            made = page.render(scale=SCALE)
            bits, wide = bytes(made.buffer), made.stride
            drawn.append([bits[at : at + wide] for at in range(0, len(bits), wide)])
    return drawn


def with_words(document, path, words):
    """Return `document` with a text changed; `path` names fields and places in tuples."""
    if not path:
        return words(document) if callable(words) else words
    at, *rest = path
    if isinstance(at, int):
        return (*document[:at], with_words(document[at], rest, words), *document[at + 1 :])
    return replace(document, **{at: with_words(getattr(document, at), rest, words)})


def patched(shown, after, **how):
    """Return the rows of the pages shown with the patch over them; None where there is none."""
    patch = partial.repaint(after, shown.name, **how)
    if patch is None:
        return None
    pages = rows(shown.pdf)
    over = rows(patch.pdf) if patch.pdf else []
    for band in patch.bands:
        end = 3 * floor(band.right * SCALE) if band.right else len(pages[band.page][0])
        columns = slice(3 * ceil(band.left * SCALE), end)
        for row in range(round(band.top * SCALE), round(band.bottom * SCALE)):
            line = bytearray(pages[band.page][row])
            line[columns] = over[band.source][row][columns]
            pages[band.page][row] = bytes(line)
    return pages


def first(letter):
    return lambda words: letter + words[1:]


EDITS = {
    "a letter of a highlight": ("highlights", 0, 0, "text", first("X")),
    "words of a highlight": ("highlights", 1, 0, "text", lambda words: f"{words} and more"),
    "a letter of the last highlight": ("highlights", -1, 0, "text", first("X")),
    "why a count changed": ("changes", 0, "remark", first("X")),
    "a highlight that grows by lines": ("highlights", 0, 0, "text", lambda words: words * 2),
    "the number on a tile": ("tiles", 0, "value", "77+"),
    "the overview": ("overview", 0, 0, "text", first("X")),
    "a count in a table": ("impact", "rows", 0, "cells", 0, "text", "9"),
    "a quote in the evidence": ("evidence", 3, "quote", first("X")),
    "the last row of the evidence": ("evidence", -1, "statement", first("X")),
    "a need": ("sectors", 0, "needs", 0, 0, "text", first("X")),
    "what is asked": ("gaps", 0, "question", lambda words: f"{words} Since when?"),
}


GREY = {"greyscale": True, "paper": "letter"}


@pytest.mark.parametrize(
    ("before", "how"),
    [
        (LOOSE, {}),
        (DOCUMENT, GREY),
        (IN_ARABIC, {}),
        (BESIDE_A_MAP, {}),
        (BESIDE_A_MAP_IN_ARABIC, {"greyscale": True}),
    ],
    ids=["en", "tight and grey", "ar", "map", "map and ar"],
)
def test_pages_with_a_patch_are_those_laid_out_anew_to_the_pixel(before, how):
    shown, made = partial.lay_out(before, **how), 0
    for path in EDITS.values():
        *where, words = path
        where = [len(getattr(before, where[0])) - 1 if at == -1 else at for at in where]
        try:
            after = with_words(before, where, words)
        except (IndexError, AttributeError):
            continue  # it has no such part
        pages = patched(shown, after, **how)
        if pages is not None:
            made += 1
            assert pages == rows(pdf.render(after, **how)), path
    assert made >= 2, "hardly anything was patched"


@pytest.mark.parametrize("template", ["flash_update", "situation_brief", "operational_update"])
def test_every_template_is_patched_to_the_pixel(template):
    before = replace(LOOSE, template=template)
    after = with_words(before, ("highlights", 0, 0, "text"), first("X"))
    pages = patched(partial.lay_out(before), after)
    assert pages is not None
    assert pages == rows(pdf.render(after))


@pytest.mark.parametrize("before", [BESIDE_A_MAP, BESIDE_A_MAP_IN_ARABIC], ids=["en", "ar"])
def test_what_stands_beside_the_map_is_painted_without_it(before):
    after = with_words(before, ("highlights", 0, 0, "text"), lambda words: words[1:] + words[0])
    patch = partial.repaint(after, partial.lay_out(before).name)
    (band,) = patch.bands
    with pypdfium2.PdfDocument(patch.pdf) as read:
        wide = read[band.source].get_width()
        assert "HRM" not in read[band.source].get_textpage().get_text_range()
    assert (band.left, band.right) != (0.0, None)
    assert (band.right or wide) - band.left < 0.7 * wide


def test_several_edits_on_several_pages_are_one_patch():
    after = with_words(LONG, ("tiles", 0, "value"), "77+")
    after = with_words(after, ("sectors", 18, "needs", 0, 0, "text"), first("X"))
    after = with_words(after, ("evidence", 4, "statement"), first("X"))
    pages = patched(partial.lay_out(LONG), after)
    assert pages is not None
    assert len(pages) > 4
    assert pages == rows(pdf.render(after))


def test_what_grows_on_a_page_moves_what_is_below_it_on_that_page_or_nothing_is_patched():
    patches = 0
    for sectors in (6, 7, 8, 9, 10):  # where the page has no room left, the next one moves too
        before = replace(LONG, sectors=DOCUMENT.sectors * sectors)
        after = with_words(before, ("gaps", 0, "question"), "Who counts? " * 12)
        pages = patched(partial.lay_out(before), after)
        if pages is not None:
            patches += 1
            assert pages == rows(pdf.render(after)), sectors
    assert patches >= 1


_KEPT = []


@pytest.fixture
def loose():
    """Return pages that are remembered, laid out as seldom as may be."""
    if not _KEPT or partial.repaint(LOOSE, _KEPT[-1].name) is None:
        _KEPT.append(partial.lay_out(LOOSE))
    return _KEPT[-1]


@pytest.mark.parametrize(
    "after",
    [
        replace(LOOSE, overview=()),
        replace(LOOSE, tiles=LOOSE.tiles[:3]),
        replace(LOOSE, masthead=replace(LOOSE.masthead, title="Another title")),
        replace(LOOSE, accent="#aa3300", tint="#ffeeee"),
        replace(LOOSE, template="operational_update"),
        replace(LOOSE, direction="rtl"),
        with_words(LOOSE, ("highlights", 0, 0, "text"), "Words that fill the page. " * 200),
    ],
    ids=["no overview", "fewer tiles", "title", "color", "template", "direction", "page breaks"],
)
def test_what_may_move_other_pages_is_laid_out_whole(loose, after):
    assert partial.repaint(after, loose.name) is None


def test_other_paper_or_greyscale_is_laid_out_whole(loose):
    assert partial.repaint(LOOSE, loose.name, paper="letter") is None
    assert partial.repaint(LOOSE, loose.name, greyscale=True) is None


def test_the_same_document_needs_no_paint(loose):
    assert partial.repaint(replace(LOOSE), loose.name).bands == ()


@pytest.mark.parametrize(
    "document", [DOCUMENT, IN_ARABIC, replace(DOCUMENT, template="flash_update")]
)
def test_the_pdf_is_the_exported_one_to_the_byte(document):
    assert partial.lay_out(document).pdf == pdf.render(document)


def test_a_template_with_a_fault_is_told_in_a_patch_too(loose):
    with pytest.raises(RenderFailed, match="no report template"):
        partial.repaint(replace(LOOSE, template="nothing"), loose.name)


def test_regions_name_the_field_and_the_figure_of_what_is_printed(loose):
    found = {(each.field, each.figure) for each in loose.regions}
    assert ("overview", "") in found
    assert ("highlights.1", "") in found
    assert ("key_figures.2", LOOSE.tiles[1].figure) in found
    assert ("", LOOSE.evidence[0].figure) in found
    assert ("gaps", "") not in found
    assert ("information_gaps.1", "") in found
    for each in loose.regions:
        assert each.left < each.right
        assert each.top <= each.bottom


def test_a_figure_in_a_sentence_stands_in_the_field_of_the_sentence():
    told = replace(
        LOOSE, highlights=((Run("At least "), Run("70 people", LOOSE.evidence[0].figure, 1)),)
    )
    regions = partial.lay_out(told).regions
    (inner,) = [r for r in regions if r.field == "highlights.1" and r.figure]
    (outer,) = [r for r in regions if r.field == "highlights.1" and not r.figure]
    assert outer.top <= inner.top <= inner.bottom <= outer.bottom + 1
    assert regions.index(outer) < regions.index(inner)


def test_only_the_last_layouts_are_remembered():
    names = [
        partial.lay_out(with_words(LOOSE, ("tiles", 0, "value"), f"{number}+")).name
        for number in range(3)
    ]
    assert partial.repaint(LOOSE, names[0]) is None
    assert partial.repaint(LOOSE, names[-1]) is not None
    assert partial.repaint(LOOSE, "no such pages") is None


@pytest.mark.parametrize(
    "text",
    ["no page", "<body><p>open</body>", "<body><b><i></b></i></body>", "<body><p></p>"],
)
def test_what_is_not_well_formed_is_refused(text):
    with pytest.raises(ValueError, match=r"body|closes"):
        Markup(text)
