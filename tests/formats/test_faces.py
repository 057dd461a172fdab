"""The fonts of a page: taken from their files, and in those what the style sheet says of them."""

from __future__ import annotations

import re

import pytest
from fontTools.ttLib import TTFont

from sitrep import paths

FACES = re.findall(
    r'url\("app:/resources/fonts/([\w-]+\.ttf)"\)([^}]*)',
    (paths.TEMPLATES / "shared" / "fonts.css").read_text("utf-8"),
)


@pytest.mark.parametrize(("name", "said"), FACES, ids=[name for name, _ in FACES])
def test_a_font_is_as_heavy_and_as_slanted_as_its_style_sheet_says(name: str, said: str) -> None:
    weight = int(found[1]) if (found := re.search(r"font-weight: (\d+)", said)) else 400
    with TTFont(paths.RESOURCES / "fonts" / name) as font:
        assert font["OS/2"].usWeightClass == weight
        assert bool(font["OS/2"].fsSelection & 1) == ("font-style: italic" in said)
