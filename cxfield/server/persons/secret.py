"""The server's half of every person's key: made once, in the database; mixed with a secret of the environment if any.

With `CXFIELD_PERSON_SECRET` a copy of the database, or a replica, opens nobody's data by itself. It has to be set at
the first start and stays as it is: a server that finds another one does not start.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets

from sqlalchemy import Connection, column, insert, select, table

from cxfield.errors import CxfieldError
from cxfield.server.persons.keys import SECRET

VARIABLE = "CXFIELD_PERSON_SECRET"
_CHECK = "person_secret_check"
_META = table("meta", column("name"), column("value"))


class PersonSecretError(CxfieldError):
    """The environment names another secret than at the first start."""


def ready_secret(connection: Connection) -> bytes:
    """Return the server's half, made now if there is none.

    Raises:
        PersonSecretError: It is not the one under which the database was begun.
    """
    kept = dict(connection.execute(select(_META.c.name, _META.c.value).where(_META.c.name.in_([SECRET, _CHECK]))).all())
    if SECRET not in kept:
        kept[SECRET] = secrets.token_hex(32)
        kept[_CHECK] = _check(_mixed(kept[SECRET]))
        connection.execute(insert(_META), [{"name": name, "value": value} for name, value in kept.items()])
    secret = _mixed(kept[SECRET])
    if not hmac.compare_digest(_check(secret), kept[_CHECK]):
        raise PersonSecretError(
            f"The personal data of this database lies under another {VARIABLE}; set it as it was at the first start "
            "(or leave it out, if it was not set then). Nothing was changed."
        )
    return secret


def _mixed(own: str) -> bytes:
    given = os.environ.get(VARIABLE, "").encode()
    key = hashlib.sha256(given).digest() if given else b""
    return hashlib.blake2b(bytes.fromhex(own), key=key, digest_size=32).digest()


def _check(secret: bytes) -> str:
    return hmac.new(secret, b"check", hashlib.sha256).hexdigest()[:32]
