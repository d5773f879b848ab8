"""Why a synchronisation did not go through, one class for each decision that a caller can take."""

from __future__ import annotations

from cxfield.errors import CxfieldError


class SyncError(CxfieldError):
    """Base. Whatever it is, nothing on the device is lost and nothing was marked as sent without a receipt.

    Attributes:
        retry_after_s: Earliest next try as the server asked for it; None if it did not.
        code: Short name of the server's refusal; empty where the server did not refuse.
    """

    code = ""

    def __init__(self, message: str, *, retry_after_s: int | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class UnreachableError(SyncError):
    """No connection to the server."""

    retryable = True


class TimedOutError(UnreachableError):
    """The server did not answer in time; a smaller batch may pass."""


class GarbledError(UnreachableError):
    """What was sent is not what arrived, in one direction or the other; it is sent again."""


class CertificateError(SyncError):
    """The server's certificate is not trusted: a wrong clock, a sign-in page, or somebody in between."""

    retryable = True


class NotOurServerError(SyncError):
    """Something answered, but not a cxfield server: most often the sign-in page of a network."""

    retryable = True


class PlainHttpError(SyncError):
    """An address without encryption that is not this computer."""


class OtherServerError(SyncError):
    """The server signs with another key than the one pinned at enrolment."""


class ReceiptError(SyncError):
    """An answer that is not a valid receipt of the server of this workspace."""

    retryable = True


class WrongPasswordError(SyncError):
    """User or password is wrong, or the account is disabled."""


class SignInNeededError(SyncError):
    """The session has ended; a person has to give the password."""


class ForbiddenError(SyncError):
    """The role of the account does not allow it."""


class EnrolmentCodeNeededError(ForbiddenError):
    """The password is right, but the server lets this computer in with a code only."""


class ServerBusyError(SyncError):
    """The server asks to come back later."""

    retryable = True


class ServerFailedError(ServerBusyError):
    """The server failed over this very request: perhaps over one item of it."""


class TooLargeError(SyncError):
    """A request was larger than the server (`is_ours`), or a proxy before it, takes."""

    def __init__(self, message: str, *, is_ours: bool = True) -> None:
        super().__init__(message)
        self.is_ours = is_ours


class ServerTooOldError(SyncError):
    """The server does not know what this program asks."""


class ProgramTooOldError(SyncError):
    """The server has moved on; this program must be updated."""


class ServerRefusedError(SyncError):
    """The server refused for a reason that it says."""
