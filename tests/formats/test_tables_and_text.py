"""Figures for machines and words for a slow line, from the same document."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from sitrep.document.model import Run
from sitrep.formats import FORMATS
from sitrep.formats.cells import guarded
from sitrep.formats.text import LETTERS
from tests.formats.coastal_crisis import DOCUMENT


def rows():
    data = FORMATS["hxl"].render(DOCUMENT)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_an_open_bound_is_an_empty_cell_and_a_vague_count_stands_only_in_the_notes():
    heads, tags, *table = rows()
    named = [dict(zip(heads, row, strict=True)) for row in table]
    assert all(tag.startswith("#") for tag in tags)
    for row, figure in zip(named, (e for e in DOCUMENT.evidence if e.kinds), strict=False):
        if figure.quantifier in ("vague", "presence_only"):
            assert row["Note"]
            numbers = [value for head, value in row.items() if head.endswith("est)")]
            assert set(numbers) <= {""}
        if figure.quantifier == "more_than":
            assert "" in [v for h, v in row.items() if h.endswith("(largest)")]


def test_the_table_is_valid_hxl():
    hxl = pytest.importorskip("hxl", reason="libhxl is not installed")
    assert hxl.data(rows()).validate()


def test_plain_text_is_short_and_cut_only_between_lines():
    long = replace(DOCUMENT, overview=tuple((Run("More words. " * 30),) for _ in range(20)))
    for document in (DOCUMENT, long):
        text = FORMATS["text"].render(document).decode()
        assert len(text) <= LETTERS
        assert text.startswith(document.masthead.title)
    assert text.rstrip().endswith("…")
    for tile in DOCUMENT.tiles[:3]:
        assert tile.caption in text
        assert tile.words in text


@pytest.mark.parametrize("words", ["=1+1", "+963", "-5", "@x", " =1", "\t=1", "＝1"])
def test_what_a_spreadsheet_would_run_is_made_words(words):
    assert guarded(words).startswith("'")


@pytest.mark.parametrize("words", ["70+", "Lattakia", "", "12-15"])
def test_plain_words_are_let_be(words):
    assert guarded(words) == words
