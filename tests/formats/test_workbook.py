"""Figures for spreadsheets: bounds as numbers, days as days, words never run."""

from __future__ import annotations

import csv
import io
from dataclasses import fields, replace
from datetime import datetime

import pytest

from sitrep.document.model import ChangeRow, Dispute, DisputeLine, Evidence, Reference
from sitrep.formats import csv_table, xlsx
from sitrep.formats.figure_table import COLUMNS
from sitrep.languages.messages import messages
from sitrep.languages.wording import LANGUAGES
from tests.formats.coastal_crisis import DOCUMENT
from tests.formats.office import cells, days, parts, workbook, xml
from tests.formats.test_fields import Filling

MORE = Evidence(
    1, "f1", "more than 70 people killed", "Lattakia, Tartous", "7 March 2025",
    "SOHR (reported) → Example News (published)", "F6", "reported",
    quote="the death toll has surpassed 70", article="A", kinds=("killed",),
    quantifier="more_than", low=70, high=None, unit="people", measure="cumulative",
    pcodes=("SY06", "Coast", "SY10"), date="2025-03-07", source="SOHR",
)  # fmt: skip
DOZENS = replace(
    MORE, number=2, figure="f2", statement="dozens injured", kinds=("injured",),
    quantifier="vague", low=None, date="", as_of="early March", reviewed=False,
)  # fmt: skip
SAID = ("Smallest", "Largest", "Quantifier", "Figure", "Source", "P-code", "Words of the source")
DANGEROUS = ("=1+1", "+963 41 555", "-5", "@SUM(A1)", "\t=1", "＝1", ' =HYPERLINK("http://x")')


def table(document):
    heads, *rows = csv.reader(io.StringIO(csv_table.render(document).decode("utf-8-sig")))
    return [dict(zip(heads, row, strict=True)) for row in rows]


def figures(document):
    heads, *rows = cells(xlsx.render(document))["Figures"]
    return [dict(zip(heads, row, strict=True)) for row in rows]


def of(*rows, **more):
    return replace(DOCUMENT, evidence=rows, disputes=(), **more)


def test_an_open_bound_is_empty_and_a_vague_count_has_no_number():
    more, dozens = table(of(MORE, DOZENS))
    assert [more[head] for head in SAID] == [
        "70", "", "more_than", "more than 70 people killed", "SOHR", "SY06 SY10",
        "the death toll has surpassed 70",
    ]  # fmt: skip
    assert (dozens["Smallest"], dozens["Largest"], dozens["Quantifier"]) == ("", "", "vague")
    assert dozens["Review"] == "not yet reviewed"


def test_numbers_are_numbers_and_days_are_days():
    more, dozens = figures(of(MORE, DOZENS))
    assert (more["Smallest"], more["Largest"]) == (70, None)
    assert more["As of"] == datetime(2025, 3, 7)  # noqa: DTZ001 - a cell has no zone
    assert dozens["As of"] == "early March"
    assert (dozens["Smallest"], dozens["Largest"]) == (None, None)


def test_rival_counts_are_rows_of_their_own_and_marked():
    line = DisputeLine("f1", "SOHR", "", "", "", "", "", "", 1)
    document = replace(of(MORE, DOZENS), disputes=(Dispute("Killed", (line,)),))
    assert [row["In dispute"] for row in table(document)] == ["in dispute", ""]


def test_the_table_opens_with_arabic_intact():
    made = csv_table.render(of(replace(MORE, place="اللاذقية")))
    assert made.startswith(b"\xef\xbb\xbf")
    assert "اللاذقية" in made.decode("utf-8-sig")
    assert b"\r\n" in made


@pytest.mark.parametrize("words", DANGEROUS)
def test_words_are_never_run(words):
    document = of(replace(MORE, statement=words, quote=words, source=words, place=words))
    (row,) = table(document)
    assert {row[head] for head in ("Figure", "Source", "Place")} == {f"'{words}"}
    book = workbook(xlsx.render(document))
    for cell in book["Figures"][2]:
        assert cell.data_type != "f"
        if cell.value == words:
            assert cell.quotePrefix
    assert b"<f>" not in parts(xlsx.render(document))["xl/worksheets/sheet1.xml"]
    assert "hyperlink" not in str(parts(xlsx.render(document)).keys())


def test_a_number_that_is_words_stays_words():
    (row,) = figures(of(replace(MORE, statement="0012", quote="1e5")))
    assert (row["Figure"], row["Words of the source"]) == ("0012", "1e5")


def test_what_a_cell_cannot_hold_is_cut_with_a_mark():
    (row,) = figures(of(replace(MORE, note="word " * 10_000)))
    assert len(row["Note"]) <= 32_767
    assert row["Note"].endswith("[…]")


def test_each_sheet_has_a_head_that_stays_and_can_be_filtered():
    book = workbook(xlsx.render(DOCUMENT))
    assert book.sheetnames == ["Figures", "Changes", "Sources", "About"]
    for sheet in book.worksheets:
        assert sheet.freeze_panes.endswith("2")
        assert sheet.auto_filter.ref
        assert sheet.print_title_rows == "$1:$1"
        assert not sheet.sheet_view.rightToLeft


def test_arabic_sheets_run_from_right_to_left_with_arabic_heads():
    book = workbook(xlsx.render(replace(DOCUMENT, language="ar", direction="rtl")))
    assert all(sheet.sheet_view.rightToLeft for sheet in book.worksheets)
    assert book.worksheets[0]["D1"].value == "الحد الأدنى"


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "en"])
def test_every_head_is_translated(code):
    known = messages(code)._catalog
    assert [column.head for column in COLUMNS if column.head not in known] == []
    plain = cells(xlsx.render(DOCUMENT))
    other = cells(xlsx.render(replace(DOCUMENT, language=code)))
    for mine, theirs in zip(plain.values(), other.values(), strict=True):
        untranslated = [head for head in mine[0] if head and head not in known]
        assert untranslated == []
        assert len(mine[0]) == len(theirs[0])


def test_changes_have_the_bounds_of_now_and_nothing_for_what_is_no_longer_reported():
    document = of(
        MORE,
        changes=(
            ChangeRow("f1", "Killed", "40", "70+", "+30 at least", "new deaths"),
            ChangeRow("f9", "Injured", "12", ""),
        ),
    )
    _, killed, injured = cells(xlsx.render(document))["Changes"]
    assert killed[:7] == ["Killed", "40", "70+", 70, None, "+30 at least", "new deaths"]
    assert injured[:5] == ["Injured", "12", "no longer reported", None, None]


def test_every_filled_field_of_a_row_is_in_the_workbook():
    filling = Filling("situation_report")
    made = [filling.make(each, ("", "")) for each in (Evidence, ChangeRow, Reference)]
    document = of(made[0], changes=(made[1],), references=(made[2],))
    text = str(cells(xlsx.render(document)))
    data = {"figure", "kinds", "sector", "lower", "pcodes", "as_of", "date", "parts"}
    data |= {"areas", "level", "name", "code"}
    left_out = {filling.words[word] for word in filling.words if word not in text}
    assert {name for _, name in left_out} <= data | {f.name for f in fields(type(made[0].parts[0]))}


def test_the_workbook_says_whom_it_is_for_and_nothing_of_the_machine():
    head = replace(DOCUMENT.masthead, classification="internal", classification_label="Internal")
    made = xlsx.render(replace(DOCUMENT, masthead=head))
    book = workbook(made)
    assert all("Internal" in sheet.oddFooter.center.text for sheet in book.worksheets)
    assert ["Classification", "Internal"] in cells(made)["About"]
    properties = {e.tag.rpartition("}")[2]: e.text for e in xml(made, "docProps/core.xml")}
    assert properties["keywords"] == "Internal"
    assert not properties.get("creator")
    assert properties["created"] == "2000-01-01T00:00:00Z"
    first, *_ = table(replace(DOCUMENT, masthead=head))
    assert first["Classification"] == "Internal"


def test_the_same_report_gives_the_same_bytes():
    assert xlsx.render(DOCUMENT) == xlsx.render(DOCUMENT)
    assert len(days(xlsx.render(DOCUMENT))) == 1
    assert csv_table.render(DOCUMENT) == csv_table.render(DOCUMENT)


def test_a_report_without_figures_is_heads_alone():
    empty = replace(DOCUMENT, evidence=(), changes=(), references=())
    assert [len(rows) for rows in list(cells(xlsx.render(empty)).values())[:3]] == [1, 1, 1]
    assert table(empty) == []
