"""What the window says when a step could not be saved: what happened, what is kept, what to do."""

from __future__ import annotations

from cxfield.fieldwork.refusals import RefusedFileError
from cxfield.store.errors import (
    AttachedElsewhereError,
    AttachmentError,
    DiskFullError,
    StorageFailureError,
    WorkspaceInUseError,
)
from ui.error_words import elsewhere_words, error_words
from ui.interview.attach.refusal_words import refusal_words
from ui.language import tr


def failure_words(error: Exception) -> str:
    """Return a sentence in the language of the window; the error's own where it is not about the disk."""
    match error:
        case DiskFullError():
            return tr(
                "The disk is full: this step is not saved, everything before it is. "
                "Free some space, then press the same key again."
            )
        case WorkspaceInUseError():
            return tr(
                "Another program holds the workspace: this step is not saved, everything before it is. "
                "Close that program, then press the same key again."
            )
        case StorageFailureError(usable=True):
            return tr(
                "The disk failed while saving: this step may not be saved, everything before it is. "
                "Look at it, then press the same key again."
            )
        case StorageFailureError():
            return tr(
                "The disk fails: nothing more can be saved here, everything saved before is kept. "
                "Stop working, delete nothing, and ask your supervisor for help."
            )
        case AttachedElsewhereError():
            return elsewhere_words()
        case AttachmentError():
            return tr(
                "The attached file cannot be opened here: it is missing or damaged, or the interview has ended. "
                "While the interview runs, attach it again."
            )
        case RefusedFileError():
            return refusal_words(error)
    return error_words(error)
