"""Bar codes in pictures: read by zxing-cpp where it is installed (`cxfield[devices]`)."""

from __future__ import annotations

import importlib.util
import io
from typing import Any

from PIL import Image

from cxfield.fieldwork.refusals import Refusal, RefusedFileError

_LONGEST = 4_000
"""Pixels of the longest edge that is searched; larger pictures are made smaller first."""


class BarcodeError(RefusedFileError):
    """No code was read; the text says why and what to do."""


def can_read_barcodes() -> bool:
    """Say whether codes can be read from pictures on this computer."""
    return importlib.util.find_spec("zxingcpp") is not None


def barcode_in(picture: bytes) -> str:
    """Return the text of the one code in a picture (JPEG, PNG, …).

    Raises:
        BarcodeError: The library is missing, it is no picture, or it shows no code, or several that differ.
    """
    if not can_read_barcodes():
        raise BarcodeError(Refusal.NO_CODE_READER)
    texts = list(dict.fromkeys(_texts(_grey(picture))))
    if not texts:
        raise BarcodeError(Refusal.NO_CODE)
    if len(texts) > 1:
        raise BarcodeError(Refusal.SEVERAL_CODES, count=str(len(texts)))
    return texts[0]


def _grey(picture: bytes) -> Image.Image:
    try:
        with Image.open(io.BytesIO(picture)) as opened:
            opened.thumbnail((_LONGEST, _LONGEST))
            return opened.convert("L")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BarcodeError(Refusal.NO_CODE) from error


def _texts(picture: Image.Image) -> list[str]:
    import zxingcpp

    found: list[Any] = zxingcpp.read_barcodes(picture)
    return [str(code.text) for code in found if code.text]
