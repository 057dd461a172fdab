"""However a name that stays inside is typed, and in whatever language, no public file has it."""

from __future__ import annotations

import unicodedata

import pytest

from sitrep.domain.inside import Inside, Sense
from sitrep.errors import Leaked
from sitrep.formats import FORMATS
from sitrep.importers.read_back import texts
from sitrep.services import sending, sharing, translating, withholding
from sitrep.services.sharing import Wish
from tests.services import series
from tests.services.test_reopening import ELEVENTH, SECRET, crisis, planted  # noqa: F401 - fixture

NAME = "Élodie Hiddenwell"
TYPED = {
    "as it is": NAME,
    "in capitals": NAME.upper(),
    "in pieces": unicodedata.normalize("NFD", NAME),
    "without accents": "Elodie Hiddenwell",
    "with a hard space": NAME.replace(" ", "\N{NO-BREAK SPACE}"),
    "with two spaces": NAME.replace(" ", "  "),
    "over two lines": NAME.replace(" ", "\n"),
    "with a soft hyphen": NAME.replace("well", "\N{SOFT HYPHEN}well"),
    "with an unseen joint": NAME.replace("well", "\N{ZERO WIDTH SPACE}well"),
    "of another": f"{NAME}’s clinic",
    "in full-width letters": "Élodie Ｈｉｄｄｅｎｗｅｌｌ",
}


def said(store, worker, issue, kind, language="en"):
    """Return all that a public file says, or "" where it is refused as a leak."""
    try:
        made = sharing.rendered(store, worker, issue, Wish(kind, "public", language=language))
    except Leaked:
        return ""
    return unicodedata.normalize("NFKC", "\n".join(texts(made, kind).values())).casefold()


@pytest.mark.parametrize("kind", FORMATS)
def test_a_public_file_of_any_format_says_nothing_that_is_internal(store, crisis, worker, kind):  # noqa: F811
    issue, inside = planted(store, crisis)
    for language in ("en", "ar"):
        found = said(store, worker, issue, kind, language)
        assert found
        assert SECRET.casefold() not in found
        assert inside.id not in found


def test_words_to_be_sent_say_nothing_that_is_internal(store, crisis, worker):  # noqa: F811
    issue, _ = planted(store, crisis)
    mail = sending.mail(store, issue, "public", "en")
    message = sending.message(store, issue, "public", "en")
    assert SECRET not in f"{mail.subject} {mail.body} {message}"


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED.keys())
def test_a_name_that_stays_inside_goes_out_in_no_spelling(store, crisis, worker, typed):  # noqa: F811
    issue = series.started(
        store,
        crisis,
        ELEVENTH,
        classification="public",
        overview=f"The nurse {typed} said so.",
        highlights__1=f"{typed} left.",
        contacts__1='{"name": "Rana Example"}',
    )
    translating.translate(store, issue, "fr", "overview", f"L’infirmière {typed} l’a dit.")
    withholding.keep_inside(store, crisis, Inside(Sense.WORDS, NAME))
    for kind in ("text", "html"):
        for language in ("en", "fr"):
            found = " ".join(said(store, worker, issue, kind, language).split())
            for unseen in "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}":
                found = found.replace(unseen, "")
            assert "hiddenwell" not in found
