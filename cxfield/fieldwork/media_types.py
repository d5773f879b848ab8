"""What kind of file something is, by its first bytes and its name, and whether a question takes it."""

from __future__ import annotations

import mimetypes
from pathlib import PurePath

ANY = "application/octet-stream"
FIRST_BYTES = 64
"""So many are looked at."""

_BY_START = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"fLaC", "audio/flac"),
    (b"ID3", "audio/mpeg"),
    (b"#!AMR", "audio/amr"),
    (b"%PDF", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"MZ", "application/x-msdownload"),
)
_BY_RIFF = {b"WAVE": "audio/wav", b"WEBP": "image/webp", b"AVI ": "video/x-msvideo"}
_BY_BRAND = {b"avif": "image/avif", b"heic": "image/heic", b"mif1": "image/heif", b"M4A ": "audio/mp4"}
_BY_SUFFIX = {".opus": "audio/ogg", ".m4a": "audio/mp4", ".amr": "audio/amr", ".flac": "audio/flac",
              ".heic": "image/heic", ".webp": "image/webp", ".mkv": "video/x-matroska", ".3gp": "video/3gpp",
              ".3gpp": "video/3gpp"}  # fmt: skip
_SOUND_OR_PICTURE = (b"OggS", b"\x1aE\xdf\xa3")
"""Containers that hold sound or moving pictures: the name decides."""


def media_type_of(name: str, start: bytes) -> str:
    """Return the media type of a file called `name` that begins with `start`."""
    named = _named(name)
    if start.startswith(_SOUND_OR_PICTURE):
        return (
            named if named.split("/")[0] in ("audio", "video") else "audio/ogg" if start[:1] == b"O" else "video/webm"
        )
    if start[4:8] == b"ftyp":
        found = _BY_BRAND.get(start[8:12])
        return found or (named if named.split("/")[0] in ("audio", "video", "image") else "video/mp4")
    if start[:4] == b"RIFF" and start[8:12] in _BY_RIFF:
        return _BY_RIFF[start[8:12]]
    for mark, found in _BY_START:
        if start.startswith(mark):
            return named if found == "application/zip" and named.startswith("application/") else found
    return named


def _named(name: str) -> str:
    suffix = PurePath(name).suffix.lower()
    return _BY_SUFFIX.get(suffix) or mimetypes.guess_type(f"x{suffix}")[0] or ANY


def is_taken(media_type: str, wanted: str | None) -> bool:
    """Say whether a question that wants `wanted` (`image/*`; empty or `application/*`: any file) takes `media_type`."""
    kinds = [kind.strip().lower() for kind in (wanted or "*/*").replace(",", " ").split()]
    return any(_fits(media_type.lower(), kind) for kind in kinds)


def _fits(media_type: str, kind: str) -> bool:
    if kind in ("*/*", "*", "application/*"):
        return True
    return media_type.startswith(kind[:-1]) if kind.endswith("/*") else media_type == kind
