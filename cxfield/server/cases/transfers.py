"""Cases that change hands between two devices, whatever the order in which the two come to the server.

| who comes | the case |
| --- | --- |
| the giver, with a transfer to a user | goes to that user; nobody has come for it yet |
| a taker, first | belongs to the taker |
| another taker later | stays; what the other writes is a branch |
| the giver who took it back, before any taker | belongs to the giver, under the new epoch |
| the giver who took it back, behind a taker | stays; what the giver writes is a branch |

What the giver still sends of before belongs to the journal all the same: the signed transfer names how far.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError
from sqlmodel import Session, col, select

from cxfield.server.database import Database, now_text, record_audit
from cxfield.server.errors import NotAllowedError, RefusedError
from cxfield.server.intake.feed import join_study, note_change
from cxfield.server.people.accounts import Sender
from cxfield.server.tables import AccountRow, CaseRow, DeviceRow, StudyRow, TransferRow
from cxfield.store.device_key import is_signed
from cxfield.sync.messages import ItemHeader, Role
from cxfield.sync.transfer_messages import (
    SIGNED_FOR,
    ClaimKind,
    ClaimReply,
    ClaimStatus,
    SignedTransfer,
    Transfer,
    TransferClaim,
)

_OWNERS = (Role.INTERVIEWER, Role.SUPERVISOR)


@dataclass(frozen=True, slots=True)
class _Step:
    """One transfer, and who took it. An empty device: nobody has come for it yet."""

    transfer: Transfer
    signed: SignedTransfer
    to_user: str
    to_device: str


class Transfers:
    """Takes claims. Safe to repeat."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def claim(self, sender: Sender, claim: TransferClaim) -> ClaimReply:
        """Verify the transfers of a claim and give the case to whom it belongs by them.

        Raises:
            RefusedError: The claim is not one of this program. NotAllowedError: The case was meant for somebody else.
        """
        steps = _steps(sender, claim)
        reply = self._database.run(lambda session: _take(session, sender, steps))
        if claim.kind is ClaimKind.GIVE and reply.status in (ClaimStatus.OWNER, ClaimStatus.GIVEN):
            return reply.model_copy(update={"status": ClaimStatus.GIVEN})
        return reply


def _take(session: Session, sender: Sender, steps: Sequence[_Step]) -> ClaimReply:
    first = steps[0].transfer
    if not all(_is_genuine(session, step, sender) for step in steps):
        return ClaimReply(status=ClaimStatus.UNVERIFIED)
    if session.get(StudyRow, first.study_id) is None:
        raise RefusedError("The server does not know the study of this hand-over.")
    query = select(CaseRow).where(CaseRow.study_id == first.study_id, CaseRow.case_id == first.case_id)
    case = session.exec(query.with_for_update()).first()
    for step in steps:
        reply = _take_step(session, sender, case, step)
        if reply.status is ClaimStatus.BRANCH:
            break
    return reply


def _steps(sender: Sender, claim: TransferClaim) -> list[_Step]:
    try:
        transfers = [Transfer.model_validate_json(signed.document) for signed in claim.transfers]
    except ValidationError as error:
        raise RefusedError("The hand-over is not as this server knows it; update the application.") from error
    if len({(one.study_id, one.case_id) for one in transfers}) != 1:
        raise RefusedError("A hand-over is of one case.")
    last = transfers[-1]
    is_giver = (last.from_user, last.from_device) == (sender.user, sender.device)
    if is_giver is (claim.kind is ClaimKind.TAKE):
        raise RefusedError("The hand-over was made by another device than the one that says so.")
    takers = [(one.from_user, one.from_device) for one in transfers[1:]]
    if claim.kind is ClaimKind.GIVE:
        takers.append((last.to_user, ""))
    else:
        takers.append((sender.user, sender.device))
    if claim.kind is ClaimKind.TAKE and last.to_user not in ("", sender.user):
        raise NotAllowedError("This case was handed over to somebody else.")
    return [
        _Step(transfer, signed, user, device)
        for transfer, signed, (user, device) in zip(transfers, claim.transfers, takers, strict=True)
    ]


def _is_genuine(session: Session, step: _Step, sender: Sender) -> bool:
    """Whether the device that gave signed it, or is the one that says so now."""
    transfer = step.transfer
    if (transfer.from_user, transfer.from_device) == (sender.user, sender.device):
        return True
    giver = session.get(DeviceRow, (transfer.from_device, transfer.from_user))
    document, signature = step.signed.document.encode(), step.signed.signature
    return giver is not None and is_signed(giver.public_key, SIGNED_FOR, document, signature)


def _take_step(session: Session, sender: Sender, case: CaseRow | None, step: _Step) -> ClaimReply:
    transfer = step.transfer
    row = session.get(TransferRow, (transfer.study_id, transfer.case_id, transfer.owner_epoch))
    is_same = row is not None and row.transfer_id == transfer.transfer_id
    if is_same and not step.to_device:
        return _reply(case, transfer, ClaimStatus.GIVEN)
    if row is not None and (row.to_device or not is_same):
        is_mine = is_same and (row.to_user, row.to_device) == (step.to_user, step.to_device)
        return _reply(case, transfer, ClaimStatus.OWNER if is_mine else ClaimStatus.BRANCH)
    if not step.to_user:
        return _reply(case, transfer, ClaimStatus.GIVEN)
    if case is not None and not _may_move(case, transfer, row):
        return _reply(case, transfer, ClaimStatus.BRANCH)
    account = session.get(AccountRow, step.to_user)
    if account is None or account.role not in _OWNERS:
        return _reply(case, transfer, ClaimStatus.GIVEN)
    _keep(session, step, row)
    if case is not None:
        _move(session, case, step)
    action = "case-handed-over" if step.to_device else "case-on-its-way"
    subject = f"{transfer.study_id} {transfer.case_id} {transfer.from_user} {step.to_user} {transfer.owner_epoch}"
    record_audit(session, actor=sender.user, action=action, subject=subject)
    session.flush()
    return _reply(case, transfer, ClaimStatus.OWNER)


def _may_move(case: CaseRow, transfer: Transfer, row: TransferRow | None) -> bool:
    """Whether the one who gave owns the case, or owned it until this very transfer."""
    if row is not None:
        return case.owner_epoch == transfer.owner_epoch
    return case.owner == transfer.from_user and case.owner_epoch == transfer.owner_epoch - 1


def _keep(session: Session, step: _Step, row: TransferRow | None) -> None:
    transfer = step.transfer
    if row is None:
        row = TransferRow(
            study_id=transfer.study_id,
            case_id=transfer.case_id,
            owner_epoch=transfer.owner_epoch,
            transfer_id=transfer.transfer_id,
            from_user=transfer.from_user,
            from_device=transfer.from_device,
            to_user=step.to_user,
            to_device=step.to_device,
            document=step.signed.document,
            signature=step.signed.signature,
            received_at=now_text(),
        )
    row.to_user, row.to_device = step.to_user, step.to_device
    session.add(row)


def _move(session: Session, case: CaseRow, step: _Step) -> None:
    before = case.owner
    case.owner, case.owner_epoch = step.to_user, step.transfer.owner_epoch
    case.owner_device = f"{case.owner_epoch} {step.to_device}" if step.to_device else ""  # see taking_over.py
    session.add(case)
    if before not in ("", step.to_user):
        note_change(session, case.study_id, before, "revoked", [case.case_id])
    join_study(session, case.study_id, step.to_user)
    note_change(session, case.study_id, step.to_user, "case", [case.case_id])


def _reply(case: CaseRow | None, transfer: Transfer, status: ClaimStatus) -> ClaimReply:
    return ClaimReply(status=status, owner_epoch=case.owner_epoch if case else transfer.owner_epoch)


# ---- what the judge of a push asks ----


def was_given_on(session: Session, header: ItemHeader, case_id: str) -> bool:
    """Whether the item was written before its writer gave the case away: it belongs to the journal, not beside it."""
    row = session.get(TransferRow, (header.study_id, case_id, header.owner_epoch + 1))
    if row is None:
        return False
    for head in Transfer.model_validate_json(row.document).heads:
        if (head.kind, head.stream_id) == (header.kind, header.stream_id):
            more = 1 if header.kind == "case" else 0  # the event of the transfer itself
            return header.to_seq <= head.seq + more and (header.to_seq != head.seq or header.head == head.head)
    return header.kind == "case" and header.to_seq == 1


def owner_by_transfer(session: Session, header: ItemHeader, case_id: str, user: str) -> tuple[str, int] | None:
    """Return who owns a case that `user` brings to the server only now, if it changed hands before; with the epoch.

    Nobody asked yet whose case it was: what others say of it counts only from where `user` gave or took it, and each
    step only if its giver took it in the one before.
    """
    query = select(TransferRow).where(TransferRow.study_id == header.study_id, TransferRow.case_id == case_id)
    last: TransferRow | None = None
    for row in session.exec(query.order_by(col(TransferRow.owner_epoch))):
        is_given, is_taken = row.owner_epoch == header.owner_epoch + 1, row.owner_epoch == header.owner_epoch
        is_own = (is_given and row.from_user == user) or (is_taken and row.to_user == user)
        if (last is None and is_own) or (last is not None and row.from_user == last.to_user):
            last = row
    return (last.to_user, last.owner_epoch) if last is not None else None
