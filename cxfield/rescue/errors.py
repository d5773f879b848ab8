"""What can go wrong with a sealed file, one class for each decision that a caller can take."""

from __future__ import annotations

from cxfield.errors import CxfieldError


class SealedFileError(CxfieldError):
    """Base of the errors of this room."""


class ForeignFileError(SealedFileError):
    """The file is none of ours, or was made by a newer version of the program."""


class DamagedFileError(SealedFileError):
    """The file was altered, is cut off, or does not hold what it says."""


class WrongKeyError(SealedFileError):
    """The key or pass-phrase is that of another study or bundle."""


class NotWrittenError(SealedFileError):
    """The file could not be written; nothing of it is left."""


class NothingToRescueError(SealedFileError):
    """There is nothing that a rescue file could hold."""


class GivenUpError(SealedFileError):
    """A person ended the writing; nothing of it is left."""
