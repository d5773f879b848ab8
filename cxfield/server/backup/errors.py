"""What goes wrong with a backup, in sentences."""

from __future__ import annotations

from cxfield.errors import CxfieldError


class BackupError(CxfieldError):
    """The backup cannot be taken, read or restored as asked."""


class DamagedBackupError(BackupError):
    """Something in the backup is not as it was written."""
