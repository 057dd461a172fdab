from datetime import date
from email.message import EmailMessage

import pytest

from sitrep.errors import ImportFailed
from sitrep.importers.read import read

PARAGRAPH = (
    "Officials in the harbor town said that at least 12 people were killed and 340 families "
    "were displaced when the river left its bed during the night of Thursday."
)


@pytest.fixture
def message():
    made = EmailMessage()
    made["From"] = "Camp Desk <desk@example.org>"
    made["To"] = "team@example.org"
    made["Subject"] = "Fwd: Harbor town: 12 tués"
    made["Date"] = "Fri, 07 Mar 2025 23:30:00 +0300"
    made.set_content(PARAGRAPH)
    return made


def test_mail_gives_subject_sender_and_day(message):
    reading = read(message.as_bytes(), "a.eml")

    assert reading.title == "Harbor town: 12 tués"
    assert reading.text.startswith("Harbor town: 12 tués\n\nOfficials in the harbor town")
    assert reading.author == "Camp Desk"
    assert reading.published == date(2025, 3, 7)
    assert "killed and 340 families were displaced" in reading.text


def test_attachments_are_counted(message):
    message.add_attachment(b"x", maintype="application", subtype="pdf", filename="a.pdf")
    message.add_attachment("12 others", filename="b.txt")
    reading = read(message.as_bytes(), "a.eml")
    assert "2 attachments were not read." in reading.warnings
    assert "12 others" not in reading.text


def test_html_of_a_mail_is_read_without_hidden_words(message):
    message.add_alternative(f"<p>{PARAGRAPH} Later 12<s>00</s> more.</p>", subtype="html")
    assert "Later 12 more." in read(message.as_bytes(), "a.eml").text


def test_mail_nested_beyond_reason_is_refused():
    nested = b"From: a@b.c\nSubject: x\nMIME-Version: 1.0\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(100)
    )
    with pytest.raises(ImportFailed, match="deeply"):
        read(nested, "a.eml")


def test_web_archive_gives_its_page_and_address_but_not_the_day_of_saving():
    page = f"<html lang=en><head><title>Harbor town</title></head><body><p>{PARAGRAPH}</p></body>"
    archive = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://paper.example.org/a\r\n"
        "Subject: Harbor town\r\nDate: Mon, 10 Mar 2025 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        f"{page}\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        "AAAA\r\n--b--\r\n"
    )
    reading = read(archive.encode(), "a.mhtml")
    assert reading.title == "Harbor town"
    assert reading.url == "https://paper.example.org/a"
    assert reading.published is None
    assert "340 families" in reading.text
