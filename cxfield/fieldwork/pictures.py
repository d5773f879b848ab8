"""Photos as files: made smaller where the questionnaire asks for it."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

_KEPT_FORMATS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 90},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 90},
    "TIFF": {},
    "BMP": {},
}
_WITH_EXIF = ("JPEG", "PNG", "WEBP")
_ERRORS = (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError)


class PictureError(ValueError):
    """The bytes cannot be read as a picture."""


def scaled_picture(content: bytes, longest: int) -> bytes:
    """Return the picture with no edge longer than `longest` pixels, upright, in its own format.

    One that is small enough, that moves, or of a format that is only read here, is returned as it is.

    Raises:
        PictureError: It cannot be read as a picture.
    """
    try:
        with Image.open(io.BytesIO(content)) as picture:
            options = _KEPT_FORMATS.get(picture.format or "")
            if options is None or max(picture.size) <= longest or getattr(picture, "n_frames", 1) > 1:
                picture.load()
                return content
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((longest, longest), Image.Resampling.LANCZOS)
            made = io.BytesIO()
            if picture.format in _WITH_EXIF:
                options = {**options, "exif": upright.getexif()}
            upright.save(made, picture.format, **options)
            return made.getvalue()
    except _ERRORS as error:
        raise PictureError(str(error)) from error


def is_picture(content: bytes) -> bool:
    """Say whether this can be read as a picture here."""
    try:
        with Image.open(io.BytesIO(content)) as picture:
            picture.load()
    except _ERRORS:
        return False
    return True
