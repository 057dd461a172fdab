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
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # asked below, before any pixel is read
    try:
        with Image.open(io.BytesIO(data), formats=_KINDS) as picture:
            width, height = picture.size
            if width * height <= LARGEST:
                picture.thumbnail(BOX)
                return _written(picture)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise ImportFailed(
            "The logo was not taken: the file is no picture that can be read.",
            "Choose a PNG or JPEG file.",
        ) from error
    raise ImportFailed(
        "The logo was not taken: the picture has more than 50 million pixels.",
        "Save it smaller, such as 1,000 pixels wide, and choose it again.",
    )


def _written(picture: Image.Image) -> str:
    written = io.BytesIO()
    made = picture.convert("RGBA" if "A" in picture.getbands() else "RGB")
    made.save(written, "PNG", optimize=True)
    return f"data:image/png;base64,{b64encode(written.getvalue()).decode()}"
