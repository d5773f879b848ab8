"""One request and its whole answer, bounded in time and size: a dead or trickling line ends by itself."""

from __future__ import annotations

import time
from dataclasses import dataclass

import httpx

_ABOUT_TRANSFER = ("content-encoding", "content-length", "transfer-encoding")


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long an answer may take.

    Attributes:
        silence_s: Without a byte in either direction.
        whole_s: For the whole of it, and a second more for every `bytes_per_s` that came.
        most_bytes: Of an answer, inflated.
    """

    connect_s: float = 15.0
    silence_s: float = 30.0
    whole_s: float = 120.0
    bytes_per_s: int = 2048
    most_bytes: int = 256 * 1024 * 1024

    def timeout(self) -> httpx.Timeout:
        """Return the time-outs of single reads and writes."""
        return httpx.Timeout(self.silence_s, connect=self.connect_s)


PATIENCE = Patience()


class TooMuchError(httpx.TransportError):
    """An answer without end: nothing that a server of ours says."""


def fetch(http: httpx.Client, request: httpx.Request, patience: Patience) -> httpx.Response:
    """Return the answer whole; a redirect is an answer like another and not followed.

    Raises:
        TooMuchError, httpx.HTTPError
    """
    began, body = time.monotonic(), bytearray()
    response = http.send(request, stream=True, follow_redirects=False)
    try:
        for piece in response.iter_bytes():
            body += piece
            if len(body) > patience.most_bytes:
                raise TooMuchError("the answer does not end", request=request)
            if time.monotonic() - began > patience.whole_s + len(body) / patience.bytes_per_s:
                raise httpx.ReadTimeout("the answer trickles", request=request)
    finally:
        response.close()
    headers = [(name, value) for name, value in response.headers.multi_items() if name not in _ABOUT_TRANSFER]
    return httpx.Response(response.status_code, headers=headers, content=bytes(body), request=request)
