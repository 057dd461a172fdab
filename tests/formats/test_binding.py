"""No line is broken inside a number, or between a number and its unit."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from sitrep.document.model import Run
from sitrep.formats import html, message, pdf
from sitrep.formats import text as text_format
from sitrep.formats.binding import bound
from sitrep.languages.wording import LANGUAGES
from tests.formats.coastal_crisis import DOCUMENT
from tests.formats.reading import text


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("in all 90 000 liters a day", "in all 90~000~liters a day"),
        ("1 204 880 homes", "1~204~880~homes"),
        ("about 1.2 million people", "about 1.2~million people"),
        ("each day at 10 a.m., led by", "each day at 10~a.m., led by"),
        ("As of 11 May 2025, 6 p.m.", "As of 11~May~2025, 6~p.m."),
        ("au 11 mai 2025 ; qui ?", "au 11~mai~2025~; qui~?"),
        ("el 14 de mayo de 2025", "el 14~de~mayo de~2025"),
        ("dit « non »", "dit «~non~»"),
        ("حتى 11 أيار/مايو 2025", "حتى 11~أيار/مايو~2025"),
        ("in 2025 people left", "in~2025 people left"),
        ("1,225 internationalization", "1,225 internationalization"),
        ("Resolution 1701, 12 and 13", "Resolution 1701, 12~and 13"),
        ("no number: here", "no number: here"),
        ("", ""),
    ],
)
def test_a_number_keeps_to_what_it_counts(words, kept):
    assert bound(words) == kept.replace("~", "\N{NO-BREAK SPACE}")


def test_what_is_typed_is_bound_on_the_page_and_can_still_be_found():
    typed = (Run("Trucks bring 90 000 liters a day since 9 May 2025."),)
    page = replace(DOCUMENT, overview=(typed,))
    assert "90\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}liters" in html.render(page)
    made_pdf = pdf.render(page)
    assert "90 000 liters a day since 9 May 2025" in " ".join(text(made_pdf).split("\r\n"))
    with pypdfium2.PdfDocument(made_pdf) as made:
        search = made[0].get_textpage().search("90 000 liters a day since 9 May 2025")
        assert search.get_next()
        search.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_space_that_keeps_words_together_is_read_as_a_plain_one(language):
    typed = (Run("« 1\N{NARROW NO-BREAK SPACE}383 » : 90 000 litres, n°\N{NO-BREAK SPACE}1."),)
    page = replace(DOCUMENT, language=language, overview=(typed,))
    read = text(pdf.render(page))
    assert "\N{NO-BREAK SPACE}" not in read
    assert "1\N{NARROW NO-BREAK SPACE}383" in read  # it would pass for the space of its font


def test_plain_text_a_message_and_a_mail_have_plain_spaces():
    hard = "Trucks bring 90\N{NO-BREAK SPACE}000\N{NARROW NO-BREAK SPACE}liters a day."
    tile = replace(DOCUMENT.tiles[0], words="90\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}liters")
    page = replace(DOCUMENT, highlights=((Run(hard),),), tiles=(tile,))
    sent = message.mail(page)
    for said in (text_format.render(page).decode(), message.message(page), sent.body):
        assert "90 000 liters" in said
        assert "\N{NO-BREAK SPACE}" not in said
