"""What goes into a rescue file, taken from the store in short turns: nothing here waits for a disk that is slow."""

from __future__ import annotations

from dataclasses import dataclass, field

from nacl.exceptions import CryptoError
from nacl.public import PublicKey, SealedBox

from cxfield.rescue.errors import NothingToRescueError
from cxfield.store.carrying import UnsentWork
from cxfield.store.device_key import DeviceKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.errors import UnknownRecordError
from cxfield.store.values import Study


@dataclass(frozen=True, slots=True)
class Gathered:
    """All unsent work as it stood at one moment. Journals and recordings may grow afterwards; what a file covers not.

    Attributes:
        work: The work of each study with a key that can be sealed to.
        left_out: Studies without one: their work is not in the file.
        marks: What the file covers.
        open_keys: Keys of files that are sealed to no study key yet, by id of the file.
        names: Names that answers give an attached file, by its id.
    """

    work: list[tuple[UnsentWork, Study]]
    left_out: tuple[str, ...]
    marks: frozenset[str]
    device_key: DeviceKey
    open_keys: dict[str, bytes] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=dict)

    @property
    def size_bytes(self) -> int:
        """About how much there is to write: the files, which are nearly all of it."""
        recordings = [one.path for work, _study in self.work for one in work.recordings]
        attachments = [one.path for work, _study in self.work for one in work.attachments]
        return sum(path.stat().st_size for path in (*recordings, *attachments) if path.is_file())


def gather(store: DeviceStore) -> Gathered:
    """Return all unsent work. Storage thread.

    Raises:
        NothingToRescueError: Everything was sent, or no study has a key.
    """
    work = store.carrying.unsent()
    if not work:
        raise NothingToRescueError("Everything in this workspace has reached the server; no rescue file is needed.")
    sealable = [(one, study) for one in work if (study := _study(store, one.study_id)) is not None]
    if not sealable and store.openrosa.accounts():
        raise NothingToRescueError(
            "The server of this workspace is an OpenRosa server: it has no study key to which a rescue file could be "
            "sealed. Write the interviews as files that can be read, and bring them to your supervisor."
        )
    if not sealable:
        raise NothingToRescueError(
            "No study here has a key to seal to, so no rescue file can be written. Synchronise once, then try again."
        )
    gathered = Gathered(
        work=sealable,
        left_out=tuple(one.study_id for one in work if one.study_id not in {study.study_id for _, study in sealable}),
        marks=frozenset(mark for one, _its_study in sealable for mark in one.marks()),
        device_key=DeviceKey.of(store),
    )
    for one, _its_study in sealable:
        _add_keys(store, one, gathered)
    return gathered


def _add_keys(store: DeviceStore, work: UnsentWork, gathered: Gathered) -> None:
    for attachment in work.attachments:
        named = store.attachments.names(attachment.interview_id)
        gathered.names[attachment.attachment_id] = [
            name for name, target in named.items() if target == attachment.attachment_id
        ]
        if not attachment.sealed_key:
            gathered.open_keys[attachment.attachment_id] = store.attachments.key(attachment.attachment_id) or b""
    for recording in work.recordings:
        if not recording.sealed_key:
            gathered.open_keys[recording.recording_id] = store.recordings.key(recording.recording_id) or b""


def _study(store: DeviceStore, study_id: str) -> Study | None:
    """Return the study if it has a key that can be sealed to."""
    try:
        study = store.study(study_id)
        SealedBox(PublicKey(study.study_key)).encrypt(b"")
    except (UnknownRecordError, CryptoError, ValueError, TypeError):
        return None
    return study
