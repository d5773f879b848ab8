from datetime import UTC, datetime, timedelta

from cxfield.event import Event, Moment
from cxfield.sample.case import Case, base_data, case_from_base, fold_case

START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
ANNA = Case(case_id="17", name="Anna Kalniņa", phones=("+442079460142",), time_zone="Europe/London")


def event(kind: str, minutes: int = 0, **body: object) -> Event:
    at = START + timedelta(minutes=minutes)
    return Event(kind=kind, moment=Moment(at=at, zone="UTC", mono_ms=0, boot="b", actor="j.ozols"), body=body)


def test_an_attempt_is_open_until_it_is_closed_with_a_disposition() -> None:
    opened = fold_case(ANNA, [event("attempt_opened", attempt_id="a1", number="+442079460142")])
    assert opened.open_attempt is not None
    closing = event("attempt_closed", 1, attempt_id="a1", disposition="3.13", duration_s=32, interview_id=None)
    closed = fold_case(opened, [closing])
    assert closed.open_attempt is None
    assert closed.disposition == "3.13"


def test_a_corrected_number_stands_first_and_the_old_one_is_in_the_history() -> None:
    case = fold_case(ANNA, [event("case_corrected", field="phones", old="+442079460142", new="+442079460777; +1 2")])
    assert case.phones == ("+442079460777", "+1 2")
    assert (case.corrections[0].old, case.corrections[0].author) == ("+442079460142", "j.ozols")


def test_an_appointment_is_used_up_by_an_attempt_at_its_time_and_not_by_one_before() -> None:
    made = event(
        "appointment_made", local="2026-11-20T10:00", zone="Europe/London", at="2026-11-20T10:00:00Z", hard=True
    )
    case = fold_case(ANNA, [made])
    body = {"attempt_id": "a1", "disposition": "3.13", "duration_s": 1, "interview_id": None}
    assert fold_case(case, [event("attempt_closed", 5, **body)]).appointment is not None
    assert fold_case(case, [event("attempt_closed", 65, **body)]).appointment is None


def test_an_event_of_a_later_version_is_passed_over() -> None:
    assert fold_case(ANNA, [event("teleported", place="Mars")]) == ANNA


def test_base_data_make_the_same_case_again() -> None:
    assert case_from_base(base_data(ANNA)) == ANNA


def test_remarks_and_second_contacts_keep_their_author_and_order() -> None:
    case = fold_case(
        ANNA,
        [
            event("remark", text="Driving."),
            event("contact_added", name="Jānis", phones=["+442079460143"], role="husband"),
            event("remark", 5, text="Has time on Monday."),
        ],
    )
    assert [r.text for r in case.remarks] == ["Driving.", "Has time on Monday."]
    assert case.contacts[0].name == "Jānis"
