"""Each answer that is sent whole says its digest, so that a client notices what changed on its way."""

from __future__ import annotations

from cxfield.server.operation.bulkheads import App, Message, Receive, Scope, Send
from cxfield.sync.content_digest import CONTENT_DIGEST, content_digest

_NAME = CONTENT_DIGEST.lower().encode()


class ReplyDigest:
    """Adds `Content-Digest` to answers. One that comes in pieces is passed on as it is, and so is one to HEAD."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http" or scope["method"] == "HEAD":
            await self._app(scope, receive, send)
            return
        start: Message | None = None

        async def give_out(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            if start is not None:
                head, start = start, None
                await send(head if message.get("more_body") else _with_digest(head, message.get("body", b"")))
            await send(message)

        await self._app(scope, receive, give_out)


def _with_digest(start: Message, body: bytes) -> Message:
    if not body or any(name.lower() == _NAME for name, _ in start.get("headers", ())):
        return start
    return {**start, "headers": [*start.get("headers", ()), (_NAME, content_digest(body).encode())]}
