"""Why the server refuses a request. One handler in `app` turns them into answers."""

from __future__ import annotations

from typing import ClassVar

from cxfield.errors import CxfieldError


class RefusedError(CxfieldError):
    """Base of all refusals. `status` is the HTTP status, `code` the stable short name."""

    status: ClassVar[int] = 400
    code: ClassVar[str] = "bad-request"

    def __init__(self, message: str, *, retry_after_s: int | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class NotSignedInError(RefusedError):
    """No session, or one that has ended."""

    status = 401
    code = "not-signed-in"


class NotAllowedError(RefusedError):
    """The role or the ownership does not allow it."""

    status = 403
    code = "not-allowed"


class EnrolmentCodeNeededError(NotAllowedError):
    """The password is right, but the device is new and brings no code that lets it in."""

    code = "enrolment-code-needed"


class NotFoundError(RefusedError):
    """Nothing of that name."""

    status = 404
    code = "not-found"


class ConflictError(RefusedError):
    """The same name with another content."""

    status = 409
    code = "conflict"


class TooLargeError(RefusedError):
    """Above a limit of `hello`."""

    status = 413
    code = "too-large"


class BusyError(RefusedError):
    """Too many at a time; try again after `retry_after_s`."""

    status = 429
    code = "busy"


class DamagedRequestError(RefusedError):
    """The body is not the one that the client sent."""

    code = "damaged"


class SlowRequestError(RefusedError):
    """The body did not arrive in time."""

    status = 408
    code = "too-slow"
