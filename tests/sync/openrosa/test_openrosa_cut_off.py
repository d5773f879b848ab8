"""A delivery that is cut off at any place is begun again, and the server has each submission once."""

from __future__ import annotations

from collections.abc import Callable

import lxml.etree as etree
import pytest

from cxfield.store.openrosa import OpenRosaRecords
from cxfield.store.openrosa_values import SubmissionState
from tests.sync.openrosa.central_peer import CentralPeer
from tests.sync.openrosa.interviewer import Interviewer, form, picture

STEPS = ("freeze", "note_attempt", "note_answer", "note_files_sent", "note_sent")


class PowerGoneError(Exception):
    """The computer stops."""


def stopping(monkeypatch: pytest.MonkeyPatch, step: str, at: int, *, after: bool) -> None:
    """Let the program stop before or after `step` was done for the `at`-th time."""
    real: Callable[..., object] = getattr(OpenRosaRecords, step)
    done = 0

    def stops(self: OpenRosaRecords, *arguments: object, **named: object) -> object:
        nonlocal done
        done += 1
        result = real(self, *arguments, **named) if done != at or after else None
        if done == at:
            raise PowerGoneError
        return result

    monkeypatch.setattr(OpenRosaRecords, step, stops)


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("step", STEPS)
def test_after_a_stop_at_any_step_everything_arrives_once(
    peer: CentralPeer, anna: Interviewer, monkeypatch: pytest.MonkeyPatch, step: str, after: bool
) -> None:
    peer.publish(form(photos=2))
    peer.limit = 6_000
    anna.pull()
    interviews = [
        anna.complete(f"Village {n}", {"photo0": picture((n, 0, 0), 120), "photo1": picture((0, n, 0), 120)})
        for n in range(2)
    ]
    with monkeypatch.context() as stopped:
        stopping(stopped, step, 2, after=after)
        with pytest.raises(PowerGoneError):
            anna.send()
    anna.send()
    assert [anna.submission(interview).state for interview in interviews] == [SubmissionState.SENT] * 2
    assert sorted(etree.fromstring(held.xml).findtext("village") for held in peer.held.values()) == [
        "Village 0",
        "Village 1",
    ]
    assert all(content for held in peer.held.values() for content in held.files.values())
    xml_by_number: dict[str, set[bytes]] = {}
    for one in peer.posted:
        xml_by_number.setdefault(etree.fromstring(one["xml"]).findtext("village") or "", set()).add(one["xml"])
    assert all(len(sent) == 1 for sent in xml_by_number.values())
