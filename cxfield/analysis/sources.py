"""Where study data come from: the database of a device, or a server."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from cxfield.analysis.journals import study_data
from cxfield.analysis.study_data import Stream, StudyData
from cxfield.analysis.transcript import Transcript, transcript
from cxfield.errors import CxfieldError
from cxfield.event import StreamKind
from cxfield.questionnaire.form_bundle import open_bundle
from cxfield.questionnaire.model import Questionnaire
from cxfield.sample.case import Case, case_from_base
from cxfield.store.device_store import DeviceStore
from cxfield.store.values import Study
from cxfield.sync.client import SyncClient
from cxfield.sync.messages import StudySummary

JUDGEMENTS = ("approved", "rejected")


class SourceError(CxfieldError):
    """The study or interview that was asked for is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudySource:
    """A study with its journals as stored, before anything is computed.

    Attributes:
        questionnaires: Oldest first.
        cases: Without their journals where `streams` has those, else with them.
        statuses: Interview id -> `approved` or `rejected`.
        receipts: Interview id -> code of its receipt.
    """

    name: str
    questionnaires: tuple[Questionnaire, ...]
    cases: tuple[Case, ...]
    streams: tuple[Stream, ...]
    statuses: Mapping[str, str] = field(default_factory=dict)
    receipts: Mapping[str, str] = field(default_factory=dict)
    study_id: str = ""

    def data(self) -> StudyData:
        """Read everything."""
        return study_data(self.name, self.questionnaires, self.cases, self.streams, statuses=self.statuses)

    def transcript(self, interview_id: str) -> Transcript:
        """Tell one interview.

        Raises:
            SourceError: The study has no such interview. JournalError: Its journal cannot be read.
        """
        wanted = StreamKind.INTERVIEW, interview_id
        stream = next((each for each in self.streams if (each.kind, each.stream_id) == wanted), None)
        if stream is None:
            raise SourceError(f"The study {self.name} has no interview {interview_id}.")
        return transcript(
            self.name,
            self.questionnaires,
            stream,
            cases={case.case_id: case for case in self.cases},
            receipt=self.receipts.get(interview_id, ""),
            status=self.statuses.get(interview_id),
        )


def study_in_store(store: DeviceStore, name: str | None = None) -> StudySource:
    """Return a study of a device by name or id; the only one where `name` is None.

    Raises:
        SourceError: There is no such study, or several and none is named.
    """
    study = _choose([(each.name, each.study_id, each) for each in store.studies()], name, "on this device")
    records = store.interviews(study.study_id)
    hashes = dict.fromkeys(record.questionnaire for record in records)
    hashes.pop(study.questionnaire, None)
    newest = [study.questionnaire] if study.questionnaire else []
    versions = [store.questionnaire(content_hash) for content_hash in (*hashes, *newest)]
    return StudySource(
        name=study.name,
        study_id=study.study_id,
        questionnaires=tuple(open_bundle(version.xform, version.media) for version in versions),
        cases=tuple(store.cases(study.study_id)),
        streams=tuple(_stored_stream(store, study, record.interview_id) for record in records),
        statuses={record.interview_id: record.status for record in records if record.status in JUDGEMENTS},
        receipts={record.interview_id: record.receipt for record in records if record.receipt},
    )


def _stored_stream(store: DeviceStore, study: Study, interview_id: str) -> Stream:
    entries = store.entries(StreamKind.INTERVIEW, interview_id, study_id=study.study_id)
    return Stream(kind=StreamKind.INTERVIEW, stream_id=interview_id, lines=[entry.line for entry in entries])


def study_on_server(client: SyncClient, name: str | None = None) -> StudySource:
    """Return a study of a server by name or id; the only one where `name` is None. The client is signed in.

    Raises:
        SourceError: There is no such study, or several and none is named. SyncError: The server cannot or may not.
    """
    study = _choose([(each.name, each.study_id, each) for each in client.studies()], name, "on this server")
    interviews = client.interviews(study.study_id)
    return StudySource(
        name=study.name,
        study_id=study.study_id,
        questionnaires=tuple(_fetch(client, study, each.content_hash) for each in study.questionnaires),
        cases=tuple(case_from_base(each.case.model_dump()) for each in client.cases(study.study_id)),
        streams=tuple(
            Stream(kind=each.kind, stream_id=each.stream_id, lines=[line.encode() for line in each.lines])
            for each in client.journals(study.study_id)
        ),
        statuses={each.interview_id: each.status for each in interviews if each.status in JUDGEMENTS},
        receipts={each.interview_id: each.receipt_code for each in interviews if each.receipt_code},
    )


def _fetch(client: SyncClient, study: StudySummary, content_hash: str) -> Questionnaire:
    bundle = client.questionnaire(study.study_id, content_hash)
    media = {name: base64.b64decode(content) for name, content in bundle.media.items()}
    return open_bundle(base64.b64decode(bundle.xform), media)


T = TypeVar("T")


def _choose(studies: Sequence[tuple[str, str, T]], name: str | None, place: str) -> T:
    names = ", ".join(sorted(each for each, _, _ in studies))
    if not studies:
        raise SourceError(f"There is no study {place} yet.")
    if name is None and len(studies) > 1:
        raise SourceError(f"There are {len(studies)} studies {place}; name one with --study: {names}.")
    found = [study for each, study_id, study in studies if name is None or name in (each, study_id)]
    if not found:
        raise SourceError(f"There is no study {name!r} {place}; there is {names}.")
    return found[0]
