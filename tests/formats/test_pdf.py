"""The PDF: same bytes for the same report, nothing fetched, nothing lost, faults told."""

from __future__ import annotations

import builtins
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pypdfium2
import pytest

from sitrep import paths
from sitrep.document.model import Cell, Document, Funding, Impact, ImpactRow, Run, Sector
from sitrep.errors import RenderFailed
from sitrep.formats import FORMATS, faces, loading, pdf, sheets
from sitrep.formats.files import whole
from tests.formats.coastal_crisis import DOCUMENT
from tests.formats.reading import pages, squeezed, text, unpacked

HOSTILE = (
    "<b>bold</b>",
    "{{ 7*7 }}{% raw %}",
    "</style><script>alert(1)</script>",
    "<img src='file:///etc/passwd'>",
    "<link rel=attachment href=file:///etc/passwd>",
    "&lt;&#60; \" ' `",
    "url(http://example.org/a.png)",
)


@pytest.fixture
def own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A copy of templates and resources to break, with nothing of it remembered."""
    shutil.copytree(paths.TEMPLATES, tmp_path / "templates")
    shutil.copytree(paths.RESOURCES / "fonts", tmp_path / "resources" / "fonts")
    caches = (sheets._sheet, sheets.css, faces.fonts)
    for each in caches:
        each.cache_clear()
    monkeypatch.setattr(paths, "TEMPLATES", tmp_path / "templates")
    monkeypatch.setattr(paths, "RESOURCES", tmp_path / "resources")
    yield tmp_path
    for each in caches:
        each.cache_clear()


def _page(folder: Path, body: str) -> None:
    page = folder / "templates" / "situation_report" / "report.html.jinja"
    page.write_text(f'<html lang="en"><body>{body}</body></html>', "utf-8")


def _child(code: str, **environment: str) -> str:
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(root), **environment},
        capture_output=True,
        check=True,
        text=True,
    )
    return done.stdout.strip()


def test_the_same_report_gives_the_same_bytes_whatever_the_day_process_and_seed() -> None:
    code = (
        "import time; time.time = lambda: {0}; time.localtime = lambda *a: time.gmtime({0})\n"
        "from hashlib import sha256; from tests.formats.coastal_crisis import DOCUMENT\n"
        "from sitrep.formats import pdf; print(sha256(pdf.render(DOCUMENT)).hexdigest())"
    )
    first = _child(code.format(10**9), PYTHONHASHSEED="1", SOURCE_DATE_EPOCH="1", TZ="UTC")
    other = _child(code.format(2 * 10**9), PYTHONHASHSEED="2", TZ="Asia/Damascus", LANG="C")
    here = sha256(pdf.render(DOCUMENT)).hexdigest()
    pdf.render(replace(DOCUMENT, tiles=()), greyscale=True)
    again = sha256(pdf.render(DOCUMENT)).hexdigest()
    assert {first, other, here, again} == {here}


def test_metadata_is_title_language_and_classification_and_nothing_of_the_machine() -> None:
    made = pdf.render(DOCUMENT)
    with pypdfium2.PdfDocument(made) as read:
        told = {key: value for key, value in read.get_metadata_dict().items() if value}
        told.pop("Producer")
    assert told == {
        "Title": "Syria: Coastal violence – Situation Report No. 3",
        "Keywords": "Public",
    }
    inside = unpacked(made)
    assert b"/Lang (en)" in inside
    assert b'pdfuaid:part="1"' in inside
    assert str(paths.RESOURCES).encode() not in inside
    assert b"/tmp" not in inside
    assert set(re.findall(rb"\(D:(\d{8})", inside)) == {b"20000101"}  # of what it carries


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_paper_has_its_size(paper: str, size: tuple[int, int]) -> None:
    with pypdfium2.PdfDocument(pdf.render(DOCUMENT, paper=paper)) as read:
        assert {tuple(round(side) for side in page.get_size()) for page in read} == {size}


@pytest.mark.parametrize("paper", pdf.PAPERS)
def test_a_typical_report_has_three_pages(paper: str) -> None:
    assert pages(pdf.render(DOCUMENT, paper=paper)) == 3


def test_an_unknown_paper_is_refused_by_name() -> None:
    with pytest.raises(RenderFailed, match=r"“a7”.*a4, letter"):
        pdf.render(DOCUMENT, paper="a7")


def test_greyscale_has_no_color() -> None:
    def colors(made: bytes) -> set[tuple[int, int, int]]:
        with pypdfium2.PdfDocument(made) as read:
            image = read[0].render(scale=0.5).to_pil().convert("RGB")
        return {color for _, color in image.getcolors(1 << 20) if len(set(color)) > 1}

    assert colors(pdf.render(DOCUMENT))
    assert colors(pdf.render(DOCUMENT, greyscale=True)) == set()


@pytest.mark.parametrize("words", HOSTILE)
def test_markup_in_a_field_is_text(words: str) -> None:
    hostile = replace(
        DOCUMENT,
        masthead=replace(DOCUMENT.masthead, title=words, classification_label=words),
        overview=((Run(words),),),
    )
    read = squeezed(text(pdf.render(hostile)))
    assert read.count(squeezed(words)) >= 3


def test_a_report_full_of_addresses_fetches_only_our_own_files(
    own_files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    serve = loading.own_file
    monkeypatch.setattr(loading, "own_file", lambda url: asked.append(url) or serve(url))
    hostile = tuple((Run(words),) for words in HOSTILE)
    pdf.render(replace(DOCUMENT, overview=hostile, highlights=hostile, language="en"))
    assert asked
    assert all(url.startswith("app:/resources/fonts/") for url in asked)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/a.png",
        "https://example.org/a.css",
        "ftp://example.org/a.css",
        "file:///etc/passwd",
        "data:text/css,a{}",
        "app:/templates/../sitrep/paths.py",
        "app:/templates/../../../etc/passwd.png",
        "app:/resources/fonts/build.py",
        "app:/home/a.png",
        "a.png",
    ],
)
def test_nothing_but_our_own_files_is_served(url: str) -> None:
    with pytest.raises(ValueError, match="not part of the program"):
        loading.fetcher().fetch(url)


@pytest.mark.parametrize(
    "body",
    [
        '<img src="file:///etc/hostname" alt="a">',
        '<img src="http://127.0.0.1:9/a.png" alt="a">',
        '<img src="app:/resources/fonts/missing.png" alt="a">',
        '<link rel="stylesheet" href="app:/templates/situation_report/missing.css">',
        '<link rel="attachment" href="file:///etc/hostname">',
        '<p style="width: lots">a</p>',
    ],
)
def test_a_template_that_names_a_strange_or_missing_file_is_a_failure(
    own_files: Path, body: str
) -> None:
    _page(own_files, body)
    with pytest.raises(RenderFailed, match="The PDF could not be made"):
        pdf.render(DOCUMENT)


def test_a_missing_font_is_a_failure(own_files: Path) -> None:
    (own_files / "resources" / "fonts" / "IBMPlexSans-Bold.ttf").unlink()
    with pytest.raises(RenderFailed, match=r"IBMPlexSans-Bold\.ttf"):
        pdf.render(DOCUMENT)


def test_a_damaged_font_is_a_failure(own_files: Path) -> None:
    (own_files / "resources" / "fonts" / "IBMPlexSans-Bold.ttf").write_bytes(b"not a font")
    with pytest.raises(RenderFailed, match=r"“IBMPlexSans-Bold\.ttf” of the program is no font"):
        pdf.render(DOCUMENT)


def test_a_missing_style_sheet_is_a_failure(own_files: Path) -> None:
    (own_files / "templates" / "situation_report" / "report.css").unlink()
    with pytest.raises(RenderFailed, match=r"“report\.css” cannot be read"):
        pdf.render(DOCUMENT)


def test_a_mistake_in_a_style_sheet_is_a_failure(own_files: Path) -> None:
    sheet = own_files / "templates" / "situation_report" / "report.css"
    sheet.write_text(sheet.read_text("utf-8") + "p { colour: red }", "utf-8")
    with pytest.raises(RenderFailed, match="colour"):
        pdf.render(DOCUMENT)


def test_what_our_fonts_do_not_need_is_loaded_when_it_is_called_and_not_before() -> None:
    code = (
        "import sys; from tests.formats.coastal_crisis import DOCUMENT\n"
        "from sitrep.formats import pdf; pdf.render(DOCUMENT)\n"
        "from weasyprint.pdf import fonts; print('fontTools.subset' in sys.modules)\n"
        "options = fonts.subset.Options(retain_gids=True); print(options.retain_gids)\n"
        "from fontTools import subset; print(type(options) is subset.Options)"
    )
    assert _child(code).split() == ["False", "True", "True"]


def test_without_pango_the_message_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return plain(name, *rest)

    loading.weasyprint.cache_clear()
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(RenderFailed) as told:
        pdf.render(DOCUMENT)
    assert "Pango is not installed" in told.value.problem
    assert "apt install libpango-1.0-0" in told.value.remedy
    assert "what you wrote is kept" in told.value.remedy


def test_without_the_library_that_subsets_fonts_pages_are_made_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(loading.weasyprint().pdf.fonts, "harfbuzz_subset", None)
    assert "syria:coastalviolence" in squeezed(text(pdf.render(DOCUMENT)))


def test_a_font_that_is_missing_is_named_without_its_folder(own_files: Path) -> None:
    (own_files / "resources" / "fonts" / "IBMPlexSans-Regular.ttf").unlink()
    with pytest.raises(RenderFailed) as told:
        pdf.render(DOCUMENT)
    assert "“IBMPlexSans-Regular.ttf” of the program cannot be read" in told.value.problem
    assert str(own_files) not in told.value.problem


def _clipped(document: Document, *words: str) -> set[str]:
    read = squeezed(text(pdf.render(document)))
    return {word for word in words if squeezed(word) not in read}


def test_a_word_of_two_thousand_letters_is_printed_whole() -> None:
    word = "".join(f"{number:x}g" for number in range(700))[:2000]
    document = replace(
        DOCUMENT,
        masthead=replace(DOCUMENT.masthead, areas=word),
        overview=((Run(word, "f1", 1),),),
        gaps=(replace(DOCUMENT.gaps[0], question=word),),
        sectors=(Sector("a", "A", needs=((Run(word),),), gaps=((Run("b"),),)),),
        evidence=(replace(DOCUMENT.evidence[0], quote=word, chain=word),),
        references=(replace(DOCUMENT.references[0], url=word),),
        funding=(Funding(text=word),),
    )
    read = squeezed(text(pdf.render(document)))
    assert read.count(squeezed(word[:20])) == 8
    assert pages(pdf.render(document)) <= 8


def test_a_table_of_nine_columns_becomes_two_with_whole_words() -> None:
    names = ("Killed, civilians", "Killed", "Killed, new in period", "Wounded or captured")
    names += ("Displaced, families", "Crossed a border", "In collective shelter, households")
    names += ("Homes damaged", "Facilities out of service or overwhelmed")
    rows = tuple(
        ImpactRow(f"Area{n}", f"P{n}", tuple(Cell(f"{n}0{m}") for m in range(9))) for n in range(3)
    )
    rows += (ImpactRow("Silent", "", (Cell(),) * 9),)
    read = text(pdf.render(replace(DOCUMENT, impact=Impact(names, rows))))
    words = {word for name in names for word in name.split()}
    assert {word for word in words if word not in read} == set()
    assert {cell.text for row in rows for cell in row.cells if cell.text not in read} == set()
    assert read.count("Silent") == 1
    assert read.count("Area1") == 2


def test_captions_of_two_hundred_letters_make_the_tiles_grow() -> None:
    words = [f"tile {n} " + "caption " * 24 + f"end{n}" for n in range(6)]
    tiles = tuple(
        replace(DOCUMENT.tiles[n % 4], caption=word, words=word, source=word)
        for n, word in enumerate(words)
    )
    assert _clipped(replace(DOCUMENT, tiles=tiles), *words) == set()


def test_twelve_sectors_and_sixty_rows_of_evidence_are_all_there() -> None:
    sectors = tuple(replace(DOCUMENT.sectors[0], name=f"Sector{n}end") for n in range(12))
    evidence = tuple(
        replace(DOCUMENT.evidence[n % 10], number=n + 1, statement=f"statement{n}end")
        for n in range(60)
    )
    document = replace(DOCUMENT, sectors=sectors, evidence=evidence)
    words = [each.name for each in sectors] + [each.statement for each in evidence]
    assert _clipped(document, *words) == set()
    assert pages(pdf.render(document)) <= 8


def test_the_page_is_read_in_the_order_it_is_seen() -> None:
    read = text(pdf.render(DOCUMENT))
    order = (
        "SITUATION REPORT NO. 3",  # tracking so wide that readers see "S I T" is a fault
        "HIGHLIGHTS",
        "1,383 civilians¹ have been killed",
        "The Homs–Lattakia highway",
        "Changed since Report No. 2",
        "KEY FIGURES",
        "SITUATION OVERVIEW",
        "HUMANITARIAN IMPACT",
        "Page 1 of 3 · 7f3a 9c2e",
        "ACCESS AND SECURITY",
        "HUMANITARIAN RESPONSE",
        "Trauma supplies",
        "COORDINATION",
        "FUNDING",
        "INFORMATION GAPS",
        "OUTLOOK",
        "CONTACTS",
        "SOURCES AND CONFIDENCE",
        "What the figures count",
        "Articles",
        "Figures are those of the named sources",
    )
    places = [read.find(words) for words in order]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("length", range(2, 14))
def test_no_heading_is_left_alone_at_the_foot_of_a_page(length: int) -> None:
    overview = tuple((Run("Words of the overview. " * 8),) for _ in range(length))
    evidence = DOCUMENT.evidence * length
    evidence = tuple(replace(each, number=n) for n, each in enumerate(evidence, 1))
    made = pdf.render(replace(DOCUMENT, overview=overview, evidence=evidence))
    for page in text(made).split("Page ")[:-1]:
        last = [line.strip() for line in page.splitlines() if line.strip()][-2]
        assert not last.isupper()
        assert last not in {"Articles", "What the figures count", "Words of the source"}


def test_arabic_names_and_rare_letters_keep_their_letters() -> None:
    words = "الحفة و اللاذقية, Ḥamā, Ṭarṭūs, Łódź, Київ, Αθήνα"
    each = words.replace(",", "").split()
    assert _clipped(replace(DOCUMENT, overview=((Run(words),),)), *each) == set()


def test_a_page_from_right_to_left_is_made() -> None:
    document = replace(DOCUMENT, language="ar", direction="rtl")
    made = pdf.render(document)
    assert b"/Lang (ar)" in unpacked(made)
    assert squeezed("لمحة عامة عن الوضع") in squeezed(text(made))


def test_every_format_writes_its_file(tmp_path: Path) -> None:
    for each in FORMATS.values():
        path = tmp_path / f"out{each.suffix}"
        with whole(path) as file:
            file.write(each.render(DOCUMENT))
        assert path.stat().st_size > 1000
    assert list(FORMATS) == [each.key for each in FORMATS.values()]


def test_a_report_of_five_thousand_figures_is_refused_at_once_and_says_so() -> None:
    crowd = tuple(
        replace(DOCUMENT.evidence[n % len(DOCUMENT.evidence)], number=n + 1) for n in range(5000)
    )
    with pytest.raises(RenderFailed, match="more to print than pages can hold") as told:
        pdf.render(replace(DOCUMENT, evidence=crowd))
    assert "workbook" in told.value.remedy
