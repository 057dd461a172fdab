"""A report as one short message, and as a mail: counts with bounds and sources, none cut."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from sitrep.formats.message import LETTERS, mail, message
from tests.formats.coastal_crisis import DOCUMENT

LONG = "Coastal hostilities " * 12


def titled(title):
    return replace(DOCUMENT, masthead=replace(DOCUMENT.masthead, title=title))


@pytest.mark.parametrize("title", ["Syria", "Syria: Coastal hostilities", LONG, "x" * 400])
@pytest.mark.parametrize("tiles", range(7))
def test_a_message_never_exceeds_its_letters_and_cuts_no_count(title, tiles):
    document = replace(titled(title), tiles=DOCUMENT.tiles[:tiles])
    said = message(document)
    assert len(said) <= LETTERS
    numbers = {n for tile in document.tiles for n in re.findall(r"\d[\d,]*", str(tile))}
    numbers |= set(re.findall(r"\d[\d,]*", str(document.masthead)))
    assert set(re.findall(r"\d[\d,]*", said)) <= numbers


def test_the_counts_stand_with_their_bounds_and_sources():
    tile = DOCUMENT.tiles[0]
    said = message(titled("Syria"))
    assert tile.caption in said
    assert tile.words in said


def test_a_title_gives_way_to_the_first_count():
    said = message(titled(LONG))
    assert DOCUMENT.tiles[0].words in said
    assert "Coastal hostilities…" in said or "Coastal…" in said


def test_what_is_left_out_is_said():
    many = replace(DOCUMENT, tiles=DOCUMENT.tiles * 3)
    assert message(many).endswith("…")
    assert not message(replace(DOCUMENT, tiles=DOCUMENT.tiles[:1])).endswith("…")


def test_a_draft_and_an_internal_edition_say_so_first():
    head = replace(DOCUMENT.masthead, classification="internal", classification_label="Internal")
    made = replace(DOCUMENT, masthead=head, draft=True)
    assert message(made).startswith("INTERNAL · DRAFT")
    assert mail(made).subject.startswith("INTERNAL · DRAFT")


def test_a_mail_has_a_subject_all_key_figures_and_the_sources():
    made = mail(DOCUMENT)
    assert DOCUMENT.masthead.title in made.subject
    assert "\n" not in made.subject
    for tile in DOCUMENT.tiles:
        assert tile.words in made.body
        assert tile.source in made.body
    for reference in DOCUMENT.references:
        assert f"[{reference.letter}] {reference.title}" in made.body
