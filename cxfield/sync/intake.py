"""Takes in what was pulled: items and cursor in one transaction. Runs on the storage thread."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cxfield.event import JournalError, StreamKind
from cxfield.sample.case import Case
from cxfield.store.device_store import DeviceStore
from cxfield.store.errors import UnknownRecordError
from cxfield.store.transfer_book import Direction
from cxfield.store.values import QuestionnaireVersion, Study
from cxfield.sync.messages import CaseData, CaseItem, PullReply, QuestionnaireBundle, RevokedItem, StudyItem
from cxfield.sync.session import CURSOR


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What a pull brought. `conflicts` are journals that differ from the server's; ours stay as they are."""

    studies: int = 0
    cases: int = 0
    revoked: int = 0
    conflicts: int = 0

    def __add__(self, other: Intake) -> Intake:
        return Intake(
            studies=self.studies + other.studies,
            cases=self.cases + other.cases,
            revoked=self.revoked + other.revoked,
            conflicts=self.conflicts + other.conflicts,
        )


def take_in(
    store: DeviceStore,
    reply: PullReply,
    bundles: Mapping[str, QuestionnaireBundle],
    erased: Mapping[tuple[str, str], bytes] | None = None,
) -> Intake:
    """Apply a reply and move the cursor, together or not at all. `bundles` are the versions that were not here.

    `erased`: cases (study, case) that the server ordered to erase, with its signature, which was checked.
    """
    total = Intake()
    with store.transaction():
        for bundle in bundles.values():
            store.save_questionnaire(_version(bundle))
        _save_cases(store, [item for item in reply.items if isinstance(item, CaseItem)])
        for item in reply.items:
            if isinstance(item, StudyItem):
                store.save_study(_study(item))
                total += Intake(studies=1)
            elif isinstance(item, CaseItem):
                total += _take_case(store, item)
            else:
                total += _release(store, item)
        for given in store.carrying.transfers.all_given_away():  # the server does not know of it yet
            store.release_case(given.study_id, given.case_id)
        for (study_id, case_id), signature in (erased or {}).items():
            store.erased.order(study_id, case_id, signature)
        store.set_setting(CURSOR, reply.cursor)
    store.erased.carry_out()
    return total


def _save_cases(store: DeviceStore, items: Sequence[CaseItem]) -> None:
    """Keep the base data of many cases at once, by study and owner epoch."""
    groups: dict[tuple[str, int], list[Case]] = {}
    for item in items:
        groups.setdefault((item.study_id, item.owner_epoch), []).append(to_case(item.case))
    for (study_id, owner_epoch), cases in groups.items():
        store.save_cases(study_id, cases, owner_epoch=owner_epoch)


def _take_case(store: DeviceStore, item: CaseItem) -> Intake:
    journals = [(StreamKind.CASE, item.case.case_id, item.lines)]
    journals += [(StreamKind.INTERVIEW, interview.interview_id, interview.lines) for interview in item.interviews]
    conflicts = 0
    for kind, stream_id, lines in journals:
        if not lines:
            continue
        try:
            store.adopt(
                kind,
                stream_id,
                [line.encode() for line in lines],
                study_id=item.study_id,
                owner_epoch=item.owner_epoch,
            )
        except JournalError:
            conflicts += 1
    return Intake(cases=1, conflicts=conflicts)


def _release(store: DeviceStore, item: RevokedItem) -> Intake:
    if store.carrying.transfers.owner_epoch(item.study_id, item.case_id) > item.owner_epoch:
        return Intake()  # it came here from another laptop, which the server does not know of yet
    store.carrying.transfers.note_gone(Direction.REVOKED, item.study_id, item.case_id, owner_epoch=item.owner_epoch)
    try:
        store.release_case(item.study_id, item.case_id)
    except UnknownRecordError:
        return Intake()
    return Intake(revoked=1)


def _study(item: StudyItem) -> Study:
    return Study(
        study_id=item.study_id,
        name=item.name,
        questionnaire=item.questionnaires[-1].content_hash if item.questionnaires else "",
        study_key=base64.b64decode(item.public_key),
        details={"questionnaires": [reference.model_dump() for reference in item.questionnaires]},
    )


def _version(bundle: QuestionnaireBundle) -> QuestionnaireVersion:
    return QuestionnaireVersion(
        content_hash=bundle.content_hash,
        xform=base64.b64decode(bundle.xform),
        form_id=bundle.form_id,
        version=bundle.version,
        title=bundle.title,
        source=base64.b64decode(bundle.source),
        source_name=bundle.source_name,
        media={name: base64.b64decode(content) for name, content in bundle.media.items()},
    )


def to_case(data: CaseData) -> Case:
    """Return the case of a message, without history."""
    return Case(
        case_id=data.case_id,
        name=data.name,
        phones=tuple(data.phones),
        address=data.address,
        time_zone=data.time_zone,
        language=data.language,
        priority=data.priority,
        attributes=dict(data.attributes),
    )
