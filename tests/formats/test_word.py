"""The Word document: Word's own styles, both directions, nothing of the machine, the same bytes."""

from __future__ import annotations

import builtins
import io
import re
import zipfile
from dataclasses import replace

import pytest
from docx.enum.style import WD_STYLE_TYPE
from lxml import html as lxml_html
from PIL import Image

from sitrep.document.drawing import Bar, Chart
from sitrep.document.model import CorrectionRow, Masthead, Run
from sitrep.domain.report_types import TYPES
from sitrep.errors import RenderFailed
from sitrep.formats import docx, loading
from sitrep.formats.word import bars
from sitrep.formats.word.words import pieces
from sitrep.languages.messages import messages
from sitrep.languages.wording import LANGUAGES
from tests.formats.coastal_crisis import DOCUMENT
from tests.formats.office import W, days, parts, word, word_texts, xml
from tests.formats.test_drawing import a_map
from tests.formats.test_house import LOGO
from tests.formats.test_languages import IN_ARABIC

MAP = a_map()
ARABIC = re.compile("[\u0621-\u064a]")
# The order in which Word wants what is inside an element; it refuses a file that has it otherwise.
ORDER = {
    "pPr": "pStyle keepNext keepLines widowControl numPr pBdr shd tabs bidi spacing ind "
    "contextualSpacing jc outlineLvl",
    "rPr": "rStyle rFonts b bCs color sz szCs bdr vertAlign rtl lang",
    "tblPr": "tblStyle bidiVisual tblW tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "sectPr": "footerReference pgSz pgMar bidi",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr tblStylePr",
    "tbl": "tblPr tblGrid tr",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol "
    "listSeparator",
    "lvl": "start numFmt pStyle lvlText lvlJc pPr rPr",
}


@pytest.fixture(scope="module")
def made() -> bytes:
    return docx.render(replace(DOCUMENT, map=MAP, logo=LOGO))


def test_the_parts_of_the_report_have_words_own_styles(made: bytes) -> None:
    document = word(made)
    named = {each.text: each.style.name for each in document.paragraphs}
    assert named[DOCUMENT.masthead.title] == "Title"
    assert named["Highlights"] == "Heading 1"
    assert named["Health"] == "Heading 2"
    assert named["Needs"] == "Heading 3"
    assert "List Bullet" in named.values()
    unknown = {each.style.name for each in document.paragraphs} - {
        each.name for each in document.styles if each.type == WD_STYLE_TYPE.PARAGRAPH
    }
    assert unknown == set()


def test_tables_repeat_their_heads_and_keep_their_rows_whole(made: bytes) -> None:
    tables = word(made).tables
    headed = [each for each in tables if each.style.name == "Report Table"]
    assert len(headed) >= 3
    for table in headed:
        first, *others = table._tbl.tr_lst
        assert first.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in others)
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (first, *others))


def test_key_figures_are_a_table_with_a_cell_each(made: bytes) -> None:
    tiles = [each for each in word(made).tables if each.style.name == "Figure Tiles"]
    cells = [cell.text for table in tiles for cell in table.rows[0].cells if cell.text]
    assert [cell.split("\n")[1] for cell in cells] == [tile.caption for tile in DOCUMENT.tiles]
    assert cells[0].startswith("1,383¹")  # never 1,3831


def test_on_a_computer_without_pango_the_map_is_told_in_words(monkeypatch, made: bytes) -> None:
    plain = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return plain(name, *rest)

    loading.weasyprint.cache_clear()
    monkeypatch.setattr(builtins, "__import__", without)
    without_map = docx.render(replace(DOCUMENT, map=MAP, logo=LOGO))
    monkeypatch.undo()
    assert len(word(without_map).inline_shapes) == len(word(made).inline_shapes) - 1
    assert MAP.alt in word_texts(without_map)
    assert [each for each in word_texts(without_map) if each not in ("", MAP.alt)] == [
        each for each in word_texts(made) if each
    ]


@pytest.mark.parametrize("template", [each.value for each in TYPES])
def test_every_link_leads_to_a_place_of_the_document(template: str) -> None:
    root = xml(docx.render(replace(DOCUMENT, template=template)), "word/document.xml")
    places = [each.get(f"{W}name") for each in root.iter(f"{W}bookmarkStart")]
    wanted = {each.get(f"{W}anchor") for each in root.iter(f"{W}hyperlink")} - {None}
    assert len(places) == len(set(places))
    numbers = [each.get(f"{W}id") for each in root.iter(f"{W}bookmarkStart")]
    assert len(numbers) == len(set(numbers))
    assert sorted(numbers) == sorted(each.get(f"{W}id") for each in root.iter(f"{W}bookmarkEnd"))
    assert {f"evidence_{row.number}" for row in DOCUMENT.evidence} <= set(places)
    assert wanted
    assert wanted <= set(places)


def test_the_foot_says_whom_it_is_for_and_counts_pages(made: bytes) -> None:
    foot = xml(made, "word/footer1.xml")
    said = "".join(foot.itertext())
    assert DOCUMENT.masthead.classification_label in said
    assert DOCUMENT.masthead.label in said
    fields = [each.get(f"{W}instr").strip() for each in foot.iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]


def test_map_and_logo_are_pictures_with_words_for_those_who_cannot_see_them(made: bytes) -> None:
    shapes = word(made).inline_shapes
    told = [shape._inline.docPr.get("descr") for shape in shapes]
    assert told == [DOCUMENT.masthead.organization, MAP.alt]
    drawn = [data for name, data in parts(made).items() if name.startswith("word/media/")]
    with Image.open(io.BytesIO(drawn[1])) as picture:
        assert picture.width > 600
        assert len(picture.getcolors(1 << 24) or ()) > 10


@pytest.mark.parametrize("template", [each.value for each in TYPES])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_file_is_such_as_word_opens(template: str, language: str) -> None:
    way = "rtl" if language == "ar" else "ltr"
    document = replace(
        DOCUMENT, template=template, language=language, direction=way, map=MAP, logo=LOGO
    )
    made = docx.render(document)
    for name, data in parts(made).items():
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        for each in xml(made, name).iter():
            order = ORDER.get(each.tag.removeprefix(W), "").split()
            if order:
                found = [child.tag.removeprefix(W) for child in each]
                assert found == sorted(found, key=order.index), (name, each.tag)
        assert b"None" not in data
    cells = xml(made, "word/document.xml").iter(f"{W}tc")
    assert all(cell[-1].tag == f"{W}p" for cell in cells)  # Word calls any other file broken
    ids = [e.get("id") for e in xml(made, "word/document.xml").iter() if e.tag.endswith("docPr")]
    assert len(ids) == len(set(ids))


def test_arabic_opens_from_right_to_left() -> None:
    made = docx.render(replace(DOCUMENT, language="ar", direction="rtl"))
    root = xml(made, "word/document.xml")
    assert root.find(f"{W}body/{W}sectPr/{W}bidi") is not None
    tables = list(root.iter(f"{W}tblPr"))
    assert tables
    assert all(each.find(f"{W}bidiVisual") is not None for each in tables)
    styles = xml(made, "word/styles.xml")
    assert styles.find(f"{W}style[@{W}styleId='Normal']/{W}pPr/{W}bidi") is not None
    assert styles.find(f".//{W}lang").get(f"{W}bidi") == "ar-SA"
    for each in root.iter(f"{W}p"):
        arabic = ARABIC.search("".join(each.itertext()))
        own = each.find(f"{W}pPr/{W}bidi")
        assert not arabic or own is not None


def test_runs_of_arabic_say_so_and_signs_stay_before_their_numbers() -> None:
    made = docx.render(IN_ARABIC)
    for run in xml(made, "word/document.xml").iter(f"{W}r"):
        said = "".join(run.itertext())
        is_right_to_left = run.find(f"{W}rPr/{W}rtl") is not None
        assert is_right_to_left or not ARABIC.search(said)
        assert not (is_right_to_left and re.search("[A-Za-z0-9]", said))
    text = "\n".join(word_texts(made))
    assert "\u200e+158\u200e" in text
    assert "(\u200e+12.9\u200e في المائة)" in text
    assert not re.search("[\u2066-\u2069]", text)


@pytest.mark.parametrize(
    ("words", "base", "found"),
    [
        ("One two", "ltr", [("One two", "ltr")]),
        ("قتل 70 شخصا", "rtl", [("قتل ", "rtl"), ("70", "ltr"), (" شخصا", "rtl")]),
        ("وفق SOHR اليوم", "rtl", [("وفق ", "rtl"), ("SOHR", "ltr"), (" اليوم", "rtl")]),
        ("near حلب (A)", "ltr", [("near ", "ltr"), ("حلب", "rtl"), (" (A)", "ltr")]),
        ("\u2066+5\u2069", "rtl", [("\u200e+5\u200e", "ltr")]),
        ("\u2068حلب\u2069", "rtl", [("حلب", "rtl")]),
        ("a\u2066b", "ltr", [("a", "ltr"), ("b", "ltr")]),
        ("١٢ شخصا", "rtl", [("١٢ شخصا", "rtl")]),
        ("", "rtl", []),
    ],
)
def test_words_are_divided_by_their_direction(words, base, found) -> None:
    assert list(pieces(words, base)) == found


def test_the_same_report_gives_the_same_bytes_and_says_nothing_of_the_day(made: bytes) -> None:
    assert docx.render(replace(DOCUMENT, map=MAP, logo=LOGO)) == made
    assert days(made) == {(1980, 1, 1, 0, 0, 0)}


def test_properties_hold_title_language_and_classification_alone(made: bytes) -> None:
    core = xml(made, "docProps/core.xml")
    found = {each.tag.rpartition("}")[2]: each.text for each in core}
    head = DOCUMENT.masthead
    assert found == {
        "title": f"{head.title} – {head.label}",
        "language": "en",
        "keywords": head.classification_label,
    }
    assert word(made).core_properties.author == ""
    assert b"python" not in b"".join(parts(made).values()).lower()


def test_paper_and_grey_are_as_wished() -> None:
    colored = replace(DOCUMENT, accent="#aa0000", tint="#ffeeee")
    made = docx.render(colored, paper="letter")
    assert round(word(made).sections[0].page_width.inches, 2) == 8.5
    assert b"AA0000" in parts(made)["word/styles.xml"]
    grey = parts(docx.render(colored, greyscale=True))
    assert b"AA0000" not in grey["word/styles.xml"]
    assert b"2E2E2E" in grey["word/styles.xml"]
    with pytest.raises(RenderFailed, match="a4, letter"):
        docx.render(DOCUMENT, paper="a5")


@pytest.mark.parametrize("code", ["internal", "restricted"])
def test_what_is_not_public_says_so_at_its_head_and_on_every_page(code: str) -> None:
    head = Masthead("Title", "Label", "", 1, "", code, "Class")
    told = word_texts(docx.render(replace(DOCUMENT, masthead=head)))
    assert sum("Class" in each for each in told) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_corrected_report_links_to_its_corrections_instead_of_a_page(language: str) -> None:
    document = replace(
        DOCUMENT,
        language=language,
        correction="CORRECTED 13 March.",
        corrections=(CorrectionRow("No. 2", "12 → 10"),),
    )
    told = word_texts(docx.render(document))
    assert f"CORRECTED 13 March. {messages(language).gettext('Corrections')}" in [
        each.replace("\N{NO-BREAK SPACE}", " ") for each in told
    ]


def test_text_of_strangers_stays_text() -> None:
    nasty = '</w:t><w:t>&amp;<script>alert("1")</script> \x0b\x01 =cmd()'
    made = docx.render(replace(DOCUMENT, overview=((Run(nasty),),)))
    (told,) = [each for each in word_texts(made) if "alert" in each]
    assert told == '</w:t><w:t>&amp;<script>alert("1")</script> =cmd()'
    assert zipfile.ZipFile(io.BytesIO(made)).testzip() is None


TREND = Chart(
    "trend",
    "Killed, from report to report",
    "No. 1 1,225, No. 2 70+",
    (Bar("No. 1", "1,225", 0, 0.9, source="11 March"), Bar("No. 2", "70+", 0, 0.1)),
)
SHARES = Chart(
    "shares",
    "Needs and reach",
    "Food: in need 6,500, reached 3,200",
    (
        Bar("Food", "In need 6,500", 0, 1, "outlined", lines=2),
        Bar("", "Reached 3,200", 0, 0.5, lines=0),
        Bar("Health", "In need 40", 0, 0.1, "outlined"),
    ),
)


def test_charts_are_tables_with_every_word_and_no_words_run_together() -> None:
    document = replace(DOCUMENT, trend_chart=TREND, needs_chart=SHARES)
    made = docx.render(document)
    found = [row.cells for table in word(made).tables for row in table.rows]
    rows = [[cell.text.strip() for cell in cells if cell.text] for cells in found]
    assert ["1,225", "70+"] in rows
    assert ["No. 1\n11 March", "No. 2"] in rows  # never “No. 111 March”
    assert ["Food", "In need 6,500"] in rows
    assert ["Food", "Reached 3,200"] in rows  # the same cell, reaching down
    assert ["Health", "In need 40"] in rows
    told = [each._inline.docPr.get("descr") for each in word(made).inline_shapes]
    bars_told = ["Food In need 6,500", "Reached 3,200", "Health In need 40"]
    assert sorted(told) == sorted(["1,225", "70+", *bars_told])


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_bar_is_as_long_as_its_share_and_starts_where_its_language_starts(*, mirrored) -> None:
    def dark(share: float) -> list[int]:
        track = lxml_html.fromstring(f'<p><span class="solid" style="width:{share}%"></span></p>')
        with Image.open(io.BytesIO(bars.png(track, "#0c4664", mirrored=mirrored))) as picture:
            line = picture.convert("L").crop((0, 24, picture.width, 25)).tobytes()
        return [at for at, tone in enumerate(line) if tone < 100]

    half, whole = dark(50), dark(100)
    assert len(half) == pytest.approx(len(whole) / 2, rel=0.05)
    assert (min(half) > 300) == mirrored


def test_sources_in_short_keep_letters_apart_from_titles() -> None:
    told = " ".join(word_texts(docx.render(replace(DOCUMENT, template="flash_update"))))
    for each in DOCUMENT.references:
        assert f"{each.letter} {each.title}" in told


@pytest.mark.parametrize(("share", "high"), [(1.0, 1.0), (0.5, 0.5), (0.0, 0.0)])
def test_a_column_of_a_trend_stands_on_the_ground_as_high_as_on_the_page(share, high) -> None:
    column = lxml_html.fragment_fromstring(
        f'<span class="column solid" style="height:{share * bars.COLUMN[1]}mm"></span>'
    )
    with Image.open(io.BytesIO(bars.column_png(column, "#0c4664"))) as opened:
        picture = opened.convert("RGB")
        middle = picture.width // 2
        filled = [picture.getpixel((middle, y)) == (12, 70, 100) for y in range(picture.height)]
    assert sum(filled) / len(filled) == pytest.approx(high, abs=0.03)


def test_a_trend_is_drawn_below_its_counts() -> None:
    bar = Bar("No. 1", "70+", 0.0, 0.5, "solid")
    trend = Chart("trend", "Killed, report by report", "Columns.", (bar, bar), "Counted by SOHR.")
    plain = word(docx.render(DOCUMENT))
    drawn = word(docx.render(replace(DOCUMENT, trend_chart=trend)))
    assert len(drawn.inline_shapes) == len(plain.inline_shapes) + 2
