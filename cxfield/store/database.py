"""The one connection to the device's database: transactions, a full disk, a failing disk."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import CursorResult, Executable, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import DBAPIError

from cxfield.errors import CxfieldError
from cxfield.store.database_key import DatabaseKey
from cxfield.store.disk import DiskRules, Reserve
from cxfield.store.encrypted_file import (
    check_canary,
    connect_engine,
    error_text,
    is_full,
    is_gap,
    is_locked,
    is_storage_failure,
    open_connection,
    opening_error,
)
from cxfield.store.errors import (
    DiskFullError,
    StorageFailureError,
    StoreError,
    WorkspaceInUseError,
    WrongThreadError,
)

Values = Mapping[str, Any] | Sequence[Mapping[str, Any]] | None


class Database:
    """Owns the connection. Everything is called on the thread that made it.

    Writes of a transaction are noted, so that they can be done once more when the disk was full and the reserve
    has been given up. After an input or output error the connection is closed and opened anew; nothing is retried.
    """

    def __init__(self, path: Path, key: DatabaseKey, *, rules: DiskRules, fingerprint: str | None = None) -> None:
        self.path = path
        self.key = key
        self._rules = rules
        self._fingerprint = fingerprint
        self._thread = threading.get_ident()
        self.reserve = Reserve(path.parent, rules)
        self._depth = 0
        self._done: list[tuple[Executable, Values]] = []
        self._is_broken = False
        self._failure: str | None = None
        self._looked_into: list[BinaryIO] = []
        self.on_rollback: Callable[[], None] = lambda: None
        self.on_commit: Callable[[], None] = lambda: None
        self.before_commit: Callable[[], None] = lambda: None
        self.is_all_there: Callable[[], bool] = lambda: True
        self._connect()

    def _connect(self) -> None:
        self._engine = connect_engine(self.path, self.key, page_limit=self._rules.page_limit)
        self._connection = open_connection(self._engine, self.path, fingerprint=self._fingerprint, key=self.key)
        event.listen(self._engine, "handle_error", self._on_error)

    def _on_error(self, context: ExceptionContext) -> None:
        """Say in words what shows only when rows are fetched: a damaged page, a sector that cannot be read."""
        error, is_fetching = context.sqlalchemy_exception, context.statement is None
        if error is not None and is_fetching and is_storage_failure(error):
            self._is_broken = True
            raise opening_error(error, self.path)

    def close(self) -> None:
        """Close the connection; the write-ahead log is folded into the file."""
        self._check_thread()
        self._disconnect()
        self._failure = "The workspace was closed."

    def _disconnect(self) -> None:
        try:
            self._connection.close()
            self._engine.dispose()
        finally:
            while self._looked_into:
                self._looked_into.pop().close()

    def check_canary(self) -> None:
        """See `encrypted_file.check_canary`. A full disk gives up the reserve for it.

        Raises:
            StartRefusedError: The cipher is not where it should be.
            DiskFullError, DamagedDatabaseError: The disk refuses.
        """
        try:
            self._looked_into += check_canary(self._connection, self.path)
        except (DBAPIError, OSError) as error:
            if not (is_full(error) and self.reserve.drop()):
                raise opening_error(error, self.path) from error
            self.check_canary()

    def _check_thread(self) -> None:
        if threading.get_ident() != self._thread:
            raise WrongThreadError(
                "The store was called from another thread than the one that opened it; "
                "hand the work to the storage thread."
            )

    def _check_usable(self) -> None:
        self._check_thread()
        if self._failure is not None:
            raise StorageFailureError(self._failure, usable=False)

    @property
    def driver_connection(self) -> Any:
        """The SQLCipher connection itself, for the backup API."""
        self._check_usable()
        return self._connection.connection.driver_connection

    def read(self, statement: Executable, values: Values = None) -> CursorResult[Any]:
        """Run a query."""
        self._check_usable()
        try:
            return self._connection.execute(statement, values)
        except DBAPIError as error:
            self._is_broken = True  # SQLite may have rolled back: what follows would not be one step any more
            raise self._translated(error) from error.orig

    def write(self, statement: Executable, values: Values = None) -> None:
        """Run a statement that changes something, in the transaction under way or in one of its own."""
        if self._depth == 0:
            with self.transaction():
                self.write(statement, values)
            return
        self._check_usable()
        if self._is_broken:
            raise StoreError("This step was not saved because of an earlier error in it.")
        try:
            self._connection.execute(statement, values)
        except DBAPIError as error:
            if not is_full(error):
                self._is_broken = True
                raise self._translated(error) from error.orig
            self._give_up_reserve(error)
            self._repeat([(statement, values)])
        self._done.append((statement, values))

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is saved together or not at all; durable when it returns. Inner ones join the outer one.

        Raises:
            DiskFullError, StorageFailureError: Nothing of it was saved.
        """
        if self._depth:
            yield
            return
        self._check_usable()
        self._begin()
        self._depth, self._is_broken, self._done = 1, False, []
        try:
            yield
            if self._is_broken:
                raise StoreError("This step was not saved because of an earlier error in it.")
            self.before_commit()
            self._commit()
        except BaseException:
            self._roll_back()
            self.on_rollback()
            raise
        else:
            self.on_commit()
        finally:
            self._depth, self._done = 0, []

    def _begin(self) -> None:
        try:
            self._connection.exec_driver_sql("BEGIN IMMEDIATE")
        except DBAPIError as error:
            raise self._translated(error) from error.orig

    def _commit(self) -> None:
        try:
            self._connection.exec_driver_sql("COMMIT")
        except DBAPIError as error:
            if not is_full(error):
                raise self._translated(error) from error.orig
            self._give_up_reserve(error)
            self._repeat([])
            try:
                self._connection.exec_driver_sql("COMMIT")
            except DBAPIError as again:
                raise self._translated(again) from again.orig

    def _roll_back(self) -> None:
        if self._failure is None and self.driver_connection.in_transaction:
            with contextlib.suppress(DBAPIError):
                self._connection.exec_driver_sql("ROLLBACK")

    def _give_up_reserve(self, error: DBAPIError) -> None:
        self._roll_back()
        if not self.reserve.drop():
            self._is_broken = True
            raise self._translated(error) from error.orig

    def _repeat(self, more: list[tuple[Executable, Values]]) -> None:
        """Do the noted writes of this transaction again; SQLite has rolled them back."""
        try:
            self._connection.exec_driver_sql("BEGIN IMMEDIATE")
            for statement, values in [*self._done, *more]:
                self._connection.execute(statement, values)
        except DBAPIError as error:
            self._is_broken = True
            raise self._translated(error) from error.orig

    def _translated(self, error: DBAPIError) -> Exception:
        if is_full(error):
            return DiskFullError(
                f"The disk that holds {self.path.parent} is full: the last step was not saved, everything before it "
                "was. Free some space, then repeat the step."
            )
        if is_locked(error):
            return WorkspaceInUseError(
                f"Another program holds the workspace in {self.path.parent}: the last step was not saved, everything "
                "before it was. Close that program, then repeat the step."
            )
        if is_storage_failure(error):
            return self._reopen(error_text(error))
        if is_gap(error):
            return opening_error(error, self.path)
        return error

    def _reopen(self, why: str) -> StorageFailureError:
        """Freeze, close, open anew and compare; never try the failed write or flush again."""
        self._is_broken = True
        self._failure = f"The disk failed while saving ({why})."
        with contextlib.suppress(DBAPIError):
            self._disconnect()
        try:
            self._connect()
            self._failure = None
            self.check_canary()
            complete = self.is_all_there()
        except (DBAPIError, CxfieldError):
            complete = False
        self.on_rollback()
        if complete:
            text = f"The disk failed while saving ({why}). The last step was not confirmed; look at it and repeat it."
            return StorageFailureError(text, usable=True)
        self._failure = (
            f"The disk of {self.path.parent} failed while saving ({why}). Stop working here, "
            "do not delete anything, and ask for help: the safety copies lie beside the workspace."
        )
        return StorageFailureError(self._failure, usable=False)
