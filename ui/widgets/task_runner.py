"""Work on another thread whose results come back to the UI thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")


class Task:
    """One piece of work that was handed over. Set `cancelled` when nobody waits for its result any more."""

    def __init__(self) -> None:
        self.cancelled = False


class TaskRunner(QObject):
    """Runs work on one other thread, in order; callbacks come back on the UI thread.

    One thread, because SQLite has one writer; network calls get a runner of their own.
    `work` must touch no widget or model. The main window owns it and calls `shutdown`.
    """

    _finished = Signal(object, object, object)  # task, callback, its argument

    def __init__(self, parent: QObject | None = None, *, name: str = "storage") -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], T], on_done: Callable[[T], None], on_error: Callable[[Exception], None]) -> Task:
        """Do `work` on the other thread, then call `on_done` with its result or `on_error` with what it raised."""
        task = Task()
        self._pool.submit(self._execute, task, work, on_done, on_error)
        return task

    def call(self, work: Callable[[], T]) -> T:
        """Do `work` on the other thread and wait for it: for opening and closing only, where nothing else can go on."""
        return self._pool.submit(work).result()

    def let_go(self) -> None:
        """Take nothing more and do not wait for what hangs."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def shutdown(self) -> None:
        """Finish what was handed over, then end the thread."""
        self._pool.shutdown(wait=True)

    def _execute(self, task: Task, work: Any, on_done: Any, on_error: Any) -> None:
        callback, argument = on_done, None
        try:
            argument = work()
        except Exception as error:  # noqa: BLE001 - on_error shows it or raises it again
            callback, argument = on_error, error
        self._finished.emit(task, callback, argument)

    @Slot(object, object, object)
    def _deliver(self, task: Task, callback: Callable[[object], None], argument: object) -> None:
        if not task.cancelled:
            callback(argument)
