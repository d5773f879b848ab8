"""One HTTP connection: whoever does not get the head of a request across in time is let go."""

from __future__ import annotations

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_S = 20.0
"""From the first byte of a request (or the connection) to the end of its head. Bodies have limits of their own."""
HEAD_BYTES = 32 * 1024


class PatientProtocol(H11Protocol):
    """HTTP/1.1 whose patience ends: half-open connections and heads that come drop by drop are closed."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take bytes in; what is not yet a whole head does not put the end off."""
        if self.conn.their_state is h11.IDLE and self._is_too_long(data):
            self.send_400_response("The head of the request is too long.")
            return
        super().data_received(data)
        if self.conn.their_state is h11.IDLE:
            self._wait()
        else:
            self._stop_waiting()

    def on_response_complete(self) -> None:
        """Go on with what was sent behind the request, if that is the head of another one."""
        super().on_response_complete()
        if self.conn.their_state is h11.IDLE and self.conn.trailing_data[0]:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Leave no timer behind."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _is_too_long(self, data: bytes) -> bool:
        """Whether a head is longer than it may be, also where it came all at once."""
        if len(self.conn.trailing_data[0]) + len(data) <= HEAD_BYTES:
            return False
        return not 0 <= (self.conn.trailing_data[0] + data).find(b"\r\n\r\n") <= HEAD_BYTES

    def _wait(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(HEAD_S, self._give_up)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        self._deadline = None
        self.transport.abort()
