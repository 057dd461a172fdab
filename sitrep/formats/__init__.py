"""Reports out: one module a format, each with one FORMAT. Renderers load when first used."""

from __future__ import annotations

from types import MappingProxyType

from sitrep.formats import hxl, pdf, text

FORMATS = MappingProxyType({each.key: each for each in (pdf.FORMAT, hxl.FORMAT, text.FORMAT)})
