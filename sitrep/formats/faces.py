"""The fonts of a page, read from where the program keeps them.

WeasyPrint by itself copies each font of a style sheet into a new folder among the system's
temporary ones, and takes it away when Python ends well: a worker that is killed leaves it. Ours
are files that stay, so there is nothing to copy and nothing to take away.
"""

from __future__ import annotations

import os
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from sitrep.errors import RenderFailed
from sitrep.formats import loading

if TYPE_CHECKING:
    from pathlib import Path

# What the page calls the font; its weight and slant are those that stand in the file.
_NAMED = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><match target="scan">
<test name="file" compare="eq"><string>{file}</string></test>
<edit name="family" mode="prepend"><string>{family}</string></edit>
</match></fontconfig>"""


@cache
def fonts() -> Any:
    """Return what WeasyPrint finds fonts by: those of the system, and those of our style sheets."""
    loading.weasyprint()
    from weasyprint.text import fonts as library
    from weasyprint.text.ffi import ffi, fontconfig, pangoft2

    class InPlace(library.FontConfiguration):  # type: ignore[misc]
        def add_font_face(self, rule_descriptors: dict[str, Any], url_fetcher: object) -> None:
            """Make a face known that a style sheet names.

            Raises:
                RenderFailed: Its file is missing or is no font.
            """
            _, address = rule_descriptors["src"][0]
            file, family = loading.own_file(address), rule_descriptors["font_family"]
            if not os.access(file, os.R_OK):
                raise _unfit(file, "cannot be read")
            name = file.as_posix()
            rule = _NAMED.format(file=escape(name), family=escape(family))
            fontconfig.FcConfigParseAndLoadFromMemory(self._config, rule.encode(), True)
            path = name.encode(library.PREFERRED_ENCODING)
            if not fontconfig.FcConfigAppFontAddFile(self._config, path):
                raise _unfit(file, "is no font")
            font_map = ffi.cast("PangoFcFontMap *", self.font_map)
            pangoft2.pango_fc_font_map_config_changed(font_map)

    return InPlace()


def _unfit(file: Path, why: str) -> RenderFailed:
    return RenderFailed(
        f"The PDF could not be made: “{file.name}” of the program {why}.", loading.INCOMPLETE
    )
