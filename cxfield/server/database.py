"""The server's database: SQLite with one writer, or what `--database` names. Every write goes through `write()`."""

from __future__ import annotations

import hashlib
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import sqlcipher3.dbapi2
from nacl.signing import SigningKey
from sqlalchemy import URL, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    IntegrityError,
    InterfaceError,
    NoSuchModuleError,
    OperationalError,
    SQLAlchemyError,
    TimeoutError,
)
from sqlmodel import Session, col, delete, select, update

from cxfield.errors import CxfieldError
from cxfield.server import schema
from cxfield.server.persons.keys import SECRET
from cxfield.server.persons.secret import ready_secret
from cxfield.server.tables import AuditRow, CounterRow, MetaRow

OLDEST_SQLITE = (3, 51, 3)
"""Earlier ones can lose committed data when a write-ahead log is reset."""
DATABASE_FILE = "server.db"
_BUSY_S = 20.0
WRITER_WAIT_S = 60.0
"""How long a write waits for another one of this process where there is one writer; then it is tried again later."""
CONNECTIONS = 40
"""Connections at most, for each worker: every place of `bulkheads` has one."""
_POOLED = {"prepare_threshold": None}
"""Nothing is prepared: a pooler such as PgBouncer gives each transaction another session, which does not know it."""
POOL_KEPT = 8
REACH: dict[str, Any] = {
    "connect_timeout": 10,
    "tcp_user_timeout": 30_000,
    "keepalives": 1,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
}
"""How long a database that vanished without a word is waited for; what the address says of it counts more."""
LONGEST = {"idle_in_transaction_session_timeout": "120s", "lock_timeout": "60s", "statement_timeout": "300s"}
"""How long PostgreSQL lets a transaction of the server do nothing, wait for another one, and work on one statement."""
_DURABLE = "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
REWRITE = "rewrite_due"
"""In `meta`: deleted rows of an older program may still be in the files."""
LIFE = "life"
"""In `meta`: the history of the PostgreSQL, which is another one once it went back to an earlier moment."""
_LIFE = """
SELECT (SELECT system_identifier FROM pg_control_system()) || '/' || left(pg_walfile_name(pg_current_wal_lsn()), 8)
"""
RESTORING = "restoring"
"""In `meta`: a restore filled the tables and has not ended yet; who was erased may still be in them."""
_SQLITE_SCRUB = ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")
_POSTGRES_SCRUB = ("person_key", "case_unit", "segment", "interview", "inbox", "decision", "transfer")
_TRIES = 6
_OUTRUN = ("40001", "40P01")
"""PostgreSQL: could not serialise, deadlock."""

T = TypeVar("T")


class DatabaseError(CxfieldError):
    """The database cannot be opened or is not one of this program."""


def now_text() -> str:
    """Return this moment as it stands in rows and messages: ISO, UTC, milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def default_url(folder: Path) -> str:
    """Return the address of the SQLite database in `folder`."""
    return f"sqlite:///{folder / DATABASE_FILE}"


_PRAGMAS = (
    *("journal_mode=WAL", "synchronous=FULL", "fullfsync=1", "trusted_schema=OFF", "foreign_keys=ON"),
    "secure_delete=ON",  # what is deleted is overwritten: nobody finds an erased person in the file
)


def _sqlite_engine(url: str, begin: str) -> Engine:
    if sqlcipher3.dbapi2.sqlite_version_info < OLDEST_SQLITE:
        raise DatabaseError(
            f"SQLite {sqlcipher3.dbapi2.sqlite_version} may lose data; install sqlcipher3 0.6.2 or newer."
        )
    arguments = {"timeout": _BUSY_S, "check_same_thread": False}
    engine = create_engine(
        url,
        module=sqlcipher3.dbapi2,
        connect_args=arguments,
        hide_parameters=True,
        pool_size=POOL_KEPT,
        max_overflow=CONNECTIONS - POOL_KEPT,
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _backend(url: str) -> str:
    try:
        return make_url(url).get_backend_name()
    except ArgumentError as error:
        raise DatabaseError(f"{url} is not the address of a database; write postgresql+psycopg://…") from error


def psycopg_arguments(address: URL) -> dict[str, Any]:
    """Return how a connection to PostgreSQL is made, besides what its address says."""
    return {**_POOLED, **{name: value for name, value in REACH.items() if name not in address.query}}


def _other_engine(url: str) -> Engine:
    address = make_url(url)
    if address.drivername == "postgresql":
        address = address.set(drivername="postgresql+psycopg")
    try:
        engine = create_engine(
            address,
            connect_args=psycopg_arguments(address) if address.get_driver_name() == "psycopg" else {},
            pool_pre_ping=True,
            hide_parameters=True,
            pool_size=POOL_KEPT,
            max_overflow=CONNECTIONS - POOL_KEPT,
        )
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise DatabaseError(f"The driver of this database is not installed ({error}); install it first.") from error
    if engine.dialect.name == "postgresql":
        event.listen(engine, "connect", _bound_times)
    return engine


def _bound_times(connection: Any, _record: Any) -> None:
    """Let no transaction go on for ever: it would hold up readers of changes, and backups have to rely on it.

    Where PostgreSQL is set up to say "committed" before it is on the disk, it is not for this server: devices delete.
    """
    was, connection.autocommit = connection.autocommit, True
    for name, value in LONGEST.items():
        connection.execute(f"SET {name} = '{value}'")
    connection.execute(_DURABLE)
    connection.autocommit = was


class Database:
    """Gives sessions. SQLite: one writer at a time (a lock, then BEGIN IMMEDIATE), readers beside it."""

    def __init__(self, url: str, *, is_restoring: bool = False, writer_wait_s: float = WRITER_WAIT_S) -> None:
        self._is_sqlite = _backend(url) == "sqlite"
        if self._is_sqlite:
            self._writer = _sqlite_engine(url, "BEGIN IMMEDIATE")
            self._reader = _sqlite_engine(url, "BEGIN")
        else:
            self._writer = self._reader = _other_engine(url)
        self._lock, self._writer_wait_s = threading.Lock(), writer_wait_s
        self._info: dict[str, Any] = {}
        self._create()
        self.look_at_life()
        with self.read() as session:
            values = {row.name: row.value for row in session.exec(select(MetaRow))}
        if RESTORING in values and not is_restoring:
            raise DatabaseError("A restore into this database was cut off; make the database anew and restore again.")
        self.epoch = values["epoch"]
        self.signing_key = SigningKey(bytes.fromhex(values["signing_key"]))

    @property
    def is_sqlite(self) -> bool:
        """Whether it is one file with one writer."""
        return self._is_sqlite

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction; committed durably when the block ends, undone when it raises."""
        with (
            self._alone() if self._is_sqlite else nullcontext(),
            Session(self._writer, expire_on_commit=False, info=self._info) as session,
            session.begin(),
        ):
            yield session

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold SQLite's writer lock. Nobody waits for a slow writer for ever."""
        if not self._lock.acquire(timeout=self._writer_wait_s):
            raise TimeoutError("Another write of this process takes too long.")
        try:
            yield
        finally:
            self._lock.release()

    def run(self, work: Callable[[Session], T]) -> T:
        """Do `work` in one transaction and return its result; do it again where somebody else was quicker.

        Two transactions that begin the same thing, or wait for each other, are no error: the second looks again.
        """
        for _ in range(_TRIES - 1):
            try:
                with self.write() as session:
                    return work(session)
            except DBAPIError as error:
                if not _was_outrun(error):
                    raise
        with self.write() as session:
            return work(session)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """One consistent view."""
        with Session(self._reader, expire_on_commit=False, info=self._info) as session:
            yield session

    def scrub(self) -> None:
        """Take out of the files what was deleted: the write-ahead log of SQLite, dead rows of PostgreSQL.

        The first time after an upgrade everything is written anew, because older programs did not overwrite.
        """
        with self.read() as session:
            is_due = session.get(MetaRow, REWRITE) is not None
        link = self._writer.raw_connection()
        try:
            with self._lock if self._is_sqlite else nullcontext():
                for statement in _SQLITE_SCRUB if self._is_sqlite else _POSTGRES_SCRUB:
                    if is_due or "VACUUM" not in statement or not self._is_sqlite:
                        self._scrub_by(link.driver_connection, statement, is_due=is_due)
        finally:
            link.close()
        if is_due:
            self.run(lambda session: session.exec(delete(MetaRow).where(col(MetaRow.name) == REWRITE)))

    def _scrub_by(self, connection: Any, statement: str, *, is_due: bool) -> None:
        if self._is_sqlite:
            connection.execute(statement).fetchall()
            return
        was, connection.autocommit = connection.autocommit, True
        try:
            connection.execute(f"VACUUM {'FULL ' if is_due else ''}{statement}")
        finally:
            connection.autocommit = was

    def renew_epoch(self) -> str:
        """Take a new epoch: after a restore from a backup, so that devices offer again what the backup lacks."""
        with self.write() as session:
            self.epoch = _renew_epoch(session)
        return self.epoch

    def look_at_life(self) -> None:
        """Take the epoch of now: a new one where PostgreSQL itself went back, to its archive or to a standby.

        What was acknowledged after the moment to which it went back is not in it, and devices believe that it is.
        """
        if not self._is_sqlite:
            self.run(_note_life)
        with self.read() as session:
            self.epoch = session.get_one(MetaRow, "epoch").value

    def close(self) -> None:
        """Close all connections."""
        self._writer.dispose()
        self._reader.dispose()

    def _create(self) -> None:
        try:
            with self._writer.begin() as connection:
                number = schema.prepare(connection)
            self.run(lambda session: _begin_meta(session, number))
            self._info[SECRET] = self.run(lambda session: ready_secret(session.connection()))
        except SQLAlchemyError as error:
            raise DatabaseError(f"The server's database cannot be opened: {error.__cause__ or error}.") from error


def _renew_epoch(session: Session) -> str:
    row = session.get_one(MetaRow, "epoch")
    row.value = secrets.token_hex(16)
    session.add(row)
    return row.value


def _note_life(session: Session) -> None:
    """Renew the epoch where the database has another history than the last time."""
    try:
        with session.begin_nested():
            life = str(session.connection().execute(text(_LIFE)).scalar_one())
    except DBAPIError:
        return  # a service that does not tell
    row = session.get(MetaRow, LIFE, with_for_update=True)
    if row is None:
        session.add(MetaRow(name=LIFE, value=life))
    elif row.value != life:
        row.value = life
        session.add(row)
        record_audit(session, actor="server", action="database-went-back", subject=_renew_epoch(session))


def _begin_meta(session: Session, number: str) -> None:
    if session.get(MetaRow, "epoch") is None:
        fresh = {"schema": number, "epoch": secrets.token_hex(16), "signing_key": _new_key()}
        session.add_all(MetaRow(name=name, value=value) for name, value in fresh.items())
        session.add_all(CounterRow(name=name, value=0) for name in ("change", "audit"))
        session.flush()
    session.exec(update(MetaRow).where(col(MetaRow.name) == "schema").values(value=number))


def _was_outrun(error: DBAPIError) -> bool:
    return isinstance(error, IntegrityError) or getattr(error.orig, "sqlstate", None) in _OUTRUN


def is_passing(error: SQLAlchemyError) -> bool:
    """Whether the database does not answer now, rather than that it refuses what it was given."""
    return isinstance(error, OperationalError | InterfaceError | TimeoutError)


def _new_key() -> str:
    return bytes(SigningKey.generate()).hex()


def take_numbers(session: Session, counter: str, count: int = 1) -> range:
    """Return the next `count` numbers. Holds the counter's row until the commit, so numbers appear in order."""
    statement = text("UPDATE counter SET value = value + :count WHERE name = :name RETURNING value")
    last: int = session.connection().execute(statement, {"count": count, "name": counter}).scalar_one()
    return range(last - count + 1, last + 1)


def own_secret(database: Database, name: str) -> bytes:
    """Return a secret of the server, made at its first use, the same for all its processes."""
    with database.read() as session:
        row = session.get(MetaRow, name)

    def make(session: Session) -> MetaRow:
        made = session.get(MetaRow, name) or MetaRow(name=name, value=secrets.token_hex(32))
        session.add(made)
        return made

    return bytes.fromhex((row or database.run(make)).value)


def record_audit(session: Session, *, actor: str, action: str, subject: str) -> None:
    """Append to the audit trail in the caller's transaction."""
    number = take_numbers(session, "audit")[0]
    previous = session.exec(select(AuditRow.hash).where(col(AuditRow.number) == number - 1)).first() or ""
    at = now_text()
    digest = audit_hash(previous, at, actor, action, subject)
    session.add(AuditRow(number=number, at=at, actor=actor, action=action, subject=subject, hash=digest))


def audit_hash(previous: str, at: str, actor: str, action: str, subject: str) -> str:
    """Return the hash of a line of the audit trail."""
    return hashlib.sha256("\n".join((previous, at, actor, action, subject)).encode()).hexdigest()
