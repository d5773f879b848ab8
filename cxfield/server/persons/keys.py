"""One key for each respondent: what is personal lies in the database under it, and nowhere else.

A key follows from two halves: the person's own, a row of `person_key` that goes with their erasure, and the server's.
So every copy of what was sealed becomes unreadable at once, wherever it lies, when the person's half is gone from the
database; backups keep these halves apart (`backup/person_keys.py`). A person is a case of a study, or an interview
that belongs to no case. What was written before there were keys is not sealed, and read as it is.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
)
from nacl.exceptions import CryptoError
from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from cxfield.server.tables import PersonKeyRow

SECRET = "person_secret"
"""Name of the server's half in `meta`, and of what a session is given of it."""
Person = tuple[str, str]
"""study, person."""
_MAGIC, _TEXT = b"\x03", "sealed:"
_NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
_SHARE_BYTES = 32
_AT_ONCE = 500
_KNOWN = "person keys"
_HELD, _SEIZED = {"read": True, "key_share": True}, {"read": False}
"""Locks of PostgreSQL on the row of a key: many write of a person at a time, one erases them."""
_TABLE: Any = PersonKeyRow.__table__  # type: ignore[attr-defined]


def person_of(study_id: str, case_id: str, stream_id: str) -> Person:
    """Return whose a journal is."""
    return study_id, case_id or f"~{stream_id}"


def mark_of(secret: bytes, person: Person) -> str:
    """Return the keyed hash that names a person where their name and case must not stand."""
    return hmac.new(secret, "\n".join(("person", *person)).encode(), hashlib.sha256).hexdigest()


class PersonKeys:
    """Seals and opens, in one transaction."""

    def __init__(self, connection: Connection, secret: bytes) -> None:
        self._connection, self._secret = connection, secret
        self._keys: dict[Person, bytes] = {}
        self._asked: set[Person] = set()

    def is_of(self, connection: Connection) -> bool:
        """Whether it reads in this transaction."""
        return self._connection is connection

    def mark(self, person: Person) -> str:
        """Return the person's mark."""
        return mark_of(self._secret, person)

    def learn(self, persons: Iterable[Person]) -> None:
        """Read the keys of many persons at once; what is not read so is read one by one."""
        for study_id, ids in _by_study(set(persons) - self._asked):
            self._read(study_id, _TABLE.c.person_id.in_(ids))
            self._asked.update((study_id, one) for one in ids)

    def hold(self, persons: Iterable[Person]) -> None:
        """Read keys and keep them from being taken away until the transaction ends: for who writes of a person.

        An erasure that is under way is waited for; whether there is a tombstone is to be asked behind this.
        """
        for study_id, ids in _by_study(persons):
            self._read(study_id, _TABLE.c.person_id.in_(ids), lock=_HELD)

    def seize(self, person: Person) -> None:
        """Wait for everybody who writes of a person, and let others wait: for the erasure."""
        self._read(person[0], _TABLE.c.person_id == person[1], lock=_SEIZED)

    def learn_study(self, study_id: str) -> None:
        """Read the keys of everybody in a study."""
        self._read(study_id)

    def make(self, persons: Iterable[Person]) -> None:
        """See to it that each of them has a key."""
        wanted = sorted(set(persons))
        self.learn(wanted)
        lacking = [one for one in wanted if one not in self._keys]
        if not lacking:
            return
        is_sqlite = self._connection.dialect.name == "sqlite"
        insert = (sqlite.insert if is_sqlite else postgresql.insert)(_TABLE).on_conflict_do_nothing()
        rows = [{"study_id": s, "person_id": p, "share": secrets.token_bytes(_SHARE_BYTES)} for s, p in lacking]
        self._connection.execute(insert, rows)
        self._asked.difference_update(lacking)
        self.learn(lacking)

    def has(self, person: Person) -> bool:
        """Whether there is a key: there is none of who was erased."""
        self.learn([person])
        return person in self._keys

    def remove(self, person: Person) -> None:
        """Make everything of theirs unreadable."""
        self._connection.execute(delete(_TABLE).where(_TABLE.c.study_id == person[0], _TABLE.c.person_id == person[1]))
        self._keys.pop(person, None)

    def seal(self, person: Person, place: str, data: bytes) -> bytes:
        """Return `data` so that only the person's key opens it, and only as `place`."""
        if person not in self._keys:
            self.make([person])
        nonce = secrets.token_bytes(_NONCE)
        return (
            _MAGIC
            + nonce
            + crypto_aead_xchacha20poly1305_ietf_encrypt(data, _context(person, place), nonce, self._keys[person])
        )

    def open(self, person: Person, place: str, sealed: bytes) -> bytes:
        """Return what was sealed; nothing where the person was erased."""
        if not sealed.startswith(_MAGIC):
            return sealed
        if not self.has(person):
            return b""
        nonce, rest = sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
        try:
            return crypto_aead_xchacha20poly1305_ietf_decrypt(rest, _context(person, place), nonce, self._keys[person])
        except CryptoError as error:
            raise ValueError(f"The {place} of a respondent cannot be opened with their key.") from error

    def seal_text(self, person: Person, place: str, text: str) -> str:
        """Return `text` sealed, as text; nothing stays nothing."""
        if not text:
            return ""
        return _TEXT + base64.b64encode(self.seal(person, place, zlib.compress(text.encode(), 1))).decode()

    def open_text(self, person: Person, place: str, sealed: str) -> str:
        """Return the text; nothing where the person was erased."""
        if not sealed.startswith(_TEXT):
            return sealed
        opened = self.open(person, place, base64.b64decode(sealed.removeprefix(_TEXT)))
        return zlib.decompress(opened).decode() if opened else ""

    def _read(self, study_id: str, *conditions: Any, lock: Mapping[str, Any] | None = None) -> None:
        query = select(_TABLE.c.person_id, _TABLE.c.share).where(_TABLE.c.study_id == study_id, *conditions)
        if lock is not None:
            query = query.order_by(_TABLE.c.person_id).with_for_update(**lock)
        for person_id, share in self._connection.execute(query):
            self._keys[study_id, person_id] = hashlib.blake2b(bytes(share), key=self._secret, digest_size=32).digest()


def _by_study(persons: Iterable[Person]) -> Iterator[tuple[str, list[str]]]:
    """Yield studies with their people, some at a time."""
    wanted: dict[str, list[str]] = {}
    for study_id, person_id in sorted(set(persons)):
        wanted.setdefault(study_id, []).append(person_id)
    for study_id, ids in wanted.items():
        for start in range(0, len(ids), _AT_ONCE):
            yield study_id, ids[start : start + _AT_ONCE]


def _context(person: Person, place: str) -> bytes:
    return "\n".join((*person, place)).encode()


def person_keys(session: Session) -> PersonKeys:
    """Return the keys, once for each transaction of a session."""
    connection = session.connection()
    known: PersonKeys | None = session.info.get(_KNOWN)
    if known is None or not known.is_of(connection):
        known = session.info[_KNOWN] = PersonKeys(connection, session.info[SECRET])
    return known
