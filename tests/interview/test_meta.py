"""The meta block and what the device fills in: IDs, times, device and interviewer, the name of the interview."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from cxfield.interview import Interview, Setting
from cxfield.questionnaire.xform_reader import read_xform
from tests.interview.scenario import NOW, Scenario, ask, bind, repeat, xform

DEVICE = {
    "deviceid": "dev-1",
    "email": "u@example.org",
    "phonenumber": "+10000000",
    "username": "u",
    "simserial": "8931",
    "subscriberid": "204",
}
UUID = re.compile(r"uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


@pytest.mark.parametrize("name", sorted(DEVICE))
def test_a_property_of_the_device_is_filled_in(name: str) -> None:
    form = xform("<x/>", bind("x", jr_preload="property", jr_preloadParams=name))
    Scenario(form, properties=DEVICE).expect("x", DEVICE[name])


@pytest.mark.parametrize("name", sorted(DEVICE))
def test_expressions_read_the_same_properties(name: str) -> None:
    form = xform("<x/>", bind("x", calculate=f"property('{name}')"))
    Scenario(form, properties=DEVICE).expect("x", DEVICE[name])


def test_a_property_that_the_device_does_not_have_is_empty() -> None:
    Scenario(xform("<x/>", bind("x", jr_preload="property", jr_preloadParams="simserial"))).expect("x", "")


def test_the_interviewer_is_known_under_the_old_name_too() -> None:
    form = xform("<x/>", bind("x", jr_preload="context", jr_preloadParams="UserID"))
    Scenario(form, properties=DEVICE).expect("x", "u")


def test_an_id_is_made_where_the_form_wants_one_and_each_is_another() -> None:
    form = xform("<x/>", bind("x", jr_preload="uid"))
    scenario = Scenario(form)
    ids = {scenario.value("x") or "", scenario.value("meta/instanceID") or ""}
    assert len(ids) == 2
    assert all(UUID.fullmatch(one) for one in ids)
    assert Scenario(form, seed=1).value("x") not in ids


def test_an_interview_has_an_id_also_where_the_form_only_gives_it_a_type() -> None:
    scenario = Scenario(xform("<a/>", bind("meta/instanceID", kind="string", readonly="true()")))
    assert UUID.fullmatch(scenario.value("meta/instanceID") or "")


def test_every_row_has_its_own_id() -> None:
    binds = bind("p/id", jr_preload="uid")
    scenario = Scenario(xform('<p jr:template=""><id/></p>', binds, repeat("p"))).add("p").add("p")
    assert scenario.value("p[1]/id") != scenario.value("p[2]/id")


def test_an_id_that_the_form_gives_is_kept() -> None:
    Scenario(xform("<x>mine</x>", bind("x", jr_preload="uid"))).expect("x", "mine")


def test_the_start_stands_still_and_the_end_is_set_when_the_interview_is_finished() -> None:
    binds = "".join(
        bind(name, kind="dateTime", jr_preload="timestamp", jr_preloadParams=name) for name in ("start", "end")
    )
    later = NOW + timedelta(minutes=20)
    interview = Interview(xform("<start/><end/><a/>", binds, ask("a")), Setting(started_at=NOW, zone="Europe/Riga"))
    interview.set_value("/data/a", "x", at=later)
    assert interview.state("/data/end").value == ""
    interview.finish(later)
    assert interview.state("/data/start").value == "2026-03-02T11:30:00.000+02:00"
    assert interview.state("/data/end").value == "2026-03-02T11:50:00.000+02:00"


def test_today_is_the_day_where_the_interview_is() -> None:
    late = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
    form = xform("<x/>", bind("x", kind="date", jr_preload="date", jr_preloadParams="today"))
    assert Interview(form, Setting(started_at=late, zone="Europe/Riga")).state("/data/x").value == "2026-03-03"


def test_the_name_of_the_interview_follows_its_answers() -> None:
    form = xform("<a/>", bind("meta/instanceName", calculate="concat(/data/a, '!')"), ask("a"))
    text = form.xml.decode().replace("<instanceID/>", "<instanceID/><instanceName/>")
    scenario = Scenario(read_xform(text.encode(), folder=None)).answer("a", "Ann")
    scenario.expect("meta/instanceName", "Ann!")
    assert "<instanceName>Ann!</instanceName>" in scenario.interview.to_xml()
