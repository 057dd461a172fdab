"""Fixed words of the page, translated: gettext catalogues, compiled when they are first asked for.

English is what the sources say; other languages have ``resources/languages/<code>/messages.po``.
"""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO

from sitrep import paths


@cache
def messages(language: str) -> NullTranslations:
    """Return the translations into a language; for one without a catalogue, English itself."""
    path = paths.RESOURCES / "languages" / language / "messages.po"
    if not path.is_file():
        return NullTranslations()
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - English needs no reader
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language, abort_invalid=True))
    compiled.seek(0)
    return GNUTranslations(compiled)
