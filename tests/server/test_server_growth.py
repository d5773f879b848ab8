"""What devices ask again and again looks at as many rows as concern it, however many are stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event, text

from cxfield.server.database import Database
from cxfield.server.intake.feed import _claim
from cxfield.server.study import studies as studies_module
from tests.journal_device import Journal, RunningServer, interview, publish_request, running_server
from tests.server.test_backup import have, prepared, push

MANY = 20_000
FEW = 1_000
_FILL = (
    """INSERT INTO case_unit (study_id, case_id, position, data, owner, owner_epoch, status, is_queued, owner_device)
       SELECT :study, 'K' || n, n + 10, '', CASE WHEN n % 2 = 0 THEN 'u' ELSE '' END, 1, 'open', n % 2 = 1, ''
       FROM generate_series(1, :many) n""",
    """INSERT INTO stream (study_id, kind, stream_id, case_id, "user", last_seq, head, received_at)
       SELECT :study, 'interview', md5(n::text), 'K' || n, 'u', 10, '', '2026' FROM generate_series(1, :many) n""",
    """INSERT INTO backed_up (study_id, kind, stream_id, seq)
       SELECT :study, 'interview', md5(n::text), 10 FROM generate_series(1, :many) n""",
    """INSERT INTO interview (study_id, interview_id, case_id, interviewer, questionnaire, form_id, version, language,
                              status, started_at, completed_at, answers, projected_seq)
       SELECT :study, md5(n::text), 'K' || n, 'u', 'q', 'f', '1', 'en', 'completed', '2026', '2026', '{}', 10
       FROM generate_series(1, :many) n""",
    """INSERT INTO blob (study_id, sha256, size_bytes, store_key, sealed_at)
       SELECT :study, md5(n::text), 1, md5(n::text), '2026' FROM generate_series(1, :many) n""",
)


@pytest.fixture
def full(tmp_path: Path, postgres_url: str) -> Iterator[tuple[RunningServer, Any, str]]:
    """A server with a long call queue and much that is stored, and a device."""
    with running_server(tmp_path / "server", database=postgres_url) as running:
        client, study = prepared(running)
        with running.services.database.write() as session:
            for statement in _FILL:
                session.connection().execute(text(statement), {"study": study, "many": MANY})
        with running.services.database.write() as session:
            session.connection().execute(text("ANALYZE"))
        yield running, client, study


def rows_looked_at(database: Database, work: Callable[[], object]) -> dict[str, int]:
    """Do `work` and return, for each statement of it that reads, how many rows PostgreSQL looks at."""
    asked: list[tuple[str, Any]] = []

    def note(_link: Connection, _cursor: Any, statement: str, values: Any, _context: Any, _is_many: bool) -> None:
        if statement.lstrip().startswith("SELECT"):
            asked.append((statement, values))

    event.listen(database._reader, "before_cursor_execute", note)
    try:
        work()
    finally:
        event.remove(database._reader, "before_cursor_execute", note)
    assert asked
    with database.read() as session:
        link = session.connection()
        plans = [link.exec_driver_sql(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", values) for sql, values in asked]
        found = [plan.scalar_one()[0]["Plan"] for plan in plans]
    return {sql: _rows(plan) for (sql, _), plan in zip(asked, found, strict=True)}


def _rows(plan: dict[str, Any]) -> int:
    mine = (plan["Actual Rows"] + plan.get("Rows Removed by Filter", 0)) * plan["Actual Loops"]
    return int(mine) + sum(map(_rows, plan.get("Plans", ())))


def test_neither_what_devices_ask_nor_an_erasure_grows_with_what_is_stored(
    full: tuple[RunningServer, Any, str],
) -> None:
    running, client, study = full
    database = running.services.database
    journals: list[Journal] = [interview(study) for _ in range(5)]
    works: list[Callable[[], object]] = [
        lambda: push(client, 1, *journals),
        lambda: have(client, *journals),
        lambda: client.pull(""),
        lambda: database.run(lambda session: _claim(session, "anna")),
        client.hello,
        client.refresh,
        running.services.uploads.remove_pending,
        lambda: running.services.erasing.erase("adam", study, "K10"),
    ]
    with database.write() as session:
        session.connection().execute(text("INSERT INTO blob_removal VALUES (:study, 'gone')"), {"study": study})
    for work in works:
        looked_at = rows_looked_at(database, work)
        assert {sql: rows for sql, rows in looked_at.items() if rows > FEW} == {}


def test_free_cases_of_every_study_are_found(server: RunningServer) -> None:
    for number in range(3):
        office = server.client("susan", "office")
        office.publish(
            publish_request(cases=2, xform=b"<h:html xmlns:h='http://www.w3.org/1999/xhtml'/>" * (number + 1))
        )
    items = server.client("anna").pull("").items
    assert sum(item.item == "case" for item in items) == 6


def test_the_office_reads_interviews_in_few_questions_and_journals_a_few_at_a_time(
    server: RunningServer, study: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, database, studies = server.client("anna"), server.services.database, server.services.studies
    asked: list[str] = []

    def note(_link: Connection, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    event.listen(database._reader, "before_cursor_execute", note)
    journals: list[Journal] = []
    questions: list[int] = []
    for number in range(1, 4):
        journals.append(interview(study))
        push(client, number, journals[-1])
        asked.clear()
        found = studies.interviews(study, owner=None)
        questions.append(len(asked))
        assert {one.interview_id for one in found} == {one.stream_id for one in journals}
        assert all(one.seq == 4 and one.receipt_code for one in found)
    event.remove(database._reader, "before_cursor_execute", note)
    assert questions == [questions[0]] * 3
    monkeypatch.setattr(studies_module, "_AT_ONCE", 2)
    assert [journal.stream_id for journal in studies.journals(study)] == sorted(one.stream_id for one in journals)
