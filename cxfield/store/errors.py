"""What can go wrong with the device's database, one class for each decision that a caller can take."""

from __future__ import annotations

from datetime import datetime

from cxfield.errors import CxfieldError


class StoreError(CxfieldError):
    """Base of the errors of this room."""


class StartRefusedError(StoreError):
    """A start-up check failed: with this program or machine answers would not be safe."""


class UnsafeFolderError(StartRefusedError):
    """The folder is synchronised to a cloud or lies on a network drive."""


class WorkspaceInUseError(StoreError):
    """Another process has the workspace open."""

    retryable = True


class NotAWorkspaceError(StoreError):
    """There is no workspace where one was to be opened, or there is one where one was to be made."""


class KeyMissingError(StoreError):
    """The key of the workspace is lost or is another one. The data are there; a recovery is needed."""


class KeyLeftError(StoreError):
    """A key that was to be destroyed is still there."""


class BackupAwaitedError(StoreError):
    """Only the server itself has a copy of what is to be removed here; no backup of it does.

    Attributes:
        ends: Until when a backup is waited for.
    """

    def __init__(self, message: str, ends: datetime) -> None:
        super().__init__(message)
        self.ends = ends


class StillThereError(StoreError):
    """A file of a workspace that is removed does not go yet; its key is gone."""


class StudyKeyError(StoreError):
    """The public key of a study is none that anything can be sealed to."""


class WrongPinError(StoreError):
    """The PIN does not open the key.

    Attributes:
        wait_s: Seconds before the next try is taken; 0 if at once.
    """

    def __init__(self, message: str, *, wait_s: int = 0) -> None:
        super().__init__(message)
        self.wait_s = wait_s


class CodeSlipError(WrongPinError):
    """A code that was read out has a slip, or is not for this workspace.

    Attributes:
        group: The first group that does not fit, from 1; 0: too few or too many groups; None: a code, but not this one.
        is_used: It is one of this workspace, and opened it before.
    """

    def __init__(self, message: str, *, group: int | None, is_used: bool = False) -> None:
        super().__init__(message)
        self.group, self.is_used = group, is_used


class PinNeededError(StoreError):
    """The key is wrapped by a PIN and none was given, or a PIN is needed to make a workspace here."""


class DamagedDatabaseError(StoreError):
    """The key is right, yet the file cannot be read."""


class NewerDatabaseError(StoreError):
    """The workspace was written by a newer version of the program."""


class DiskFullError(StoreError):
    """The disk is full and the reserve is used up. Nothing of the last step was saved."""


class StorageFailureError(StoreError):
    """The disk reported an input or output error while saving. The last step was not saved.

    Attributes:
        usable: True if the database was opened again and everything acknowledged before is in it.
    """

    def __init__(self, message: str, *, usable: bool) -> None:
        super().__init__(message)
        self.usable = usable


class UnknownRecordError(StoreError):
    """A study, questionnaire, case, interview or journal that is not on this device."""


class ReceiptError(StoreError):
    """A receipt does not prove what it claims: its hash is not that of the journal here."""


class UnsentWorkError(StoreError):
    """Something would be removed while work in it has not reached the server."""


class AttachmentError(StoreError):
    """An attached file cannot be opened: it is gone or damaged, or its key is not here any more."""


class AttachedElsewhereError(AttachmentError):
    """It was attached on another computer, before the case came to this one."""


class WrongThreadError(RuntimeError):
    """A bug: the store was called from a thread that does not own it."""
