"""The languages of the document, as the window calls them."""

from __future__ import annotations

from sitrep.languages.wording import NAMES

LANGUAGES = NAMES
TRANSLATIONS = "translations."  # with a language, the place of a finding on its words
