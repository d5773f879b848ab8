"""What parent and child say to each other over a pipe: a JSON object and bytes, with their lengths before them."""

from __future__ import annotations

import json
import struct
from typing import IO, Any

from cxfield.questionnaire.xml_bounds import MAX_XML_BYTES

MAX_HEADER_BYTES = 16 * 1024 * 1024
MAX_CONTENT_BYTES = MAX_XML_BYTES + 1
_LENGTHS = struct.Struct(">II")

Header = dict[str, Any]
Frame = tuple[Header, bytes] | None
"""None: the stream has ended."""


class FrameError(Exception):
    """The other side does not speak as agreed."""


def write_frame(stream: IO[bytes], header: Header, content: bytes = b"") -> None:
    encoded = json.dumps(header).encode()
    stream.write(_LENGTHS.pack(len(encoded), len(content)))
    stream.write(encoded)
    stream.write(content)
    stream.flush()


def read_frame(stream: IO[bytes]) -> Frame:
    """Return the next frame, None where the stream ends.

    Raises:
        FrameError: It is too long or no JSON object.
    """
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    header_length, content_length = _LENGTHS.unpack(lengths)
    if header_length > MAX_HEADER_BYTES or content_length > MAX_CONTENT_BYTES:
        raise FrameError("too long")
    encoded, content = stream.read(header_length), stream.read(content_length)
    if len(encoded) < header_length or len(content) < content_length:
        return None
    try:
        header = json.loads(encoded)
    except (ValueError, RecursionError):
        raise FrameError("no JSON") from None
    if not isinstance(header, dict):
        raise FrameError("no JSON object")
    return header, content
