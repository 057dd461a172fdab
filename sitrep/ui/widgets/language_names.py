"""The languages of the document, as the window calls them."""

from __future__ import annotations

LANGUAGES = {"en": "English", "fr": "French", "es": "Spanish", "ar": "Arabic"}
TRANSLATIONS = "translations."  # with a language, the place of a finding on its words
