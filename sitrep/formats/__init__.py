"""Reports out: one module a format, each with one FORMAT. Renderers load when first used."""

from __future__ import annotations

from types import MappingProxyType

from sitrep.formats import csv_table, docx, hxl, pdf, text, webpage, xlsx

_FORMATS = (
    pdf.FORMAT,
    docx.FORMAT,
    webpage.FORMAT,
    xlsx.FORMAT,
    csv_table.FORMAT,
    hxl.FORMAT,
    text.FORMAT,
)

FORMATS = MappingProxyType({each.key: each for each in _FORMATS})
