"""When recordings and attached files may be sent."""

from __future__ import annotations

from datetime import time

import pytest

from cxfield.sync.upload_rules import (
    Hours,
    Network,
    RuleError,
    UploadRules,
    Waiting,
    When,
    read_hours,
    read_limit,
    read_names,
)

NOON = time(12, 0)
FREE, METERED, UNKNOWN = Network(is_metered=False), Network(is_metered=True), Network()


@pytest.mark.parametrize(
    ("rules", "network", "why"),
    [
        (UploadRules(when=When.ALWAYS), METERED, None),
        (UploadRules(when=When.FREE), FREE, None),
        (UploadRules(when=When.FREE), METERED, Waiting.METERED),
        (UploadRules(when=When.FREE), UNKNOWN, None),
        (UploadRules(when=When.FREE, networks=("Office",)), UNKNOWN, Waiting.UNKNOWN_NETWORK),
        (UploadRules(when=When.FREE, networks=("Office",)), Network(names=("Office",), is_metered=True), None),
        (UploadRules(when=When.FREE, networks=("Office",)), Network(names=("Train",), is_metered=False), None),
        (UploadRules(when=When.ASKED), FREE, Waiting.ASKED),
        (UploadRules(when=When.ALWAYS, hours=Hours(begin=time(18), end=time(7))), FREE, Waiting.HOURS),
        (UploadRules(when=When.ALWAYS, hours=Hours(begin=time(9), end=time(17))), METERED, None),
    ],
)
def test_files_wait_or_go_by_network_and_hour(rules: UploadRules, network: Network, why: Waiting | None) -> None:
    assert rules.waiting(network, NOON) is why


@pytest.mark.parametrize("when", list(When))
def test_who_asks_by_hand_is_never_held_up(when: When) -> None:
    rules = UploadRules(when=when, hours=Hours(begin=time(18), end=time(19)))
    assert rules.waiting(METERED, NOON, asked=True) is None


@pytest.mark.parametrize(
    ("at", "inside"), [("17:59", False), ("18:00", True), ("23:59", True), ("06:59", True), ("07:00", False)]
)
def test_hours_may_go_over_midnight(at: str, inside: bool) -> None:
    hours = read_hours(" 18:00 – 7:00 ")
    assert hours is not None
    assert (time.fromisoformat(at) in hours) is inside
    assert str(hours) == "18:00-07:00"


@pytest.mark.parametrize("text", ["6", "18:00", "18-25:00", "noon-midnight", "10:00-10:00"])
def test_what_is_no_hours_is_refused_in_words(text: str) -> None:
    with pytest.raises(RuleError, match="leave the line empty"):
        read_hours(text)


@pytest.mark.parametrize("text", ["-1", "fast", "1.5", "²", "99999999"])
def test_what_is_no_speed_is_refused_in_words(text: str) -> None:
    with pytest.raises(RuleError, match="kilobytes a second"):
        read_limit(text)


def test_empty_lines_set_nothing() -> None:
    assert (read_hours(" "), read_limit(""), read_names(" , ;")) == (None, 0, ())
    assert read_names("Office, Home ; Office") == ("Office", "Home")
