"""Reads `multipart/form-data` piece by piece with hard limits. Nothing else of the server reads it.

The state machine is python-multipart's; what may come, how much of it and in which order is decided here. A part is
told to a `Sink` while it comes in, so that no file is ever held in memory.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Protocol

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header

from cxfield.server.errors import RefusedError, TooLargeError
from cxfield.server.openrosa.answers import ACCEPTED_BYTES

MOST_PARTS = 256
MOST_HEADERS = 8
MOST_HEADER_BYTES = 2048
MOST_NAME_BYTES = 255
_LONGEST_BOUNDARY = 70


class MultipartError(RefusedError):
    """The body is no multipart of a submission."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What the headers of a part say. `file_name` is empty where it is no file."""

    name: str
    file_name: str
    media_type: str


class Sink(Protocol):
    """Takes parts in."""

    def begin(self, part: Part) -> None:
        """A part begins."""

    def data(self, data: bytes) -> None:
        """More of it."""

    def end(self) -> None:
        """It is whole."""


def boundary_of(content_type: str) -> bytes:
    """Return the boundary that a Content-Type names.

    Raises:
        MultipartError: It is no multipart/form-data with a boundary.
    """
    kind, options = parse_options_header(content_type[:500])
    boundary = options.get(b"boundary", b"")
    if kind.lower() != b"multipart/form-data" or not 0 < len(boundary) <= _LONGEST_BOUNDARY:
        raise MultipartError("A submission is sent as multipart/form-data with a boundary.")
    return boundary


class MultipartReader:
    """One body. Call `feed` with what comes, then `finish`."""

    def __init__(self, boundary: bytes, sink: Sink) -> None:
        self._sink = sink
        self._headers: dict[str, str] = {}
        self._name, self._value = bytearray(), bytearray()
        self._parts = self._size = self._part_size = 0
        self._said_size: int | None = None
        self._is_whole = False
        self._parser = MultipartParser(
            boundary,
            {
                "on_part_begin": self._begin,
                "on_header_field": self._header_name,
                "on_header_value": self._header_value,
                "on_header_end": self._header_end,
                "on_headers_finished": self._headers_end,
                "on_part_data": self._data,
                "on_part_end": self._end,
                "on_end": self._all,
            },
            max_header_count=MOST_HEADERS,
            max_header_size=MOST_HEADER_BYTES,
        )

    def feed(self, data: bytes) -> None:
        """Read on.

        Raises:
            MultipartError: It cannot be read, or has too much of something. TooLargeError: It is too long.
        """
        self._size += len(data)
        if self._size > ACCEPTED_BYTES:
            raise TooLargeError(f"A submission is {ACCEPTED_BYTES} bytes at most; send its files in several requests.")
        try:
            self._parser.write(data)
        except FormParserError as error:
            raise MultipartError("The parts of the submission cannot be read; send it again.") from error

    def finish(self) -> None:
        """Say that nothing more comes.

        Raises:
            MultipartError: The body is cut off.
        """
        if not self._is_whole:
            raise MultipartError("The submission is cut off; send it again.")

    # ---- what the state machine tells ----

    def _begin(self) -> None:
        self._parts += 1
        if self._parts > MOST_PARTS:
            raise MultipartError(f"A request has {MOST_PARTS} parts at most; send the files in several requests.")
        self._headers, self._part_size, self._said_size = {}, 0, None

    def _header_name(self, data: bytes, start: int, end: int) -> None:
        self._name += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_end(self) -> None:
        self._headers[self._name.decode("latin-1").strip().lower()] = _decoded(bytes(self._value)).strip()
        self._name.clear()
        self._value.clear()

    def _headers_end(self) -> None:
        disposition = self._headers.get("content-disposition", "")
        kind, options = parse_options_header(disposition.encode())
        if kind.lower() != b"form-data" or b"name" not in options:
            raise MultipartError("A part of the submission has no name.")
        length = self._headers.get("content-length", "")
        self._said_size = int(length) if length.isascii() and length.isdigit() and len(length) < 12 else None
        self._sink.begin(
            Part(
                name=clean_name(_decoded(options[b"name"])),
                file_name=clean_name(_decoded(options.get(b"filename", b""))),
                media_type=self._headers.get("content-type", "")[:100],
            )
        )

    def _data(self, data: bytes, start: int, end: int) -> None:
        self._part_size += end - start
        self._sink.data(data[start:end])

    def _end(self) -> None:
        if self._said_size is not None and self._said_size != self._part_size:
            raise MultipartError("A part of the submission is not as long as it says; send it again.")
        self._sink.end()

    def _all(self) -> None:
        self._is_whole = True


def _decoded(text: bytes) -> str:
    try:
        return text.decode()
    except UnicodeDecodeError:
        return text.decode("latin-1")


def clean_name(name: str) -> str:
    """Return a name of a part or file: the last step of a path, one Unicode form, nothing that cannot be shown.

    Names are keys in the database and never names of files on this machine.
    """
    for written, sign in (("%22", '"'), ("%0D", ""), ("%0A", "")):
        name = name.replace(written, sign)
    last = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    shown = "".join(sign for sign in last if sign.isprintable()).strip()
    return shown.encode()[:MOST_NAME_BYTES].decode(errors="ignore")
