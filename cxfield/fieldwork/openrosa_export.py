"""The way out of a workspace whose server is an OpenRosa server: its unsent work as files that anybody can read.

No study key exists to which a rescue file could be sealed. So completed interviews are written as the folders that ODK
Collect has (`instances/NAME/NAME.xml` with the files beside it), which other programs can send; what is not completed
is written as its journal. What the form wants encrypted is encrypted here, too.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from cxfield.audio.errors import AudioError
from cxfield.event import StreamKind
from cxfield.fieldwork.listening import open_recording
from cxfield.fieldwork.openrosa_forms import OpenRosaForms
from cxfield.fieldwork.station import Station, WorkspaceEntry
from cxfield.fieldwork.workspace import Workspace
from cxfield.rescue.errors import GivenUpError, NothingToRescueError, NotWrittenError
from cxfield.rescue.progress import WRITE, Progress
from cxfield.store.attachment_file import read_attachment
from cxfield.store.attachments import StoredAttachment
from cxfield.store.carrying import RescueNote, UnsentJournal, UnsentWork
from cxfield.store.errors import AttachmentError
from cxfield.store.folder import make_private_folder
from cxfield.store.openrosa_values import StoredSubmission, SubmissionState
from cxfield.store.recordings import StoredRecording
from cxfield.sync.on_store import OnStore, at_once
from cxfield.sync.openrosa.freezing import freeze_completed
from cxfield.sync.openrosa.loading import Loaded, load, readable
from cxfield.sync.openrosa.outcome import Reason

_READ_ME = """Interviews that an OpenRosa server did not get, written by cxfield.

ANYBODY WHO HAS THIS FOLDER CAN READ THE ANSWERS. Keep it as you keep the interviews, and delete it when it is sent.

instances/   completed interviews: NAME.xml is the submission, the other files belong to it. Send each once.
journals/    interviews that were not completed, as cxfield wrote them down, one line for each event
files/       attached files that belong to no submission, by interview
recordings/  sound
contents.json  SHA-256 of each file
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written and read back. `lost`: files that this computer does not have, or cannot read, any more."""

    path: Path
    submissions: int
    unfinished: int
    files: int
    lost: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return it for the command line."""
        return {**asdict(self), "path": str(self.path)}


@dataclass(slots=True, kw_only=True)
class _Gathered:
    """All that is to be written, taken on the storage thread."""

    marks: frozenset[str] = frozenset()
    submissions: list[Loaded] = field(default_factory=list)
    journals: list[tuple[UnsentJournal, list[bytes]]] = field(default_factory=list)
    attachments: list[tuple[StoredAttachment, list[str], bytes | None]] = field(default_factory=list)
    recordings: list[tuple[StoredRecording, bytes | None]] = field(default_factory=list)

    @property
    def size_bytes(self) -> int:
        """About how much there is to write: attached files, which are nearly all of it."""
        sent = sum(attachment.size for loaded in self.submissions for attachment in loaded.attachments)
        return sent + sum(attachment.size_bytes for attachment, _names, _key in self.attachments)


def proposed_folder_name(moment: datetime) -> str:
    """Return a name that says when, and nothing about people."""
    return f"unsent-{moment:%Y-%m-%d-%H%M%S}"


def export_unsent(
    workspace: Workspace,
    folder: Path,
    now: datetime,
    on_store: OnStore = at_once,
    progress: Progress | None = None,
) -> Exported:
    """Write all unsent work to the new folder `folder`, read it back, and note that it is there.

    Not on the storage thread, which `on_store` asks: what is slow is the disk.

    Raises:
        NothingToRescueError: Everything was sent. NotWrittenError: The folder is there, or the disk does not take it.
        GivenUpError: `progress` was cancelled; nothing is left there.
    """
    if folder.exists():
        raise NotWrittenError(f"{folder} is there already. Choose another name; nothing was changed in it.")
    forms = OpenRosaForms(workspace)
    freeze_completed(workspace.store, forms.facts, now, on_store)
    gathered = on_store(lambda: _gather(workspace, forms))
    draft = folder.with_name(folder.name + ".part")
    try:
        shutil.rmtree(draft, ignore_errors=True)
        writing = _Writing(draft, progress or Progress())
        writing.all_of(gathered)
        sha256 = writing.checked()
        draft.rename(folder)
    except GivenUpError:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    except OSError as error:
        shutil.rmtree(draft, ignore_errors=True)
        reason = error.strerror or str(error)
        raise NotWrittenError(f"The folder {folder} cannot be written ({reason}). Choose another place.") from error
    note = RescueNote(file=folder.name, sha256=sha256, written_at=now, marks=gathered.marks)
    on_store(lambda: workspace.store.carrying.note_rescue(note))
    interviews = [journal for journal, _lines in gathered.journals if journal.state.kind is StreamKind.INTERVIEW]
    return Exported(
        path=folder,
        submissions=len(gathered.submissions),
        unfinished=len(interviews),
        files=writing.files,
        lost=tuple(writing.lost),
    )


def export_closed(
    station: Station, entry: WorkspaceEntry, pin: str | None, folder: Path, progress: Progress | None = None
) -> Exported:
    """Write the unsent work of a workspace that nobody has open.

    Raises:
        StoreError: It does not open: without its key nobody can read it. NotWrittenError, NothingToRescueError.
    """
    workspace = station.open(entry, pin)
    try:
        return export_unsent(workspace, folder, datetime.now(UTC), progress=progress)
    finally:
        workspace.close()


# ---- on the storage thread ----


def _gather(workspace: Workspace, forms: OpenRosaForms) -> _Gathered:
    store, found = workspace.store, _Gathered()
    work = store.carrying.unsent()
    if not work:
        raise NothingToRescueError("Everything in this workspace has reached the server; nothing is to be written.")
    found.marks = frozenset(mark for one in work for mark in one.marks())
    for one in work:
        _gather_study(workspace, forms, one, found)
    return found


def _gather_study(workspace: Workspace, forms: OpenRosaForms, work: UnsentWork, found: _Gathered) -> None:
    store = workspace.store
    named: set[tuple[str, str]] = set()
    for journal in work.journals:
        unsent = _unsent_submissions(workspace, journal)
        for submission in unsent:
            loaded = load(store, submission, forms.facts_of(submission).file_names)
            found.submissions.append(loaded)
            named |= {(journal.state.stream_id, file.plain_name) for file in loaded.files}
        if not unsent:
            found.journals.append((journal, list(store.carrying.lines(journal.state))))
    for attachment in work.attachments:
        names = [
            name
            for name, target in store.attachments.names(attachment.interview_id).items()
            if target == attachment.attachment_id and (attachment.interview_id, name) not in named
        ]
        if names:
            found.attachments.append((attachment, names, store.attachments.key(attachment.attachment_id)))
    found.recordings += [(one, store.recordings.key(one.recording_id)) for one in work.recordings]


def _unsent_submissions(workspace: Workspace, journal: UnsentJournal) -> list[StoredSubmission]:
    """Return what the server did not take of a completed interview; nothing where a journal says more."""
    if journal.state.kind is not StreamKind.INTERVIEW:
        return []
    made = workspace.store.openrosa.submissions(journal.state.stream_id)
    if not made or made[-1].to_seq < journal.state.last_seq or made[-1].reason == Reason.NO_ENCRYPTION:
        return []
    return [one for one in made if one.state is not SubmissionState.SENT and one.reason != Reason.NO_ENCRYPTION]


# ---- on the disk ----


class _Writing:
    def __init__(self, folder: Path, progress: Progress) -> None:
        self._folder, self._progress = folder, progress
        self._hashes: dict[str, str] = {}
        self.files = 0
        self.lost: list[str] = []

    def all_of(self, gathered: _Gathered) -> None:
        self._progress.begin(WRITE, gathered.size_bytes)
        self._put("READ-ME.txt", [_READ_ME.encode()])
        for loaded in gathered.submissions:
            self._submission(readable(loaded))
        for journal, lines in gathered.journals:
            name = f"journals/{journal.state.kind.value}-{_safe(journal.state.stream_id)}.jsonl"
            self._put(name, (line + b"\n" for line in lines))
        for attachment, names, key in gathered.attachments:
            for name in names:
                self._attachment(attachment, name, key)
        for recording, sound_key in gathered.recordings:
            self._recording(recording, sound_key)

    def _submission(self, loaded: Loaded) -> None:
        submission = loaded.submission
        name = f"{_safe(submission.form_id)}_{_safe(submission.instance_id.removeprefix('uuid:'))}"
        self._put(f"instances/{name}/{name}.xml", [submission.xml])
        for attachment in loaded.attachments:
            self._put(f"instances/{name}/{attachment.name}", attachment.chunks())
            self.files += 1
        self.lost += loaded.lost

    def _attachment(self, attachment: StoredAttachment, name: str, key: bytes | None) -> None:
        target = f"files/{_safe(attachment.interview_id)}/{name}"
        try:
            if key is None:
                raise AttachmentError("The key of this file is gone.")
            self._put(target, read_attachment(attachment.path, key))
            self.files += 1
        except (AttachmentError, FileNotFoundError):
            (self._folder / target).unlink(missing_ok=True)
            self.lost.append(name)

    def _recording(self, recording: StoredRecording, key: bytes | None) -> None:
        place = self._folder / "recordings"
        make_private_folder(place)
        try:
            if key is None:
                raise AudioError("The key of this recording is gone.")
            path, _told = open_recording(recording.path, key, place / _safe(recording.recording_id))
            self._hashes[f"recordings/{path.name}"] = _sha256(path)
            self.files += 1
        except (AudioError, FileNotFoundError):
            self.lost.append(recording.recording_id)

    def _put(self, name: str, chunks: Iterable[bytes]) -> None:
        path = self._folder / name
        make_private_folder(path.parent)
        digest = hashlib.sha256()
        with path.open("xb") as file:
            for chunk in chunks:
                digest.update(chunk)
                file.write(chunk)
                self._progress.count(len(chunk))
            file.flush()
            os.fsync(file.fileno())
        self._hashes[name] = digest.hexdigest()

    def checked(self) -> str:
        """Read everything back and return the SHA-256 of the list of contents. Raises `OSError`."""
        for name, sha256 in self._hashes.items():
            if _sha256(self._folder / name) != sha256:
                raise OSError("what was written does not read back as it was written")
        contents = json.dumps(self._hashes, indent=1, sort_keys=True).encode()
        self._put("contents.json", [contents])
        return hashlib.sha256(contents).hexdigest()


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    for piece in _pieces(path):
        digest.update(piece)
    return digest.hexdigest()


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            yield piece


def _safe(name: str) -> str:
    """Return a part of a file name: ids of forms and interviews come from elsewhere."""
    return "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in name)[:80]
