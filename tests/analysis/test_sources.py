from collections.abc import Iterator
from pathlib import Path

import pytest

from cxfield.analysis.sources import SourceError, study_in_store, study_on_server
from cxfield.event import StreamKind, decode
from cxfield.interview import events
from cxfield.sample.case import ATTEMPT_CLOSED, ATTEMPT_OPENED, Case
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskRules
from cxfield.store.values import QuestionnaireVersion, Study
from cxfield.sync.batch import encode_batch
from cxfield.sync.errors import ForbiddenError
from cxfield.sync.messages import Role
from tests.journal_device import Journal as DeviceJournal
from tests.journal_device import RunningServer, publish_request, running_server
from tests.service_journals import Journal, answer, begin_interview
from tests.service_study import service_questionnaire

RULES = DiskRules(reserve_bytes=0, warn_below_bytes=0, stop_below_bytes=0)
INTERVIEW = "01936f5e-8a4c-7c3e-9a10-3b5d8f1c2e77"


def _interview() -> Journal:
    journal = begin_interview(service_questionnaire(), INTERVIEW, "C1", language="Polski (pl)")
    return answer(journal, nps="9", solved="yes", words="Zażółć gęślą jaźń")


def _case() -> Journal:
    journal = Journal(StreamKind.CASE, "C2")
    journal.add(ATTEMPT_OPENED, {"attempt_id": "a1", "contact": "", "number": "+15550100"})
    closed = {"attempt_id": "a1", "disposition": "2.11", "duration_s": 30, "interview_id": None}
    return journal.add(ATTEMPT_CLOSED, closed)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DeviceStore]:
    questionnaire = service_questionnaire()
    with DeviceStore.create(tmp_path / "workspace", DatabaseKey.random(), rules=RULES) as store:
        store.save_questionnaire(
            QuestionnaireVersion(content_hash=questionnaire.content_hash, xform=questionnaire.xml, form_id="service")
        )
        store.save_study(Study(study_id="s1", name="Service experience", questionnaire=questionnaire.content_hash))
        store.save_cases("s1", [Case(case_id="C1", name="Ann"), Case(case_id="C2", name="Bob")])
        for journal in (_case(), _interview()):
            history = [decode(entry.line)[1] for entry in journal.entries]
            store.append(journal.kind, journal.stream_id, history, study_id="s1")
        yield store


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    with running_server(tmp_path / "server") as running:
        running.add("anna")
        running.add("susan", Role.SUPERVISOR)
        office = running.client("susan", "office")
        request = publish_request(interviewers=("anna",), xform=service_questionnaire().xml)
        study_id = office.publish(request).study_id
        interview = _interview()
        interview.add(events.COMPLETED, events.completed("0" * 64))
        items = [
            DeviceJournal(study_id, journal.kind, journal.stream_id, case_id, entries=journal.entries).item()
            for journal, case_id in ((interview, "C1"), (_case(), "C2"))
        ]
        running.client("anna").push(encode_batch("device-1", 1, items))
        yield running


def test_a_device_gives_its_study_with_attempts_counted_once(store: DeviceStore) -> None:
    data = study_in_store(store).data()
    assert [record.case.case_id for record in data.cases] == ["C1", "C2"]
    assert data.dispositions == ("3.11", "2.11")
    assert len(data.cases[1].case.attempts) == 1
    assert data.interviews[0].answers["/data/words"].value == "Zażółć gęślą jaźń"
    assert data.problems == ()


def test_a_device_tells_one_interview(store: DeviceStore) -> None:
    told = study_in_store(store, "s1").transcript(INTERVIEW)
    assert told.case is not None
    assert told.case.name == "Ann"
    assert told.interview.status == "draft"


def test_a_server_gives_all_journals_with_receipts(server: RunningServer) -> None:
    source = study_on_server(server.client("susan"), "Service experience")
    data = source.data()
    assert data.problems == ()
    assert data.dispositions == ("1.1", "2.11", "3.11")
    assert [each.status for each in data.interviews] == ["completed"]
    assert len(source.receipts[INTERVIEW]) == 8
    assert source.transcript(INTERVIEW).receipt == source.receipts[INTERVIEW]


def test_an_interviewer_gets_no_journals_from_the_server(server: RunningServer) -> None:
    with pytest.raises(ForbiddenError):
        study_on_server(server.client("anna"), "Service experience")


def test_an_unknown_study_is_answered_with_the_names_there_are(store: DeviceStore) -> None:
    with pytest.raises(SourceError, match="'Other' on this device; there is Service experience"):
        study_in_store(store, "Other")


def test_several_studies_must_be_told_apart(store: DeviceStore) -> None:
    store.save_study(Study(study_id="s2", name="Second"))
    with pytest.raises(SourceError, match="name one with --study: Second, Service experience"):
        study_in_store(store)
    assert study_in_store(store, "Second").data().interviews == ()


def test_an_unknown_interview_is_a_sentence(store: DeviceStore) -> None:
    with pytest.raises(SourceError, match="has no interview nothing"):
        study_in_store(store).transcript("nothing")
