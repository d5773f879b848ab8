"""Receipts that prove something: the server signs them, the device checks them against the key pinned at enrolment."""

from __future__ import annotations

import base64
import binascii
import hashlib

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey
from pydantic import ValidationError

from cxfield.event import StreamKind
from cxfield.sync.errors import ReceiptError
from cxfield.sync.messages import SignedStatement, Statement

_DOMAIN = b"cxfield statement 1\n"


def sign_statement(key: SigningKey, statement: Statement) -> SignedStatement:
    """Freeze `statement` as JSON text and sign that."""
    text = statement.model_dump_json()
    signature = key.sign(_DOMAIN + text.encode()).signature
    return SignedStatement(statement=text, signature=base64.b64encode(signature).decode())


def verify_statement(receipt_key: str, signed: SignedStatement, *, purpose: str, device: str) -> Statement:
    """Return what was signed.

    Raises:
        ReceiptError: Not signed by `receipt_key`, or meant for something or somebody else.
    """
    try:
        key = VerifyKey(base64.b64decode(receipt_key, validate=True))
        key.verify(_DOMAIN + signed.statement.encode(), base64.b64decode(signed.signature, validate=True))
        statement = Statement.model_validate_json(signed.statement)
    except (BadSignatureError, binascii.Error, ValueError, ValidationError) as error:
        raise ReceiptError(
            "The answer does not carry a valid receipt of your server; nothing was marked as sent. "
            "Check that no sign-in page of the network stands in between, then try again."
        ) from error
    if statement.purpose != purpose or statement.device != device:
        raise ReceiptError("The receipt belongs to another request; nothing was marked as sent. Try again.")
    return statement


def receipt_code(study_id: str, kind: StreamKind, stream_id: str, have_seq: int, head: str) -> str:
    """Return the 8 hex digits under which device and supervisor know the state of a journal; empty if it has none."""
    if not have_seq:
        return ""
    text = f"{study_id}\n{kind}\n{stream_id}\n{have_seq}\n{head}"
    return hashlib.sha256(text.encode()).hexdigest()[:8].upper()
