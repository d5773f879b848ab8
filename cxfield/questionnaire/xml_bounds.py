"""Bounds on XML that somebody else wrote: on its bytes before it is parsed, on its tree at once after."""

from __future__ import annotations

from io import BytesIO
from typing import IO, Any
from xml.parsers import expat

import lxml.etree as etree

from cxfield.questionnaire.model import Finding, FormError

MAX_XML_BYTES = 64 * 1024 * 1024
MAX_ELEMENTS = 2_000_000
MAX_DEPTH = 100
MAX_ATTRIBUTES = 200
"""On one element. lxml looks each of them up by name, so reading them all costs the square of their number."""

_CHUNK = 65_536
_EXPAT_ENCODING_ERRORS = (18, 19)  # unknown; declared otherwise than written
_ENCODING_ERRORS = (
    etree.ErrorTypes.ERR_UNKNOWN_ENCODING,
    etree.ErrorTypes.ERR_UNSUPPORTED_ENCODING,
    etree.ErrorTypes.ERR_INVALID_ENCODING,
)
_IS_TOO_DEEP = etree.XPath("boolean(" + "/*" * (MAX_DEPTH + 1) + ")")
_HAS_TOO_MANY_ATTRIBUTES = etree.XPath(f"boolean(//@*[{MAX_ATTRIBUTES + 1}])")


class _SeenEnoughError(Exception):
    """Ends the parser at what was looked for."""


def declares_document_type(file: IO[bytes]) -> bool:
    """Return whether one stands before the root element; nothing in it is read, nor what comes behind.

    Raises:
        ExpatError: It is no XML so far.
        ValueError: It is in an encoding that is not known.
    """
    met: list[str] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = _stop

    def meet(name: str, *_: object) -> None:
        met.append(name)
        raise _SeenEnoughError

    parser.StartDoctypeDeclHandler = meet
    try:
        while chunk := file.read(_CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except _SeenEnoughError:
        return bool(met)
    return False


def check_bytes(data: bytes, where: str) -> None:
    """Refuse XML that is too large, has too many elements, or declares a document type; nothing is parsed for that.

    Raises:
        FormError: It must not be parsed.
    """
    if len(data) > MAX_XML_BYTES:
        raise refused("file-too-large", where, f"The XML is larger than {MAX_XML_BYTES >> 20} MiB. Split the form.")
    if data.count(b"<") - data.count(b"</") - data.count(b"<\0/\0") > MAX_ELEMENTS:
        message = f"The XML has more than {MAX_ELEMENTS:,} elements. Shorten its lists."
        raise refused("too-many-elements", where, message)
    try:
        if declares_document_type(BytesIO(data)):
            message = "The XML declares a document type (<!DOCTYPE …>), which is not allowed. Remove that line."
            raise refused("document-type", where, message)
    except expat.ExpatError as error:
        if error.code in _EXPAT_ENCODING_ERRORS:
            raise _unknown_encoding(where) from None
        place = f"line {error.lineno}, column {error.offset + 1}"
        message = f"This is not well-formed XML: {expat.ErrorString(error.code)} ({place})."
        raise refused("not-xml", where, message) from None
    except (ValueError, LookupError):
        raise _unknown_encoding(where) from None


def check_tree(root: Any, where: str) -> None:
    """Refuse a tree that is nested too deeply or has an element with too many attributes.

    Raises:
        FormError: It must not be walked.
    """
    try:
        is_too_deep, has_too_many = _IS_TOO_DEEP(root), _HAS_TOO_MANY_ATTRIBUTES(root)
    except etree.XPathEvalError:
        raise MemoryError from None  # no other way to fail for expressions this plain
    if is_too_deep:
        raise _too_deep(where)
    if has_too_many:
        message = f"An element of the XML has more than {MAX_ATTRIBUTES} attributes; no form needs so many."
        raise refused("too-many-attributes", where, message)


def not_well_formed(error: etree.XMLSyntaxError, where: str) -> FormError:
    """Return what to say of XML that lxml refuses; it has bounds of its own, beyond ours on depth."""
    words = " ".join(error.msg.split())
    if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
        raise MemoryError
    if "depth" in words.lower():
        return _too_deep(where)
    if error.code in (etree.ErrorTypes.ERR_RESOURCE_LIMIT, etree.ErrorTypes.ERR_NAME_TOO_LONG):
        message = f"A name or a text of the XML is too long (line {error.lineno}). Shorten it."
        return refused("text-too-long", where, message)
    if error.code in _ENCODING_ERRORS:
        return _unknown_encoding(where)
    place = f"line {error.lineno}, column {error.offset + 1}"
    said = words.removesuffix(f", {place}").rstrip()
    return refused("not-xml", where, f"This is not well-formed XML: {said} ({place}).")


def _too_deep(where: str) -> FormError:
    message = f"The XML is nested more than {MAX_DEPTH} levels deep. Take groups out of groups."
    return refused("nested-too-deeply", where, message)


def refused(code: str, where: str, message: str) -> FormError:
    return FormError([Finding(severity="error", code=code, where=where, message=message)])


def _unknown_encoding(where: str) -> FormError:
    message = "The XML is in an encoding that is not supported, or names another than it is in. Save it as UTF-8."
    return refused("encoding", where, message)


def _stop(*_: object) -> None:
    raise _SeenEnoughError
