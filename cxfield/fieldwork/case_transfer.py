"""A case goes to another laptop in a file, with its unfinished interviews; and may be taken back before it arrived.

Everything here runs on the storage thread. From the moment a case was given away this device writes nothing on it, but
still sends what it has; nothing is deleted.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError
from uuid_utils import uuid7

from cxfield.errors import CxfieldError
from cxfield.event import Event, JournalError, StreamKind
from cxfield.fieldwork.workspace import Workspace
from cxfield.rescue.case_bundle import CaseBundle, new_code, open_bundle, write_bundle
from cxfield.rescue.errors import DamagedFileError
from cxfield.rescue.importing import private_folder
from cxfield.rescue.records import AttachmentRecord, CaseBundleRecord, RecordingRecord
from cxfield.rescue.take_over_request import TakeOverRequest, request_key
from cxfield.sample.case import base_data, case_from_base
from cxfield.store.attachments import StoredAttachment
from cxfield.store.device_key import DeviceKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.folder import sync_folder
from cxfield.store.pin_wrap import PinCost
from cxfield.store.recordings import StoredRecording
from cxfield.store.transfer_book import Direction, TransferRecord, TransferState
from cxfield.store.values import Study, from_ms
from cxfield.sync.transfer_messages import SIGNED_FOR, Transfer, TransferredHead

CASE_TRANSFERRED, CASE_TAKEN_OVER, CASE_TAKEN_BACK = "case_transferred", "case_taken_over", "case_taken_back"
_COST = PinCost()


class TransferError(CxfieldError):
    """A case cannot change hands as asked; the text says what to do instead."""


@dataclass(frozen=True, slots=True)
class CaseToGive:
    """Which case is given, and to whom; `to_user` empty: to whoever has the code.

    With a `request` it is given to the laptop that wrote it, and no code is needed.
    """

    study_id: str
    case_id: str
    to_user: str = ""
    request: TakeOverRequest | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A case that was given away: the file, and the code that opens it; empty where it was sealed to a request."""

    transfer_id: str
    path: Path
    code: str
    size_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """A case that came in. `interviews` are its unfinished ones, which go on here."""

    study_id: str
    case_id: str
    from_user: str
    interviews: int


def give_case(workspace: Workspace, case: CaseToGive, path: Path, *, cost: PinCost = _COST) -> Given:
    """Write a case to the new file `path`; from then on it is read-only here.

    Event and file belong together: if the file cannot be written and read back, the case stays as it was.

    Raises:
        TransferError: It is not this device's to give. NotWrittenError: With a sentence.
    """
    store = workspace.store
    _require_to_give(store, case.study_id, case.case_id)
    request = case.request
    if request is not None:
        case = replace(case, to_user=_named_in(request, case.to_user))
    code, is_written = "" if request is not None else new_code(), False
    try:
        with store.transaction():
            record = _sign(workspace, case)
            document, signature = record.chain[-1]
            body = {
                "transfer_id": record.transfer_id,
                "to_user": case.to_user,
                "owner_epoch": record.owner_epoch,
                "document": document,
                "signature": signature,
            }
            _note(workspace, case.study_id, case.case_id, CASE_TRANSFERRED, body)
            store.carrying.transfers.add(record)
            write_bundle(store, _first_record(store, record), path, request.key if request else code, cost=cost)
            is_written = True
            store.release_case(case.study_id, case.case_id)
    except BaseException:
        if is_written:
            path.unlink(missing_ok=True)
        raise
    return Given(transfer_id=record.transfer_id, path=path, code=code, size_bytes=path.stat().st_size)


def _named_in(request: TakeOverRequest, to_user: str) -> str:
    if to_user not in ("", request.user):
        raise TransferError(
            f"The request is of {request.user}, not of {to_user}. Choose the right one; nothing was given."
        )
    return request.user


def _require_to_give(store: DeviceStore, study_id: str, case_id: str) -> None:
    book = store.carrying.transfers
    given = book.given_away(study_id, case_id)
    if given is not None:
        raise TransferError(
            f"This case was handed over already ({given.counterpart or 'to whoever has the code'}). "
            "Take it back first, if nobody has taken it over."
        )
    if not book.is_held(study_id, case_id):
        raise TransferError("This case is not yours any more; it cannot be handed over from here.")


def _sign(workspace: Workspace, case: CaseToGive) -> TransferRecord:
    store, study_id, case_id, to_user = workspace.store, case.study_id, case.case_id, case.to_user
    book, now = store.carrying.transfers, workspace.clock.now()
    transfer = Transfer(
        transfer_id=str(uuid7()),
        study_id=study_id,
        case_id=case_id,
        from_user=workspace.user,
        from_device=workspace.connection()[1] or "unknown",
        to_user=to_user,
        owner_epoch=book.owner_epoch(study_id, case_id) + 1,
        heads=[
            TransferredHead(kind=one.kind, stream_id=one.stream_id, seq=one.last_seq, head=one.head.hex())
            for one, _case in book.journals(study_id, case_id)
        ],
        made_at=now.isoformat(timespec="seconds"),
    )
    document = transfer.model_dump_json()
    signature = DeviceKey.of(store).sign(SIGNED_FOR, document.encode())
    return TransferRecord(
        transfer_id=transfer.transfer_id,
        study_id=study_id,
        case_id=case_id,
        owner_epoch=transfer.owner_epoch,
        direction=Direction.GIVEN,
        state=TransferState.OPEN,
        chain=(*_chain_of_taken(store, study_id, case_id, transfer.owner_epoch), (document, signature)),
        counterpart=to_user,
        made_at=now,
    )


def _chain_of_taken(store: DeviceStore, study_id: str, case_id: str, owner_epoch: int) -> tuple[tuple[str, str], ...]:
    """Return the transfers that brought the case here, where the server was not told of them yet."""
    for record in reversed(store.carrying.transfers.of_case(study_id, case_id)):
        is_before = record.owner_epoch == owner_epoch - 1
        if is_before and record.direction is Direction.TAKEN and record.state is TransferState.OPEN:
            return record.chain
    return ()


def _first_record(store: DeviceStore, record: TransferRecord) -> CaseBundleRecord:
    study = store.study(record.study_id)
    case = store.carrying.base_case(record.study_id, record.case_id)
    if case is None:
        raise TransferError(f"Case {record.case_id} is not on this device.")
    return CaseBundleRecord(
        transfer_id=record.transfer_id,
        study_id=study.study_id,
        study=study.name,
        study_key=study.study_key.hex(),
        questionnaire=study.questionnaire,
        details=dict(study.details),
        case_id=record.case_id,
        case={**base_data(case), "created_by": case.created_by},
        owner_epoch=record.owner_epoch,
        chain=list(record.chain),
    )


def _note(workspace: Workspace, study_id: str, case_id: str, kind: str, body: dict[str, object]) -> None:
    event = Event(kind=kind, moment=workspace.clock.moment(), body=body)
    workspace.store.append(StreamKind.CASE, case_id, [event], study_id=study_id)


def take_back(workspace: Workspace, transfer_id: str) -> None:
    """Have a case again that was given away; the server decides at the next contact whether somebody else has it.

    Raises:
        TransferError: It was not given away, or came back already.
    """
    store = workspace.store
    book = store.carrying.transfers
    record = book.get(transfer_id)
    if record is None or book.given_away(record.study_id, record.case_id) != record:
        raise TransferError("This case was not handed over, or is back already.")
    with store.transaction():
        book.set_state(transfer_id, TransferState.TAKEN_BACK)
        book.hold(record.study_id, record.case_id, record.owner_epoch)
        _note(workspace, record.study_id, record.case_id, CASE_TAKEN_BACK, {"transfer_id": transfer_id})


def take_over(workspace: Workspace, path: Path, code: str) -> TakenOver:
    """Take in the case of a hand-over file and go on with it under a new owner epoch. Safe to repeat.

    Without a `code` it opens if it was written for a request of this laptop.

    Raises:
        TransferError: It is meant for somebody else, was given away here, or is on this device already.
        SealedFileError: The file is damaged or foreign, or the code another one.
    """
    with private_folder() as folder:
        bundle = open_bundle(path, code, folder, request_key(workspace.store))
        transfer = _transfer_of(bundle, path)
        store = workspace.store
        known = store.carrying.transfers.get(transfer.transfer_id)
        if known is None:
            _require_to_take(workspace, transfer)
            _take_in(workspace, bundle, transfer)
        elif known.direction is Direction.GIVEN:
            raise TransferError("This case was handed over from this computer. To have it again, take it back.")
        elif not store.carrying.transfers.is_held(transfer.study_id, transfer.case_id):
            raise TransferError(
                "This file was taken over here before, and the case has gone on since: it is not yours now. "
                "Nothing was taken over; have a new file written where the case is."
            )
    return TakenOver(
        study_id=transfer.study_id,
        case_id=transfer.case_id,
        from_user=transfer.from_user,
        interviews=sum(record.kind is StreamKind.INTERVIEW for record, _lines in bundle.journals),
    )


def _transfer_of(bundle: CaseBundle, path: Path) -> Transfer:
    try:
        transfer = Transfer.model_validate_json(bundle.case.chain[-1][0])
        case_from_base(bundle.case.case)
    except (ValidationError, KeyError, TypeError, ValueError) as error:
        raise DamagedFileError(f"The hand-over file {path.name} does not say which case it holds.") from error
    return transfer


def _require_to_take(workspace: Workspace, transfer: Transfer) -> None:
    if transfer.to_user not in ("", workspace.user):
        raise TransferError(
            f"This case is meant for {transfer.to_user}; you are signed in as {workspace.user}. Nothing was taken over."
        )
    book = workspace.store.carrying.transfers
    if book.is_held(transfer.study_id, transfer.case_id):
        raise TransferError("This case is on your desk already; nothing was taken over.")


def _take_in(workspace: Workspace, bundle: CaseBundle, transfer: Transfer) -> None:
    store, case = workspace.store, bundle.case
    _bring_files(store, bundle)
    with store.transaction():
        for version in bundle.questionnaires:
            store.save_questionnaire(version)
        if case.study_id not in {study.study_id for study in store.studies()}:
            store.save_study(
                Study(
                    study_id=case.study_id,
                    name=case.study,
                    questionnaire=case.questionnaire,
                    study_key=bytes.fromhex(case.study_key),
                    details=case.details,
                )
            )
        base = case_from_base(case.case, created_by=str(case.case.get("created_by", "")))
        store.save_case(case.study_id, base, owner_epoch=transfer.owner_epoch)
        _take_journals(store, bundle, transfer)
        _take_rows(store, bundle)
        record = TransferRecord(
            transfer_id=transfer.transfer_id,
            study_id=case.study_id,
            case_id=case.case_id,
            owner_epoch=transfer.owner_epoch,
            direction=Direction.TAKEN,
            state=TransferState.OPEN,
            chain=tuple(case.chain),
            counterpart=transfer.from_user,
            made_at=workspace.clock.now(),
        )
        store.carrying.transfers.add(record)
        body: dict[str, object] = {"transfer_id": transfer.transfer_id, "from_user": transfer.from_user}
        _note(workspace, case.study_id, case.case_id, CASE_TAKEN_OVER, body)


def _take_journals(store: DeviceStore, bundle: CaseBundle, transfer: Transfer) -> None:
    for record, lines in bundle.journals:
        try:
            store.carrying.transfers.take_in(
                record.kind,
                record.stream_id,
                lines,
                study_id=transfer.study_id,
                owner_epoch=transfer.owner_epoch,
            )
        except JournalError as error:
            raise TransferError(
                "This computer has written on the case itself, differently; nothing was taken over. "
                "Synchronise, then ask your supervisor."
            ) from error
    for interview_id, xml in bundle.instances.items():
        store.freeze_interview(interview_id, xml)


def _bring_files(store: DeviceStore, bundle: CaseBundle) -> None:
    """Have the files durable at their places before a row names them."""
    targets = [(path, store.recordings.new_path(record.recording_id)) for record, path in bundle.recordings]
    targets += [(path, store.attachments.new_path(record.attachment_id)) for record, path in bundle.attachments]
    for source, target in targets:
        if not target.exists():
            draft = target.with_name(target.name + ".new")
            shutil.copyfile(source, draft)
            with draft.open("rb+") as file:
                os.fsync(file.fileno())
            os.replace(draft, target)
            sync_folder(target.parent)


def _take_rows(store: DeviceStore, bundle: CaseBundle) -> None:
    for recording, _path in bundle.recordings:
        here = store.recordings.of_interview(recording.interview_id)
        if recording.recording_id not in {one.recording_id for one in here}:
            store.recordings.add(_recording(store, recording, bundle), bytes.fromhex(recording.key))
    for attachment, path in bundle.attachments:
        if store.attachments.with_content(attachment.interview_id, attachment.sha256) is None:
            stored = _attachment(store, attachment, bundle, path.stat().st_size)
            store.attachments.add(stored, bytes.fromhex(attachment.key))
            for name in attachment.names:
                store.attachments.name(attachment.interview_id, name, attachment.attachment_id)


def _recording(store: DeviceStore, record: RecordingRecord, bundle: CaseBundle) -> StoredRecording:
    return StoredRecording(
        recording_id=record.recording_id,
        interview_id=record.interview_id,
        study_id=bundle.case.study_id,
        path=store.recordings.new_path(record.recording_id),
        sealed_key=bytes.fromhex(record.sealed_key),
        started_at=from_ms(record.started_ms),
    )


def _attachment(
    store: DeviceStore, record: AttachmentRecord, bundle: CaseBundle, sealed_bytes: int
) -> StoredAttachment:
    return StoredAttachment(
        attachment_id=record.attachment_id,
        interview_id=record.interview_id,
        study_id=bundle.case.study_id,
        sha256=record.sha256,
        size_bytes=record.size_bytes,
        media_type=record.media_type,
        path=store.attachments.new_path(record.attachment_id),
        sealed_sha256=record.sealed_sha256,
        sealed_bytes=sealed_bytes,
        sealed_key=bytes.fromhex(record.sealed_key),
        attached_at=from_ms(record.attached_ms),
    )
