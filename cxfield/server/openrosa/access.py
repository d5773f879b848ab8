"""Who may fetch forms and send submissions: tokens in addresses, and device passwords by Digest or Basic.

Passwords of accounts are kept as Argon2id and cannot serve Digest, which needs HA1. So devices get a password of their
own, made here by chance; its HA1 is kept encrypted under the server's secret (with `CXFIELD_PERSON_SECRET`, if set).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from dataclasses import dataclass

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox
from sqlmodel import Session, col, select

from cxfield.server.database import Database, now_text, own_secret, record_audit
from cxfield.server.errors import NotAllowedError, NotFoundError, RefusedError
from cxfield.server.intake.feed import join_study
from cxfield.server.openrosa.answers import CredentialsNeededError
from cxfield.server.openrosa.digest import Nonces, challenges, first_half, is_right, read_reply
from cxfield.server.people.accounts import CONSOLE, Sender
from cxfield.server.persons.keys import SECRET
from cxfield.server.policy import Action, Relation, require
from cxfield.server.tables import AccountRow, MemberRow, OpenRosaPasswordRow, OpenRosaTokenRow, StudyRow
from cxfield.sync.messages import Role

_PASSWORD_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
_PASSWORD_LENGTH = 20
_WRONG = "User or password is wrong, or the account may not send to this study."
_WHICH_COLUMN = {"MD5": "md5", "SHA-256": "sha256"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request as far as it shows who asks. `is_private`: nobody can read it on its way."""

    method: str
    path: str
    authorization: str
    is_private: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenLine:
    """A token as it is listed; the secret itself is kept nowhere."""

    study_id: str
    token_id: str
    user: str
    name: str
    created_at: str
    revoked_at: str


class WrongSecretError(CredentialsNeededError):
    """Somebody gave a wrong token or password: counted against their address."""


class UnknownTokenError(NotAllowedError):
    """The token in the address is of nobody (any more)."""


class OpenRosaAccess:
    """Tokens and device passwords."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._nonces = Nonces(own_secret(database, "openrosa_nonce_key"))

    # ---- who asks ----

    def by_token(self, study_id: str, token: str) -> Sender:
        """Return the account behind a token.

        Raises:
            UnknownTokenError: There is no such token for the study, or the account may not send.
        """
        with self._database.read() as session:
            query = (
                select(AccountRow.user, AccountRow.role, MemberRow.user)
                .select_from(OpenRosaTokenRow)
                .join(AccountRow, col(AccountRow.user) == col(OpenRosaTokenRow.user))
                .outerjoin(
                    MemberRow,
                    (col(MemberRow.study_id) == col(OpenRosaTokenRow.study_id))
                    & (col(MemberRow.user) == col(OpenRosaTokenRow.user)),
                )
                .where(OpenRosaTokenRow.secret_hash == _hash(token), OpenRosaTokenRow.study_id == study_id)
                .where(OpenRosaTokenRow.revoked_at == "", ~col(AccountRow.disabled))
            )
            found = session.exec(query).first()
        if found is None:
            raise UnknownTokenError("This token is not known here, or was taken back; scan a new code.")
        user, role, member = found
        require(Role(role), Action.COLLECT, Relation.MEMBER if member else Relation.STRANGER)
        return Sender(user=user, role=Role(role), device="openrosa")

    def by_password(self, study_id: str, asked: Asked) -> Sender:
        """Return the account that shows by Digest, or plainly where nobody reads along, that it knows its password.

        Raises:
            CredentialsNeededError: Nothing was shown, or the nonce is old. WrongSecretError: It was wrong.
        """
        scheme = asked.authorization.partition(" ")[0].lower()
        if scheme == "digest":
            account = self._by_digest(asked)
        elif scheme == "basic" and asked.is_private:
            account = self._by_basic(asked)
        else:
            raise self._ask("Sign in with the device password of your account.", asked)
        with self._database.read() as session:
            require_member(session, account, study_id)
        return _sender(account)

    def _by_digest(self, asked: Asked) -> AccountRow:
        reply = read_reply(asked.authorization)
        if reply is None or reply.uri.partition("?")[0] != asked.path:
            raise self._wrong(asked)
        with self._database.read() as session:
            account = _usable(session, reply.user)
            row = session.get(OpenRosaPasswordRow, reply.user)
            sealed = getattr(row, _WHICH_COLUMN[reply.algorithm]) if row is not None else None
            ha1 = self._opened(session, sealed) if sealed is not None else secrets.token_hex(16)
        if account is None or row is None or not self._nonces.is_ours(reply.nonce):
            raise self._wrong(asked)
        if not is_right(reply, asked.method, ha1):
            raise self._wrong(asked)
        if not self._nonces.is_fresh(reply.nonce):
            raise self._ask("The challenge is old; answer the new one.", asked, is_stale=True)
        return account

    def _by_basic(self, asked: Asked) -> AccountRow:
        try:
            plain = base64.b64decode(asked.authorization.partition(" ")[2], validate=True).decode()
        except (binascii.Error, ValueError):
            raise self._wrong(asked) from None
        user, _, password = plain.partition(":")
        with self._database.read() as session:
            account, row = _usable(session, user), session.get(OpenRosaPasswordRow, user)
            kept = self._opened(session, row.sha256) if row is not None else ""
        if account is None or not hmac.compare_digest(first_half("SHA-256", user, password), kept):
            raise self._wrong(asked)
        return account

    def _ask(self, message: str, asked: Asked, *, is_stale: bool = False) -> CredentialsNeededError:
        return CredentialsNeededError(message, self._challenges(asked, is_stale=is_stale))

    def _wrong(self, asked: Asked) -> WrongSecretError:
        return WrongSecretError(_WRONG, self._challenges(asked, is_stale=False))

    def _challenges(self, asked: Asked, *, is_stale: bool) -> tuple[str, ...]:
        return challenges(self._nonces.new(), is_stale=is_stale, offers_basic=asked.is_private)

    def _opened(self, session: Session, sealed: bytes) -> str:
        try:
            return _box(session).decrypt(sealed).decode()
        except CryptoError:
            return ""

    # ---- for administrators ----

    def make_token(self, study_id: str, user: str, name: str) -> tuple[TokenLine, str]:
        """Make a token; the account takes part in the study from now on. Return it with its secret, shown once.

        Raises:
            RefusedError: The account may not do interviews. NotFoundError: No such study or account.
        """
        secret = secrets.token_urlsafe(32)
        with self._database.write() as session:
            self._require_sendable(session, user)
            if session.get(StudyRow, study_id) is None:
                raise NotFoundError(f"There is no study {study_id}.")
            join_study(session, study_id, user)
            row = OpenRosaTokenRow(
                study_id=study_id,
                token_id=secrets.token_hex(4),
                secret_hash=_hash(secret),
                user=user,
                name=name,
                created_at=now_text(),
            )
            session.add(row)
            subject = f"{study_id} {user} {row.token_id}"
            record_audit(session, actor=CONSOLE, action="openrosa-token-made", subject=subject)
            return _line(row), secret

    def make_password(self, user: str) -> str:
        """Make a device password for an account; an earlier one ends. It is shown once.

        Raises:
            RefusedError: The account may not do interviews. NotFoundError: No such account.
        """
        password = "".join(secrets.choice(_PASSWORD_SIGNS) for _ in range(_PASSWORD_LENGTH))
        with self._database.write() as session:
            self._require_sendable(session, user)
            box = _box(session)
            row = session.get(OpenRosaPasswordRow, user) or OpenRosaPasswordRow(
                user=user, md5=b"", sha256=b"", created_at=""
            )
            row.md5 = bytes(box.encrypt(first_half("MD5", user, password).encode()))
            row.sha256 = bytes(box.encrypt(first_half("SHA-256", user, password).encode()))
            row.created_at = now_text()
            session.add(row)
            record_audit(session, actor=CONSOLE, action="openrosa-password-made", subject=user)
        return password

    def revoke_token(self, token_id: str) -> TokenLine:
        """Take a token back, at once and for good. Safe to repeat.

        Raises:
            NotFoundError: There is no such token.
        """
        with self._database.write() as session:
            row = session.exec(select(OpenRosaTokenRow).where(OpenRosaTokenRow.token_id == token_id)).first()
            if row is None:
                raise NotFoundError(f"There is no token {token_id}; cxfield openrosa list names them.")
            if not row.revoked_at:
                row.revoked_at = now_text()
                session.add(row)
                subject = f"{row.study_id} {row.user} {token_id}"
                record_audit(session, actor=CONSOLE, action="openrosa-token-revoked", subject=subject)
            return _line(row)

    def revoke_password(self, user: str) -> None:
        """Take the device password of an account back.

        Raises:
            NotFoundError: It has none.
        """
        with self._database.write() as session:
            row = session.get(OpenRosaPasswordRow, user)
            if row is None:
                raise NotFoundError(f"{user} has no device password.")
            session.delete(row)
            record_audit(session, actor=CONSOLE, action="openrosa-password-revoked", subject=user)

    def tokens(self) -> list[TokenLine]:
        """Return all tokens, the oldest first."""
        with self._database.read() as session:
            return [
                _line(row) for row in session.exec(select(OpenRosaTokenRow).order_by(col(OpenRosaTokenRow.created_at)))
            ]

    def passwords(self) -> list[tuple[str, str]]:
        """Return who has a device password, and since when."""
        with self._database.read() as session:
            rows = session.exec(select(OpenRosaPasswordRow).order_by(col(OpenRosaPasswordRow.user)))
            return [(row.user, row.created_at) for row in rows]

    @staticmethod
    def _require_sendable(session: Session, user: str) -> None:
        row = session.get(AccountRow, user)
        if row is None or row.disabled:
            raise NotFoundError(f"There is no account {user}, or it is disabled; add it first: cxfield user add.")
        if Role(row.role) not in (Role.INTERVIEWER, Role.SUPERVISOR):
            raise RefusedError(f"{user} is no interviewer or supervisor, and cannot send interviews.")


def require_member(session: Session, account: AccountRow, study_id: str) -> None:
    """Refuse who does not take part in the study.

    Raises:
        NotAllowedError: With a sentence.
    """
    is_member = session.get(MemberRow, (study_id, account.user)) is not None
    require(Role(account.role), Action.COLLECT, Relation.MEMBER if is_member else Relation.STRANGER)


def _usable(session: Session, user: str) -> AccountRow | None:
    row = session.get(AccountRow, user)
    return row if row is not None and not row.disabled else None


def _sender(account: AccountRow) -> Sender:
    return Sender(user=account.user, role=Role(account.role), device="openrosa")


def _line(row: OpenRosaTokenRow) -> TokenLine:
    return TokenLine(**row.model_dump(exclude={"secret_hash"}))


def _hash(token: str) -> str:
    return hashlib.sha256(b"cxfield openrosa token\n" + token.encode()).hexdigest()


def _box(session: Session) -> SecretBox:
    secret: bytes = session.info[SECRET]
    return SecretBox(hashlib.blake2b(b"openrosa ha1", key=secret[:32], digest_size=32).digest())
