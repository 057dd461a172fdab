"""What counts as a secret of a situation, and where it is found again."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from sitrep.domain.article import Article, Classification
from sitrep.domain.inside import Inside, Sense
from sitrep.domain.report import Situation
from sitrep.proofing.leaks import Kept, Secret, found, secrets, told
from tests.services.figures import killed

SYRIA = Situation("0190", "Coastal hostilities", "SYR")


def article(classification="restricted", **others):
    said = {"title": "Inside the registry", "text": "", "publisher": "Hospital Registry"} | others
    return Article(
        said.pop("title") + str(len(others)),
        SYRIA.id,
        others.get("title", "Inside the registry"),
        others.get("text", ""),
        datetime(2025, 3, 11, tzinfo=UTC),
        "0" * 64,
        publisher=others.get("publisher", "Hospital Registry"),
        url=others.get("url", ""),
        classification=Classification(classification),
    )


def words(**kept):
    return {each.words for each in secrets(Kept(situation=SYRIA, **kept))}


def holds(secret, text, *, exact=False):
    return bool(found((Secret(secret, "name", exact),), {"page 1": text}))


def test_what_names_a_closed_article_is_secret():
    made = article(url="https://inside.example/a")
    assert words(articles=[made]) == {made.title, made.publisher, made.url}
    assert words(articles=[article("public", url="https://inside.example/a")]) == set()


def test_what_stands_in_public_material_too_is_no_secret():
    closed = article(title="Inside the registry")
    open_one = article("public", title="A summary", text="The Hospital Registry said so.")
    assert words(articles=[closed, open_one]) == {closed.title}


def test_places_of_the_list_are_no_secret():
    assert words(articles=[article(publisher="Tartous")]) == {"Inside the registry"}


def test_contacts_that_are_not_public_are_secret():
    closed = {"name": "Salma Hidden", "phone": "+963 11 555 0199", "public": False}
    shown = {"name": "Rana Example", "phone": "+963 11 555 0100"}
    lines = [json.dumps(each) for each in (closed, shown)]
    assert words(contacts=lines) == {"Salma Hidden", "+963 11 555 0199"}


def test_who_told_a_public_count_makes_no_name_public():
    told = killed(SYRIA, "70", note="Salma Hidden, by telephone")
    line = json.dumps({"name": "Salma Hidden", "public": False})
    assert words(contacts=[line], figures=[told]) == {"Salma Hidden"}


def test_sentences_of_a_closed_article_are_secret_unless_they_are_public_too():
    said = "The registrar of the second ward keeps the list of names at home."
    both = "In all, more than seventy people were killed along the coast road."
    closed = article(text=f"{said} {both}\n\nIt rained.")
    shown = article("public", title="A summary", text=both, publisher="Example News")
    assert words(articles=[closed, shown]) == {closed.title, closed.publisher, said}


def test_fewer_than_four_letters_are_no_secret():
    assert words(articles=[article(title="Six", publisher="AFP")]) == set()


def test_a_name_that_is_kept_inside_is_secret_though_an_article_has_it():
    kept = (Inside(Sense.PARTNER, "Amal Relief"),)
    assert words(inside=kept, articles=[article("public", text="Amal Relief said so.")]) == {
        "Amal Relief"
    }


@pytest.mark.parametrize(
    ("secret", "text"),
    [
        ("+963 11 555 0199", "Call +963-11-555-0199 now"),
        ("+963 11 555 0199", "Call +963115550199."),
        ("salma@inside.example", "write to SALMA@INSIDE.EXAMPLE"),
        ("Amal Relief", "by Amal\nRelief, a partner"),
        ("Amal Relief", "AMAL RELIEF"),
        ("Amal Relief", "Amal Re\u00adlief"),
        ("جمعية الأمل", "قالت جمعية الأمل إن"),
        ("جمعية الأمل", "وجمعية الأمل"),
        ("https://inside.example/a-long-way", "https://inside.example/a-\nlong-way"),
        ("Amal Relief", "write to info@amalrelief.org"),
        ("Amal Relief", "#AmalRelief"),
        ("Amal Relief", "/files/Amal_Relief_2025.pdf"),
        ("Amal Relief", "by Amal Re-\nlief"),
        ("Amal Relief", "A.M.A.L Relief"),
        ("جمعية الأمل", "قالت جمعيّة الأمـل"),
        ("جمعية الأمل", "قالت جمعيه الامل"),
        ("المرصد السوري", "وفقا للمرصد السوري"),
        ("اللجنة المحلية", "وفقا للجنة المحلية"),
    ],
)
def test_a_secret_is_found_however_it_is_set(secret, text):
    assert holds(secret, text)


@pytest.mark.parametrize(
    ("secret", "text"),
    [
        ("Amal Relief", "Kamal relief"),
        ("Amal Relief", "Amal reliefs"),
        ("Amal Relief", "Kamal Reliefs"),
        ("5550", "15,550 people"),
        ("Amal", "Kamal and Amalia"),
    ],
)
def test_a_part_of_another_word_is_no_leak(secret, text):
    assert not holds(secret, text)


def test_one_word_of_a_name_counts_in_its_own_capitals():
    assert holds("Staff", "Staff said", exact=True)
    assert not holds("Staff", "the staff of it", exact=True)


def test_all_is_told_in_one_error():
    every = (Secret("Amal Relief", "partner"), Secret("Salma Hidden", "name"))
    texts = {"page 1": "Amal Relief", "page 2": "Amal Relief, Salma Hidden"}
    problem, remedy = told(found(every, texts), 6)
    assert "“Amal Relief” (partner) in page 1, page 2; “Salma Hidden” (name) in page 2." in problem
    assert remedy.startswith("Take these words out")
    assert told(found(every, texts), 1)[0].endswith("; and 1 more.")


def test_parts_of_a_file_are_called_as_people_call_them_and_each_once():
    texts = {"page 2": "Salma Hidden", "record.json": "Salma Hidden", "report.json": "Salma Hidden"}
    problem, _ = told(found([Secret("Salma Hidden", "name of a contact")], texts))
    assert problem.endswith("“Salma Hidden” (name of a contact) in page 2, the data it carries.")
