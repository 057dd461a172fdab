"""The page in every language: nothing untranslated, and Arabic that reads back in order."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace

import pypdfium2
import pytest
from jinja2 import Environment
from lxml import html as lxml_html

from sitrep import paths
from sitrep.document.model import Document, Masthead, Run
from sitrep.domain.fields import SECTORS
from sitrep.domain.kinds import KINDS
from sitrep.formats import html, pdf
from sitrep.languages.messages import messages
from sitrep.languages.wording import LANGUAGES
from tests.formats.coastal_crisis import DOCUMENT
from tests.formats.reading import pages, text

OTHERS = [code for code in LANGUAGES if code != "en"]
ONE = "%(num)s figure was taken by the program and has not yet been reviewed by a person."
MANY = "%(num)s figures were taken by the program and have not yet been reviewed by a person."
ISOLATES = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
ARABIC = re.compile("[\u0621-\u064a]+")

# A paragraph of 66 words, with what goes wrong: digits, signs, brackets, Latin, lam-alef.
PARAGRAPH = (
    "أفاد المرصد السوري لحقوق الإنسان \u2068(SOHR)\u2069 بمقتل 1,383 شخصا في محافظات اللاذقية "
    "وطرطوس وحماة وحمص منذ 6 آذار/مارس 2025، بزيادة \u2066+158\u2069 (\u2066+12.9\u2069 في المائة)"
    " خلال يوم واحد. وتحققت مفوضية الأمم المتحدة لحقوق الإنسان من مقتل 111 مدنيا، وما زال العدد "
    "قابلا للارتفاع. ونزحت عائلات كثيرة إلى عكار في لبنان، ولا تتوافر أرقام عن النازحين داخل "
    "المحافظات الساحلية. ولا يزال الطريق السريع بين حمص واللاذقية مغلقا أمام قوافل الإغاثة."
)
HEAD = Masthead(
    "سوريا: أعمال القتال في الساحل",
    "تقرير عن الوضع رقم 3",
    "تقرير عن الوضع",
    3,
    "",
    "public",
    "علني",
)
LINES = ((Run("لا يزال الطريق مغلقا."),), (Run("نزحت عائلات إلى عكار."),))
IN_ARABIC = Document(
    "ar",
    "rtl",
    "situation_report",
    HEAD,
    highlights=LINES,
    overview=((Run(PARAGRAPH),),),
    draft=False,
)


def _strings() -> set[str]:
    """Return every text that a template asks a translation for."""
    environment = Environment(extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True)
    found: set[str] = set()
    for source in paths.TEMPLATES.glob("*/*.jinja"):
        for _, _, words in environment.extract_translations(source.read_text("utf-8")):
            each = words if isinstance(words, tuple) else (words,)
            found |= {word for word in each if word and word != MANY}
    found |= {kind.label for kind in KINDS.values()}
    return found | {kind.definition for kind in KINDS.values()} | {*SECTORS.values()}


@pytest.mark.parametrize("code", OTHERS)
def test_every_text_of_every_template_is_translated(code: str) -> None:
    catalogue = messages(code)._catalog  # type: ignore[attr-defined]
    known = {key[0] if isinstance(key, tuple) else key for key in catalogue}
    assert _strings() - known == set()
    assert [key for key, words in catalogue.items() if key and not words] == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_translation_asks_for_what_its_original_asks_for(code: str) -> None:
    for original in _strings() - {ONE}:
        asked = re.findall(r"%\(\w+\)s", messages(code).gettext(original))
        assert sorted(asked) == sorted(re.findall(r"%\(\w+\)s", original)), original


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", ["figures", "figure", "figures", "figures", "figures", "figures"]),
        ("fr", ["chiffre", "chiffre", "chiffres", "chiffres", "chiffres", "chiffres"]),
        ("es", ["cifras", "cifra", "cifras", "cifras", "cifras", "cifras"]),
        ("ar", ["أي رقم", "رقما واحدا", "رقمين", "أرقام", "رقما", "رقم"]),
    ],
)
def test_plural_forms(code: str, words: list[str]) -> None:
    made = [messages(code).ngettext(ONE, MANY, n) for n in (0, 1, 2, 5, 11, 100)]
    assert all(re.search(rf"\b{word}\b", each) for word, each in zip(words, made, strict=True))


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("Highlights", "أبرز الأحداث"),
        ("Key figures", "الأرقام الرئيسية"),
        ("Funding", "التمويل"),
        ("Required", "الاحتياج"),
        ("Received", "المبلغ المتلقى"),
        ("Contacts", "للاتصال بنا"),  # corrected
        ("Needs", "الاحتياجات"),
        ("Response", "استجابة"),
        ("Gaps", "الفجوات"),
        ("Coordination", "تنسيق"),
        ("Page %(page)s of %(pages)s", "الصفحة %(page)s من %(pages)s"),
    ],
)
def test_arabic_furniture_is_that_of_the_digital_situation_report(
    english: str, arabic: str
) -> None:
    assert messages("ar").gettext(english) == arabic


@pytest.mark.parametrize("code", OTHERS)
def test_no_heading_is_left_in_english(code: str) -> None:
    document = replace(DOCUMENT, changes_title="")
    own = lxml_html.fromstring(html.render(replace(document, language=code)))
    english = lxml_html.fromstring(html.render(document))
    same = {each.text_content() for each in own.iter("h2", "th", "h4")}
    same &= {each.text_content() for each in english.iter("h2", "th", "h4")}
    columns = set(document.impact.columns) if document.impact else set()
    assert same - columns <= (
        {"Coordination", "Contacts", "Date", "P-code"} if code == "fr" else set()
    )


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("paper", pdf.PAPERS)
def test_every_language_is_laid_out(code: str, paper: str) -> None:
    direction = "rtl" if code == "ar" else "ltr"
    made = pdf.render(replace(DOCUMENT, language=code, direction=direction), paper=paper)
    assert 3 <= pages(made) <= 4


@pytest.mark.parametrize(
    ("words", "way"),
    [("Words", "ltr"), ("كلمات", "rtl"), ("70 people", "ltr"), ("«كلمة» a", "rtl"), ("12–13", "")],
)
def test_words_run_as_their_first_letter_does(words: str, way: str) -> None:
    assert html.direction(words) == way


def test_words_of_the_other_direction_are_marked_and_others_are_not() -> None:
    english = html.render(DOCUMENT)
    assert english.count(" dir=") == 1 + english.count('dir="rtl"')
    page = lxml_html.fromstring(html.render(replace(DOCUMENT, language="ar", direction="rtl")))
    assert {each.get("dir") for each in page.iter("q")} == {"ltr"}
    assert {each.get("dir") for each in page.iter("li")} == {"ltr"}
    assert {each.get("dir") for each in page.get_element_by_id("overview").iter("p")} == {"ltr"}


def _edges(made: bytes, words: str) -> tuple[float, float, float]:
    """Return the left and right edge of words, and their height, where they first stand."""
    with pypdfium2.PdfDocument(made) as read:
        for page in read:
            letters = page.get_textpage()
            found = letters.search(words).get_next()
            if found:
                boxes = [letters.get_charbox(found[0] + n) for n in range(found[1])]
                return min(b[0] for b in boxes), max(b[2] for b in boxes), boxes[0][3]
    raise AssertionError(words)


def test_the_arabic_page_is_mirrored() -> None:
    middle = 595 / 2
    left = pdf.render(DOCUMENT)
    right = pdf.render(replace(DOCUMENT, language="ar", direction="rtl"))
    for begins in ("SY06", "Homs–Lattakia highway", "1,383 civilians killed"):
        assert _edges(left, begins)[0] < middle, begins
    assert _edges(right, "SY06")[0] > middle
    assert _edges(left, "CE-2025-000031-SYR")[0] > middle > _edges(right, "CE-2025-000031")[1]


def test_bullets_stand_inside_the_page_on_the_side_their_words_begin() -> None:
    made = pdf.render(IN_ARABIC)
    _, begins, top = _edges(made, "لا يزال الطريق")
    with pypdfium2.PdfDocument(made) as read:
        image = read[0].render(scale=2).to_pil().convert("RGB")
    above = image.height - round(top * 2) - 4
    band = image.crop((round(begins * 2) + 2, above, image.width, above + 24))
    accent = {
        x for x in range(band.width) for y in range(band.height)
        if band.getpixel((x, y)) == (12, 70, 100)
    }  # fmt: skip
    margin = 15 / 25.4 * 144  # 15 mm at two pixels a point
    assert accent
    assert begins * 2 + 2 + max(accent) <= image.width - margin + 1


def _in_order(words: list[str], read: list[str]) -> int:
    """Return how many of `words` stand in `read` in their order."""
    row = [0] * (len(read) + 1)
    for word in words:
        before = 0
        for at, other in enumerate(read):
            before, row[at + 1] = (
                row[at + 1],
                before + 1 if word == other else max(row[at], row[at + 1]),
            )
    return row[-1]


def test_an_arabic_paragraph_is_read_back_in_order_by_pdfium() -> None:
    read = ISOLATES.sub("", text(pdf.render(IN_ARABIC)))
    words = ISOLATES.sub("", PARAGRAPH).split()
    assert len(words) >= 66
    assert _in_order(words, read.split()) >= 60
    assert _in_order(ARABIC.findall(PARAGRAPH), ARABIC.findall(read)) == len(
        ARABIC.findall(PARAGRAPH)
    )


def test_an_arabic_paragraph_is_read_back_in_order_by_poppler(tmp_path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler is not here")
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf.render(IN_ARABIC))
    made = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True)
    read = ARABIC.findall(ISOLATES.sub("", made.stdout.decode()))
    words = ARABIC.findall(PARAGRAPH)
    assert _in_order(words, read) == len(words) >= 60


def test_signs_and_digits_keep_their_order() -> None:
    read = text(pdf.render(IN_ARABIC))
    for words in ("1,383", "+158", "+12.9", "111", "SOHR"):
        assert words in read


def test_a_page_with_eastern_digits_counts_its_pages_in_them() -> None:
    head = replace(HEAD, label="تقرير عن الوضع رقم ٣")
    document = replace(IN_ARABIC, masthead=head, highlights=((Run("٧٠", "f1", 12),),))
    read = ISOLATES.sub("", text(pdf.render(document)))
    assert "الصفحة ١ من ١" in read
    assert "١٢" in read
