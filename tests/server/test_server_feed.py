"""Pulling: in order, bounded, and nothing missed while others write."""

import threading

import pytest

from cxfield.server.intake import feed
from cxfield.sync.client import SyncClient
from cxfield.sync.errors import ServerBusyError
from cxfield.sync.messages import CaseItem, PullItem, RevokedItem, StudyItem
from tests.journal_device import RunningServer, publish_request


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str | None:
    return None if request.param == "sqlite" else str(request.getfixturevalue("postgres_url"))


def pull_all(server: RunningServer, user: str, cursor: str = "") -> tuple[list[PullItem], str, int]:
    client, items, pages = server.client(user), [], 0
    while True:
        reply = client.pull(cursor)
        items += reply.items
        cursor, pages = reply.cursor, pages + 1
        if not reply.more:
            return items, cursor, pages


def test_the_study_comes_before_its_cases(server: RunningServer, study: str) -> None:
    items, cursor, _ = pull_all(server, "anna")
    assert isinstance(items[0], StudyItem)
    assert [item.case.case_id for item in items[1:] if isinstance(item, CaseItem)] == ["C1", "C2", "C3"]
    assert pull_all(server, "anna", cursor)[0] == []


def test_many_cases_come_in_pages(server: RunningServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "PULL_ITEMS", 4)
    server.client("susan").publish(publish_request(cases=10, interviewers=("anna",)))
    items, _, pages = pull_all(server, "anna")
    assert (len(items), pages) == (11, 3)


def test_a_large_reply_ends_early_and_goes_on(server: RunningServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "PULL_BYTES", 10)
    server.client("susan").publish(publish_request(cases=3, interviewers=("anna",)))
    items, _, pages = pull_all(server, "anna")
    assert (len(items), pages) == (4, 4)


def test_cases_are_dealt_in_turn(server: RunningServer) -> None:
    server.add("bert")
    server.client("susan").publish(publish_request(cases=5, interviewers=("anna", "bert")))
    held = {
        user: [item.case.case_id for item in pull_all(server, user)[0] if isinstance(item, CaseItem)]
        for user in ("anna", "bert")
    }
    assert held == {"anna": ["C1", "C3", "C5"], "bert": ["C2", "C4"]}


def test_nobody_holds_more_free_cases_than_the_cap(server: RunningServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "CLAIM_CASES", 2)
    server.add("bert")
    server.client("susan").publish(publish_request(cases=5))
    for user in ("anna", "anna", "bert"):
        pull_all(server, user)
    owners = [case.owner for case in server.client("susan").cases(server.client("susan").studies()[0].study_id)]
    assert owners == ["anna", "anna", "bert", "bert", ""]


def test_a_case_that_went_and_came_back_is_told_as_it_stands(server: RunningServer, study: str) -> None:
    server.add("bert")
    office = server.client("susan")
    _, cursor, _ = pull_all(server, "anna")
    office.assign(study, ["C1"], "bert")
    (gone,), _, _ = pull_all(server, "anna", cursor)
    assert isinstance(gone, RevokedItem)
    office.assign(study, ["C1"], "anna")
    (back,) = [item for item in pull_all(server, "anna", cursor)[0] if isinstance(item, CaseItem)]
    assert back.owner_epoch == 3


def test_a_cursor_of_another_epoch_begins_anew_and_so_does_rubbish(server: RunningServer, study: str) -> None:
    _, cursor, _ = pull_all(server, "anna")
    server.services.database.renew_epoch()
    assert len(pull_all(server, "anna", cursor)[0]) == 4
    assert len(pull_all(server, "anna", "%%%")[0]) == 4


def test_a_puller_misses_nothing_while_eight_write(server: RunningServer) -> None:
    """Eight writers publish small studies for anna; she pulls all the while and must have seen every case."""
    wanted, cases_each, rounds = 8, 5, 5
    office = [server.client("susan", f"office-{n}") for n in range(wanted)]

    def write(client: SyncClient) -> None:
        for _ in range(rounds):
            request = publish_request(cases=cases_each, interviewers=("anna",))
            while True:
                try:
                    client.publish(request)
                    break
                except ServerBusyError:  # two publish at a time; whoever comes third is told so
                    continue

    writers = [threading.Thread(target=write, args=(client,)) for client in office]
    for writer in writers:
        writer.start()
    seen, cursor = set(), ""
    client = server.client("anna")
    is_last = False
    while True:
        done = not any(writer.is_alive() for writer in writers)
        reply = client.pull(cursor)
        cursor = reply.cursor
        seen |= {(item.study_id, item.case.case_id) for item in reply.items if isinstance(item, CaseItem)}
        if is_last and not reply.more and not reply.items:
            break
        is_last = done
    assert len(seen) == wanted * rounds * cases_each
