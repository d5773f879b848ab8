"""The state of delivery in one line, always at the edge of the window."""

from datetime import UTC, datetime, timedelta

from cxfield.fieldwork.delivery import DeliveryState
from cxfield.store.disk import DiskLevel
from ui.desk.delivery_view import delivery_sentence

NOW = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)


def test_before_the_first_synchronisation_it_says_so(dressed: object) -> None:
    assert delivery_sentence(DeliveryState(), NOW) == ("Not synchronised yet", "muted")


def test_when_all_is_received_it_says_how_much_and_when(dressed: object) -> None:
    text, role = delivery_sentence(DeliveryState(received_interviews=14, last_contact_at=NOW), NOW)
    assert text.startswith("All 14 interviews received · last contact ")
    assert role == "good"


def test_what_is_unsent_stands_there_with_its_age_the_last_contact_and_the_reason(dressed: object) -> None:
    state = DeliveryState(
        unsent_events=12,
        oldest_unsent_at=NOW - timedelta(hours=3),
        last_contact_at=NOW - timedelta(hours=4),
        last_error="The server http://127.0.0.1:9 cannot be reached; check the network. Everything is kept.",
    )
    text, role = delivery_sentence(state, NOW)
    assert text.startswith("Unsent: 12 · oldest 3 h · last contact ")
    assert text.endswith(" · The server http://127.0.0.1:9 cannot be reached")
    assert role == "soft"


def test_files_that_no_server_has_are_told_beside_what_was_received() -> None:
    state = DeliveryState(received_interviews=14, unsent_files=3, last_contact_at=NOW)
    text, role = delivery_sentence(state, NOW)
    assert text.startswith("All 14 interviews received")
    assert text.endswith("files on this computer only: 3")
    assert role == "muted"


def test_a_disk_that_gets_full_is_said_before_all_else(dressed: object) -> None:
    state = DeliveryState(received_interviews=14, last_contact_at=NOW, disk=DiskLevel.LOW)
    text, role = delivery_sentence(state, NOW)
    assert text.startswith("Less than 1 GB is free on the disk: make room · All 14 interviews received")
    assert role == "soft"


def test_a_disk_that_takes_no_new_interview_is_said(dressed: object) -> None:
    text, role = delivery_sentence(DeliveryState(disk=DiskLevel.STOP), NOW)
    assert text.startswith("The disk is almost full: no new interview · ")
    assert role == "soft"
