"""What is unsent, and what was written, as sentences."""

from __future__ import annotations

from cxfield.fieldwork.leaving import UnsentPicture
from cxfield.fieldwork.openrosa_copy import Copied
from cxfield.fieldwork.openrosa_export import Exported
from cxfield.fieldwork.rescuing import Rescued
from cxfield.rescue.sealed_copy import SUFFIX as COPY_SUFFIX
from cxfield.rescue.writing import SUFFIX
from ui.language import tr

_MEBIBYTE = 1024 * 1024


def unsent_sentence(picture: UnsentPicture) -> str:
    """Return what in a workspace has not reached the server."""
    if not picture.is_known:
        if picture.rescue_file:
            return tr("A rescue file holds this workspace as it is now, sealed.")
        return tr("Without PIN or key it cannot be said what in this workspace is unsent.")
    if picture.is_sent:
        words = tr("Everything in this workspace has reached the server.")
        if picture.not_backed_up:
            more = tr("Not in a backup of the server yet: {n}. Better wait for one before you remove it.")
            return f"{words} {more.format(n=picture.not_backed_up)}"
        return words
    words = tr("Not on the server yet: interviews {interviews}, cases {cases}, files {files}.")
    sentence = words.format(interviews=picture.interviews, cases=picture.cases, files=picture.files)
    if picture.rescue_file.endswith(COPY_SUFFIX):
        return sentence + " " + tr("The sealed copy {file} holds all of it.").format(file=picture.rescue_file)
    if picture.rescue_file and not picture.rescue_file.endswith(SUFFIX):
        return sentence + " " + tr("The folder {file} holds all of it.").format(file=picture.rescue_file)
    if picture.rescue_file:
        return sentence + " " + tr("The rescue file {file} holds all of it.").format(file=picture.rescue_file)
    return sentence


def written_sentence(written: Rescued | Exported | Copied) -> str:
    """Return what was written and what to do with it."""
    if isinstance(written, Exported):
        return exported_sentence(written)
    return copied_sentence(written) if isinstance(written, Copied) else rescued_sentence(written)


def copied_sentence(copied: Copied) -> str:
    """Return what of a workspace was copied, and what of it not."""
    size = f"{max(copied.size_bytes / _MEBIBYTE, 0.1):.1f}"
    sentence = tr("Written and read back: {file} ({size} MB). Only the pass-phrase above opens it.").format(
        file=copied.path.name, size=size
    )
    if copied.lost:
        sentence += " " + tr("Files that this computer no longer has: {n}.").format(n=copied.lost)
    if not copied.is_whole:
        sentence += " " + tr("The database is damaged, so all of it was copied as it lies, with its safety copies.")
    return sentence


def exported_sentence(exported: Exported) -> str:
    """Return what was written as files that anybody can read."""
    sentence = tr(
        "Written and read back: {folder} with completed interviews {completed}, unfinished {unfinished}, "
        "files {files}. Bring it to your supervisor."
    ).format(
        folder=exported.path.name,
        completed=exported.submissions,
        unfinished=exported.unfinished,
        files=exported.files,
    )
    if exported.lost:
        sentence += " " + tr("Files that this computer no longer has: {n}.").format(n=len(exported.lost))
    return sentence


def rescued_sentence(rescued: Rescued) -> str:
    """Return what was written and what to do with it."""
    size = f"{max(rescued.size_bytes / _MEBIBYTE, 0.1):.1f}"
    if rescued.work is None:
        return tr(
            "Written and read back: {file} ({size} MB), the whole workspace, sealed. Bring it to your supervisor."
        ).format(file=rescued.path.name, size=size)
    work = rescued.work
    sentence = tr(
        "Written and read back: {file} ({size} MB) with interviews {interviews}, cases {cases}, files {files}. "
        "Bring it to your supervisor."
    ).format(file=work.path.name, size=size, interviews=work.interviews, cases=work.cases, files=work.files)
    if work.missing_files:
        sentence += " " + tr("Files that this computer no longer has: {n}.").format(n=work.missing_files)
    if work.left_out:
        sentence += " " + tr("Studies without a key, not in the file: {n}. Synchronise them.").format(
            n=len(work.left_out)
        )
    return sentence
