"""Scenes of work that leaves a computer: cases handed over and taken over, rescue files, removal; and a PIN chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from cxfield.fieldwork.desk import CaseDetail, history, summarise
from cxfield.fieldwork.elsewhere import Elsewhere, InterviewOfCase
from cxfield.fieldwork.leaving import UnsentPicture
from cxfield.sample.case import Case, ContactAttempt, Remark
from cxfield.sample.dispositions import default_dispositions
from cxfield.store.transfer_book import Direction, TransferRecord, TransferState
from cxfield.store.values import InterviewStatus
from ui.access.choose_pin_page import ChoosePinPage
from ui.desk.case_view import CaseView
from ui.language import tr
from ui.leaving.file_line import FileLine
from ui.leaving.removal_panel import RemovalPanel
from ui.leaving.rescue_panel import RescuePanel
from ui.transfer.hand_over_panel import HandOverPanel
from ui.transfer.take_over_panel import TakeOverPanel

UNSENT = UnsentPicture(events=412, interviews=3, cases=5, files=7)
_STICK = Path("/media/stick")
_REMARK = "Call after six and ask for the mother: she was at work, and she alone knows the bills of the household."
_NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
_EARLIER = _NOW - timedelta(days=1, hours=2)


def _on_stick(panel: QWidget, name: str) -> QWidget:
    """Show a path of a stick where the panel proposes a folder of this computer."""
    panel.findChildren(FileLine)[0].set_path(_STICK / name)
    return panel


def hand_over() -> QWidget:
    """Whose a case will be, before anything is given."""
    return _on_stick(HandOverPanel("Anna Kalniņa, Rīga"), "case-2026-11-23-091500.cxcase")


def hand_over_code() -> QWidget:
    """A file was written; its code stands there once."""
    made = HandOverPanel("Anna Kalniņa, Rīga")
    made.show_code(_STICK / "case-2026-11-23-091500.cxcase", "4K7QD-90XMA-ZP2RT-8W3HC")
    return made


def gone_case() -> QWidget:
    """A case that was handed over, to be looked at."""
    case = Case(
        case_id="C17",
        name="Anna Kalniņa",
        phones=("+371 67 000 142",),
        address="Brīvības iela 17, Rīga",
        time_zone="Europe/Riga",
        attempts=(ContactAttempt(attempt_id="a", number="+371 67 000 142", interviewer="anna", started_at=_EARLIER),),
        remarks=(Remark(at=_EARLIER + timedelta(minutes=7), author="anna", text=_REMARK),),
    )
    table = default_dispositions()
    away = Elsewhere(user="marek", since=_NOW - timedelta(minutes=35), is_given=True, may_take_back=True)
    seen = InterviewOfCase(interview_id="i", started_at=_EARLIER, status=InterviewStatus.SUSPENDED)
    made = CaseView()
    detail = CaseDetail(
        study_id="s",
        case=case,
        summary=replace(summarise(case, table, None), elsewhere=away),
        interview_id="i",
        history=tuple(history(case, table)),
        dispositions=(),
        interviews=(seen,),
    )
    made.show_case(detail, "Service experience", _NOW)
    return made


def take_over() -> QWidget:
    """Cases of others, and what was handed over from here."""
    made = TakeOverPanel()
    made.show_given(
        [
            TransferRecord(
                transfer_id="t",
                study_id="s",
                case_id="C17",
                owner_epoch=2,
                direction=Direction.GIVEN,
                state=TransferState.OPEN,
                chain=(),
                counterpart="marek",
                made_at=datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
            )
        ]
    )
    return _on_stick(made, "case-2026-11-23-091500.cxcase")


def take_over_listening() -> QWidget:
    """Waiting for the other laptop on the local network."""
    made = TakeOverPanel()
    made.show_listening("192.168.1.17:41782", "418206")
    return _on_stick(made, "")


def rescue() -> QWidget:
    """What a rescue file would hold."""
    made = RescuePanel()
    made.show_unsent(UNSENT)
    return _on_stick(made, "rescue-2026-11-23-091500.cxrescue")


def removal() -> QWidget:
    """A workspace that may not be removed yet."""
    made = RemovalPanel("anna")
    made.show_unsent(UNSENT)
    return made


def choose_pin() -> QWidget:
    """The lock after a code of the office."""
    made = ChoosePinPage("anna")
    made.complain(tr("The two PINs are not the same."))
    return made


SCENES: Mapping[str, Callable[[], QWidget]] = {
    "hand-over": hand_over,
    "hand-over-code": hand_over_code,
    "gone-case": gone_case,
    "take-over": take_over,
    "take-over-listening": take_over_listening,
    "rescue": rescue,
    "removal": removal,
    "choose-pin": choose_pin,
}
