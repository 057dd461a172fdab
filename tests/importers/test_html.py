from datetime import date

import pytest

from sitrep.errors import ImportFailed
from sitrep.importers.read import read, read_pasted

PARAGRAPH = (
    "Officials in the harbor town said that at least 12 people were killed and 340 families "
    "were displaced when the river left its bed during the night of Thursday."
)


def page(body, head=""):
    article = f"<article><h1>River floods harbor town</h1>{body}<p>{PARAGRAPH}</p></article>"
    return (
        f"<!DOCTYPE html><html lang=en><head><title>River floods harbor town - The Paper</title>"
        f"{head}</head><body><nav><a href=/>Home</a></nav>{article}"
        f"<p>- Advertisement -</p><footer>All rights reserved</footer></body></html>"
    ).encode()


META = (
    '<meta charset="utf-8"><meta property="og:site_name" content="The Paper">'
    '<meta name="author" content="Jane Doe">'
    '<meta property="article:published_time" content="2025-03-07T08:00:00Z">'
    '<link rel="canonical" href="https://paper.example.org/river">'
)


def test_page_gives_its_article_and_what_it_says_of_itself():
    reading = read(page(f"<p>{PARAGRAPH} Again.</p>", META), "a.html")

    assert reading.title == "River floods harbor town"
    assert reading.text.startswith("River floods harbor town\n")
    assert reading.publisher == "The Paper"
    assert reading.author == "Jane Doe"
    assert reading.published == date(2025, 3, 7)
    assert reading.url == "https://paper.example.org/river"
    assert reading.language == "en"
    assert "Advertisement" not in reading.text
    assert reading.text.count("River floods harbor town") == 1


def test_page_without_a_date_gets_none():
    assert read(page(f"<p>{PARAGRAPH}</p>"), "a.html").published is None


@pytest.mark.parametrize(
    "hidden",
    [
        "<span style='display:none'>00</span>",
        "<span style='DISPLAY : none !important'>00</span>",
        "<span style='visibility:hidden'>00</span>",
        "<span style='font-size:0'>00</span>",
        "<span style='display:/**/none'>00</span>",
        "<span hidden>00</span>",
        "<span aria-hidden=true>00</span>",
        "<span class=gone>00</span>",
        "<s>00</s>",
        "<del>00</del>",
        "<strike>00</strike>",
        "<span style='text-decoration:line-through'>00</span>",
        "<template>00</template>",
    ],
)
def test_hidden_or_struck_words_never_join_a_figure(hidden):
    style = "<style>.gone{display:none}</style>"
    body = f"<p>They counted 12{hidden} dead in the town on that day, officials said.</p>"
    for reading in (
        read(page(body, style), "a.html"),
        read_pasted("", f"{style}{body}"),
        read_pasted("", page(body, style).decode()),
    ):
        assert "1200" not in reading.text
        assert "counted 12 dead" in reading.text


def test_digits_do_not_meet_across_struck_words():
    text = read_pasted("", "<p>They counted 12<s>00</s>50 dead in the town.</p>").text
    assert "12 […] 50" in text


def test_mark_of_a_note_does_not_join_a_figure():
    assert "12 [3] dead" in read_pasted("", "<p>They counted 12<sup>3</sup> dead.</p>").text


def test_cells_of_a_row_stay_apart():
    table = "<table><tr><th>Place</th><th>Dead</th></tr><tr><td>A</td><td>12</td><td>345</td></tr>"
    assert "A | 12 | 345" in read_pasted("", f"<p>A table.</p>{table}</table>").text
    assert "A | 12 | 345" in read(page(f"{table}</table><p>{PARAGRAPH}</p>"), "a.html").text


def test_charset_declared_by_a_page_is_used():
    text = page("<p>تسعة قتلى 12</p>", "<meta charset=windows-1256>").decode()
    assert "تسعة قتلى" in read(text.encode("cp1256"), "a.html").text


def test_page_named_doc_reads_as_page():
    assert "12 people" in read(page(""), "old.doc").text


def test_deep_page_is_refused():
    with pytest.raises(ImportFailed, match="deeply"):
        read(b"<html>" + b"<div>" * 50_000 + b"12 killed", "a.html")


def test_tag_with_thousands_of_attributes_is_refused():
    attributes = " ".join(f"a{n}=1" for n in range(50_000))
    with pytest.raises(ImportFailed, match="too large"):
        read(f"<html><p {attributes}>12 killed".encode(), "a.html")


def test_entities_of_a_file_are_not_read():
    trap = b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><p>12 &x; killed'
    assert "&x;" in read(trap, "a.html").text


def test_language_that_a_page_gets_wrong_is_corrected_and_said():
    words = "Les autorités ont dit que les habitants de la ville étaient sans abri dans le froid. "
    reading = read_pasted("", f"<html lang=en><body><p>{words * 3}</p></body></html>")
    assert reading.language == "fr"
    assert "reads as “fr”" in reading.warnings[0]
