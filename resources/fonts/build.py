"""Builds the fonts of the page from an unpacked npm package and an unpacked Debian package.

    npm pack @ibm/plex-sans && tar xzf ibm-plex-sans-*.tgz
    apt-get download fonts-noto-core && dpkg-deb -x fonts-noto-core_*.deb noto
    python resources/fonts/build.py package noto

IBM Plex Sans is taken whole: "Plex" is a reserved name, and a subset would have to be renamed.
Noto is cut to whole scripts and blocks: Arabic for names in source words, Latin letters that Plex
lacks, and the geometric signs. Same packages, same bytes.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
PLEX = ("Regular", "Italic", "SemiBold", "Bold")
ARABIC = (
    *range(0x0600, 0x0700),
    *range(0x0750, 0x0780),
    *range(0x08A0, 0x0900),
    *range(0xFB50, 0xFE00),
    *range(0xFE70, 0xFF00),
    *range(0x2000, 0x2070),
    0x20,
    0xA0,
    0xAB,
    0xBB,
    0x25CC,
)
LATIN = (
    *range(0x0180, 0x0370),  # Extended-B, IPA, modifier letters, combining marks
    *range(0x1E00, 0x2000),  # Extended Additional, Greek Extended
    *range(0x2C60, 0x2C80),
    *range(0xA720, 0xA800),
)
SIGNS = (*range(0x2190, 0x2200), *range(0x25A0, 0x2600), 0x2610, 0x2611, 0x2612, 0x2713, 0x2717)
NOTICE = "Copyright 2010, 2012-2020 Google Inc.; 2015-2020 Google LLC (Noto fonts, subsets)"
NOTO = (
    ("NotoNaskhArabic-Regular", ARABIC),
    ("NotoNaskhArabic-Bold", ARABIC),
    ("NotoSans-Regular", LATIN),
    ("NotoSans-Bold", LATIN),
    ("NotoSansSymbols2-Regular", SIGNS),
)


def plex(package: Path) -> None:
    source = package / "fonts" / "complete" / "woff2"
    for style in PLEX:
        font = TTFont(source / f"IBMPlexSans-{style}.woff2", recalcTimestamp=False)
        font.flavor = None
        font.save(HERE / f"IBMPlexSans-{style}.ttf")
    shutil.copyfile(source / "license.txt", HERE / "IBMPlexSans-OFL.txt")


def noto(package: Path) -> None:
    source = package / "usr" / "share" / "fonts" / "truetype" / "noto"
    for name, letters in NOTO:
        options = subset.Options(layout_features=["*"], name_IDs=["*"], hinting=False)
        font = subset.load_font(str(source / f"{name}.ttf"), options)
        font.recalcTimestamp = False
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=letters)
        cutter.subset(font)
        font.save(HERE / f"{name}.ttf")
    licence = (HERE / "IBMPlexSans-OFL.txt").read_text("utf-8").split("\n", 1)[1]  # same licence
    (HERE / "Noto-OFL.txt").write_text(f"{NOTICE}\n{licence}", "utf-8")


if __name__ == "__main__":
    plex(Path(sys.argv[1]))
    noto(Path(sys.argv[2]))
