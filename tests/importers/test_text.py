from datetime import date
from pathlib import Path

import pytest

from sitrep.errors import ImportFailed
from sitrep.importers.decoding import decode
from sitrep.importers.heading import byline, read_heading, title_of
from sitrep.importers.language import detect
from sitrep.importers.read import LIMIT, PASTED_LIMIT, read, read_pasted
from sitrep.importers.text import unwrapped

COASTAL = Path(__file__).parents[3] / "shared" / "articles" / "coastal-syria.txt"


@pytest.mark.skipif(not COASTAL.exists(), reason="the articles lie beside the repository only")
def test_article_as_it_comes_keeps_its_words_and_loses_the_website():
    reading = read(COASTAL.read_bytes(), COASTAL.name)

    lines = reading.text.split("\n")
    assert reading.title == lines[0]
    assert lines[0].startswith("Escalating Violence in Syria: Over 70 Killed")
    assert (reading.author, reading.language, reading.published) == ("Nikita", "en", None)
    assert "death toll has surpassed 70" in reading.text
    for furniture in ("Must read", "spot_img", "More articles", "LEAVE A REPLY", "Please enter"):
        assert furniture not in reading.text
    assert "Latest article" not in reading.text


def test_headlines_under_a_list_heading_go_with_it():
    reading = read_pasted(
        "Flood in the valley\n\nTwelve people were killed.\n\nThe road is closed.\n\n"
        "Related articles\n\nQuake kills 200 elsewhere\nStorm displaces 4,000"
    )
    assert reading.text.endswith("The road is closed.")


def test_sentence_with_the_words_of_a_website_stays():
    sentence = "He said people must read the warning and sign up for shelter."
    assert sentence in read_pasted(f"Warning issued\n\n{sentence}\n\nMust read").text


def test_paragraph_after_a_list_heading_stays():
    text = "A title\n\nOne sentence.\n\nLatest news\n\nIn the evening 14 people were found alive."
    assert read_pasted(text).text.endswith("14 people were found alive.")


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Tous droits réservés", "fr"),
        ("Abonnez-vous à notre newsletter", "fr"),
        ("Deja una respuesta", "es"),
        ("Suscríbete a nuestro boletín", "es"),
        ("جميع الحقوق محفوظة", "ar"),
        ("اقرأ أيضا", "ar"),
        ("- Advertisement -spot_img", "en"),
        ("© 2025 The Paper. All rights reserved.", "en"),
    ],
)
def test_lines_of_websites_are_known_in_each_language(line, language):
    assert line not in read_pasted(f"A title\n\nA sentence about 12 people.\n\n{line}").text


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        ("\ufeff12 tués à l’école".encode(), "utf-8"),
        ("\ufeff12 tués".encode("utf-16-le"), "utf-16-le"),
        ("12 tués à l’école".encode(), "utf-8"),
        ("Over 12 people were killed in the town".encode("utf-16-le"), "utf-16-le"),
    ],
)
def test_charset_is_found(data, charset):
    assert decode(data).charset == charset


def test_guessed_charset_is_said():
    reading = read("Douze personnes ont été tuées à l’école du village".encode("cp1252"), "a.txt")
    assert "été tuées à l’école" in reading.text
    assert "does not say how its letters are stored" in reading.warnings[0]


def test_any_bytes_decode():
    assert decode(bytes(range(256)) * 4, "no-such-charset").text


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("12\u200b00 people", "1200 people"),
        ("\u202e0021\u202c people", "0021 people"),
        ("12\u00a0000 people", "12 000 people"),
        ("dis\u00adplaced", "displaced"),
        ("1\x002 people", "12 people"),
        ("e\u0301cole 12", "école 12"),
        ("نمی\u200cخواهم 12", "نمی\u200cخواهم 12"),
    ],
)
def test_characters_are_cleaned_once(raw, clean):
    assert read_pasted(raw).text == clean


@pytest.mark.parametrize("character", ["\u200b", "\u202e", "\u2066"])
def test_taking_unseen_characters_out_is_said(character):
    assert any("taken out" in w for w in read_pasted(f"12{character}00 killed").warnings)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By – Nikita", "Nikita"),
        ("By Jane Doe", "Jane Doe"),
        ("By A. Doe", "A. Doe"),
        ("By Staff Reporter | Published March 3, 2025", ""),
        ("By Web Desk", ""),
        ("By Jane Doe | March 3, 2025", "Jane Doe"),
        ("By Nour K.", "Nour K."),
        ("Par Aya N'Diaye", "Aya N'Diaye"),
        ("Por Ana Ruiz | 7 de marzo de 2025", "Ana Ruiz"),
        ("By the evening, 12 people had died.", ""),
        ("Por ahora no hay heridos", ""),
    ],
)
def test_byline_gives_the_author(line, name):
    assert byline(line) == name


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: 7 March 2025", date(2025, 3, 7)),
        ("7 March 2025", date(2025, 3, 7)),
        ("March 7, 2025", date(2025, 3, 7)),
        ("Publié le 7 mars 2025 à 10:20", date(2025, 3, 7)),
        ("7 de marzo de 2025", date(2025, 3, 7)),
        ("٧ مارس ٢٠٢٥", date(2025, 3, 7)),
        ("2025-03-07", date(2025, 3, 7)),
        ("On 7 March 2025 the river left its bed", None),
        ("31 February 2025", None),
    ],
)
def test_date_alone_on_a_line_is_that_of_publication(line, day):
    assert read_heading(f"A title\n{line}\nA sentence.").published == day


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("LATAKIA, Syria, March 7 (AP) — Twelve people", "AP"),
        ("BEIRUT (Reuters) - Twelve people", "Reuters"),
        ("The Observatory (SOHR) said", ""),
    ],
)
def test_dateline_gives_the_publisher(line, agency):
    assert read_heading(f"A title\n{line}").publisher == agency


def test_long_first_line_gives_its_first_sentence_as_title():
    title = title_of("The river left its bed on Thursday. " + "More words followed. " * 20)
    assert title == "The river left its bed on Thursday."


def test_lines_wrapped_for_a_terminal_are_joined():
    wrapped = (
        "The river left its bed on Thursday night and at least\n"
        "Twelve people were killed in the harbor town, officials\n"
        "said in the morning.\n\nA second paragraph."
    )
    assert unwrapped(wrapped).split("\n\n")[0].count("\n") == 0
    assert "at least Twelve" in unwrapped(wrapped)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The officials said that the people were displaced from their homes.", "en"),
        ("Les autorités ont dit que les habitants étaient sans abri dans la ville.", "fr"),
        ("Las autoridades dijeron que los habitantes de la ciudad no tenían agua.", "es"),
        ("قال المسؤولون إن السكان في المدينة نزحوا من منازلهم إلى مناطق أخرى", "ar"),
        ("12345", ""),
    ],
)
def test_language_is_detected(text, language):
    assert detect(text) == language


@pytest.mark.parametrize("data", [b"", b" \n\t", b"Must read\n\nLEAVE A REPLY\n", b"---\n***"])
def test_file_without_an_article_is_refused_with_a_remedy(data):
    with pytest.raises(ImportFailed) as failure:
        read(data, "a.txt")
    assert failure.value.problem.endswith(".")
    assert failure.value.remedy.endswith(".")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), ".doc"),
        (b"{\\rtf1 12 killed}", ".rtf"),
        (b"\x89PNG\r\n\x1a\n....", "picture"),
        (b"MZ\x90\x00\x03\x00", "program"),
        (b"PK\x03\x04 junk", "damaged"),
        (bytes(range(32)) * 50, "no text"),
        (b"1" * (LIMIT + 1), "larger than 20 MB"),
    ],
)
def test_file_that_is_no_article_is_refused_by_its_name(data, words):
    with pytest.raises(ImportFailed, match=words):
        read(data, "article.txt")


def test_paste_over_the_limit_is_refused():
    with pytest.raises(ImportFailed, match="larger than 50 MB"):
        read_pasted("1" * (PASTED_LIMIT + 1))


def test_text_too_long_for_an_article_is_refused():
    with pytest.raises(ImportFailed, match="too long"):
        read(b"1" * (LIMIT - 1), "a.txt")


def test_the_mark_of_a_quoted_line_is_not_a_greater_than_sign() -> None:
    from sitrep.importers.read import read

    data = b"Update from the field\n\nHe wrote:\n> 500 people were displaced in Homs.\n"
    text = read(data, "mail.txt").text
    assert "500 people were displaced" in text
    assert ">" not in text
