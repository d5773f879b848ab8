"""Work on another thread whose results come back to the UI thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, Protocol, TypeVar
from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")


class Task:
    """One piece of work that was handed over. Set `cancelled` when nobody waits for its result any more."""

    def __init__(self) -> None:
        self.cancelled = False


class Runner(Protocol):
    """Who takes work for another thread."""

    def run(self, work: Callable[[], T], on_done: Callable[[T], None], on_error: Callable[[Exception], None]) -> Task:
        """Do `work` on the other thread, then call `on_done` with its result or `on_error` with what it raised."""


class TaskRunner(QObject):
    """Runs work on one other thread, in order; callbacks come back on the UI thread.

    One thread, because SQLite has one writer; network calls get a runner of their own.
    `work` must touch no widget or model. The main window owns it and calls `shutdown`. The process does not wait for
    the thread at its end: what hangs in a network holds nothing up; who must wait calls `shutdown`.
    """

    _finished = Signal(object, object, object)  # task, callback, its argument

    def __init__(self, parent: QObject | None = None, *, name: str = "storage") -> None:
        super().__init__(parent)
        self._name, self._thread = name, _WorkThread(name)
        self._tasks: WeakSet[Task] = WeakSet()
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], T], on_done: Callable[[T], None], on_error: Callable[[Exception], None]) -> Task:
        """Do `work` on the other thread, then call `on_done` with its result or `on_error` with what it raised."""
        task = Task()
        self._tasks.add(task)
        self._thread.submit(lambda: self._execute(task, work, on_done, on_error))
        return task

    def call(self, work: Callable[[], T]) -> T:
        """Do `work` on the other thread and wait for it: for opening and closing only, where nothing else can go on."""
        return self._thread.submit(work).result()

    def let_go(self) -> None:
        """Take nothing more and do not wait for what hangs."""
        self._thread.end(cancel=True)

    def renew(self) -> None:
        """Leave what hangs to itself, drop what waits behind it, and go on with a new thread; nobody hears of it."""
        for task in self._tasks:
            task.cancelled = True
        self.let_go()
        self._thread = _WorkThread(self._name)

    def shutdown(self, wait_s: float | None = None) -> None:
        """Finish what was handed over, then end the thread; after `wait_s` what still runs is let go."""
        self._thread.end(cancel=False)
        self._thread.join(wait_s)
        self.let_go()

    def _execute(self, task: Task, work: Any, on_done: Any, on_error: Any) -> None:
        callback, argument = on_done, None
        try:
            argument = work()
        except Exception as error:  # noqa: BLE001 - on_error shows it or raises it again
            callback, argument = on_error, error
        with suppress(RuntimeError):  # the window went away while this hung
            self._finished.emit(task, callback, argument)

    @Slot(object, object, object)
    def _deliver(self, task: Task, callback: Callable[[object], None], argument: object) -> None:
        if not task.cancelled:
            callback(argument)


class _WorkThread:
    """One thread that takes work in order; it begins with the first."""

    def __init__(self, name: str) -> None:
        self._work: SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None] = SimpleQueue()
        self._thread = Thread(target=self._take, name=name, daemon=True)
        self._lock = Lock()
        self._has_begun = self._is_over = False

    def submit(self, work: Callable[[], T]) -> Future[T]:
        """Put `work` behind what waits.

        Raises:
            RuntimeError: The thread was ended.
        """
        done: Future[T] = Future()
        with self._lock:
            if self._is_over:
                raise RuntimeError("This thread was ended; it takes no more work.")
            self._work.put((done, work))
            if not self._has_begun:
                self._has_begun = True
                self._thread.start()
        return done

    def end(self, *, cancel: bool) -> None:
        """Take no more; with `cancel` what waits is dropped. Safe to repeat."""
        with self._lock:
            self._is_over = True
            if cancel:
                self._drop()
            self._work.put(None)

    def join(self, wait_s: float | None) -> None:
        """Wait until the thread has ended, or `wait_s`."""
        if self._has_begun:
            self._thread.join(wait_s)

    def _drop(self) -> None:
        with suppress(Empty):
            while True:
                if (waiting := self._work.get_nowait()) is not None:
                    waiting[0].cancel()

    def _take(self) -> None:
        while (taken := self._work.get()) is not None:
            done, work = taken
            if done.set_running_or_notify_cancel():
                _settle(done, work)
            del taken, done, work  # nothing is kept alive while it waits


def _settle(done: Future[Any], work: Callable[[], Any]) -> None:
    try:
        result = work()
    except BaseException as error:  # noqa: BLE001 - raised where it is waited for
        with suppress(InvalidStateError):
            done.set_exception(error)
    else:
        done.set_result(result)
