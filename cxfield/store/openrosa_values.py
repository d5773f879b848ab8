"""Accounts, forms and submissions of OpenRosa servers as plain values. Times are aware, UTC."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAccount:
    """An account. `address` may hold a token; `etag` belongs to the list of forms as it was taken in last."""

    account_id: str
    address: str = field(repr=False)
    user: str = ""
    password: str = field(default="", repr=False)
    etag: str = ""
    pulled_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredForm:
    """A form of an account.

    Attributes:
        files: Name -> hash of the files beside it, as the manifest named them last.
        questionnaire: Content hash of the version that new interviews take; empty where there is none to take.
        problem: Why it cannot be run here, or why its newest version is not here; empty if nothing is wrong.
        is_listed: The list of the server names it. Interviews under way go on without.
    """

    account_id: str
    form_id: str
    study_id: str
    name: str
    version: str
    md5: str
    download_url: str
    manifest_url: str
    files: Mapping[str, str] = field(default_factory=dict)
    questionnaire: str = ""
    problem: str = ""
    is_listed: bool = True


class SubmissionState(StrEnum):
    """Where a submission stands."""

    WAITING = "waiting"
    SENT = "sent"
    UNDELIVERED = "undelivered"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """A file of a submission.

    Attributes:
        name: As it is sent; `plain_name` as the answer names it (the same, unless it is encrypted).
        size_bytes: As it is sent.
    """

    place: int
    name: str
    plain_name: str
    media_type: str
    size_bytes: int
    is_sent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSubmission:
    """A completed interview as it is sent.

    Attributes:
        instance_sha256: Of the instance that it was made of; `to_seq` is the last event of its journal then.
        deprecated_id: The submission that this one replaces; empty if it is the first. `first_id` is that of all.
        xml: The payload, byte for byte as it is sent. `key` (AES) makes the encrypted files anew; empty without.
        plain: The answers behind an encrypted payload, byte for byte as its signature means them; empty without.
        reason: Short stable name of why it is not delivered; `sentence` says it.
        unanswered: Attempts that got no answer. `conflicts`: answers "conflict" in a row.
        next_at: When it is tried again by itself; None: with the next synchronisation, or never.
    """

    no: int = 0
    interview_id: str
    account_id: str
    form_id: str
    version: str
    instance_sha256: str
    to_seq: int
    instance_id: str
    deprecated_id: str
    first_id: str
    xml: bytes = field(repr=False)
    key: bytes = field(default=b"", repr=False)
    plain: bytes = field(default=b"", repr=False)
    state: SubmissionState = SubmissionState.WAITING
    reason: str = ""
    sentence: str = ""
    attempts: int = 0
    unanswered: int = 0
    conflicts: int = 0
    frozen_at: datetime
    tried_at: datetime | None = None
    next_at: datetime | None = None
    sent_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfrozen:
    """A completed interview whose last completion is no submission yet."""

    interview_id: str
    study_id: str
    questionnaire: str
    sha256: str
    xml: bytes = field(repr=False)
    to_seq: int
