"""A picture file made a logo: small, without what cameras and editors write into it."""

from __future__ import annotations

import io
from base64 import b64encode
from typing import TYPE_CHECKING

from sitrep.errors import ImportFailed

if TYPE_CHECKING:
    from PIL import Image

LARGEST = 50_000_000  # pixels of the picture
BOX = (720, 240)  # pixels of the logo: 60 × 20 mm at 300 dots an inch
_KINDS = ("PNG", "JPEG")


def logo(data: bytes) -> str:
    """Return a PNG or JPEG as the data URI of a PNG that fits the head of a page.

    Raises:
        ImportFailed: It is no such picture, or has more than 50 million pixels.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # asked below, before any pixel is read
    try:
        with Image.open(io.BytesIO(data), formats=_KINDS) as picture:
            width, height = picture.size
            if width * height <= LARGEST:
                picture.draft("RGB", BOX)  # a large JPEG is read at a fraction of its size
                made = _plain(picture)
                ImageOps.exif_transpose(made, in_place=True)
                made.thumbnail(BOX)
                return _written(made)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise ImportFailed(
            "The logo was not taken: the file is no picture that can be read.",
            "Choose a PNG or JPEG file.",
        ) from error
    raise ImportFailed(
        "The logo was not taken: the picture has more than 50 million pixels.",
        "Save it smaller, such as 1,000 pixels wide, and choose it again.",
    )


def _plain(picture: Image.Image) -> Image.Image:
    """Return a picture in plain colors; what was clear stays clear."""
    if picture.mode.startswith("I"):  # 16 bits of grey
        return picture.point(lambda value: value / 256).convert("L")
    clear = "A" in picture.getbands() or "transparency" in picture.info
    mode = "RGBA" if clear else "RGB"
    return picture if picture.mode == mode else picture.convert(mode)


def _written(picture: Image.Image) -> str:
    picture.info.clear()  # profiles and comments of whoever drew it
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return f"data:image/png;base64,{b64encode(written.getvalue()).decode()}"
