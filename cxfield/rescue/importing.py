"""A supervisor imports a rescue file: opens it with the key of its study and brings in what it holds."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cxfield.rescue.errors import WrongKeyError
from cxfield.rescue.reading import RescuedWork, RescueFile, work_of_store
from cxfield.rescue.sealed_workspace import opened_workspaces
from cxfield.rescue.sending import Delivered, send_on_behalf
from cxfield.rescue.sending_files import send_files
from cxfield.store.folder import make_private_folder
from cxfield.sync.client import SyncClient
from cxfield.sync.messages import ItemStatus, StudySummary
from cxfield.sync.study_key import PassPhraseError, open_study_key

TellJournals = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedStudy:
    """What became of the work of one study.

    Attributes:
        user, device: Whose it was.
        files: Recordings and attached files in it. `files_delivered`: those of them that the server has now.
        damaged: A sentence for each journal that was altered before it was saved.
        is_signed: The device that wrote the file signed it; a sealed workspace has no signature.
    """

    study_id: str
    study: str
    user: str
    device: str
    made_at: str
    delivered: tuple[Delivered, ...]
    files: int
    files_delivered: int
    damaged: tuple[str, ...]
    is_signed: bool

    def count(self, *statuses: ItemStatus) -> int:
        """Return how many journals ended with one of `statuses`."""
        return sum(one.status in statuses for one in self.delivered)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did. `closed`: studies in the file that the pass-phrase does not open, or this server lacks."""

    studies: tuple[ImportedStudy, ...]
    closed: tuple[str, ...]


def import_rescue_file(
    client: SyncClient, path: Path, pass_phrase: str, *, tell: TellJournals = lambda *_: None
) -> ImportReport:
    """Bring in everything in the file that the pass-phrase opens. Safe to repeat.

    Raises:
        SealedFileError: The file is damaged, foreign or of another study. PassPhraseError: Another pass-phrase.
        SyncError: It did not go through; import the file once more.
    """
    file = RescueFile(path)
    file.check()
    keys = _study_keys(client, file, pass_phrase)
    done: list[ImportedStudy] = []
    with private_folder() as folder:
        for work in _works(file, keys, folder):
            done.append(_bring_in(client, work, tell))
    known = {one.study_id for one in done}
    closed = tuple(one.study_id for one in file.manifest.studies if one.study_id not in known)
    return ImportReport(studies=tuple(done), closed=closed if file.manifest.kind == "journals" else ())


@contextmanager
def private_folder() -> Iterator[Path]:
    """Give a folder that nobody else can read and that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="cxfield-") as name:
        yield Path(name)


def _study_keys(client: SyncClient, file: RescueFile, pass_phrase: str) -> dict[str, bytes]:
    wanted = {study.study_id for study in file.manifest.studies}
    here: list[StudySummary] = [study for study in client.studies() if study.study_id in wanted]
    if not here:
        raise WrongKeyError(f"The rescue file {file.path.name} is of no study on this server; choose its own server.")
    keys: dict[str, bytes] = {}
    refused: PassPhraseError | None = None
    for study in here:
        try:
            keys[study.study_id] = open_study_key(study.sealed_private_key, pass_phrase)
        except PassPhraseError as error:
            refused = error
    if not keys and refused is not None:
        raise refused
    return keys


def _works(file: RescueFile, keys: dict[str, bytes], folder: Path) -> Iterator[RescuedWork]:
    for number, (study_id, private_key) in enumerate(keys.items()):
        inside = folder / str(number)
        make_private_folder(inside)
        if file.manifest.kind != "workspace":
            yield file.open(study_id, private_key, inside)
            continue
        for store in opened_workspaces(file.path, private_key, inside):
            yield from work_of_store(store)
        return  # one key opens all that is in it


def _bring_in(client: SyncClient, work: RescuedWork, tell: TellJournals) -> ImportedStudy:
    receipt_key = client.tokens.receipt_key if client.tokens else ""
    delivered = send_on_behalf(client, work, receipt_key=receipt_key, tell=tell)
    files_delivered = send_files(client, work, receipt_key=receipt_key)
    about = work.about
    return ImportedStudy(
        study_id=about.study_id,
        study=about.study,
        user=about.user,
        device=about.device,
        made_at=about.made_at,
        delivered=tuple(delivered),
        files=len(work.recordings) + len(work.attachments),
        files_delivered=files_delivered,
        damaged=tuple(work.damaged),
        is_signed=work.is_signed,
    )
