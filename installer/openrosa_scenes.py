"""Scenes of a workspace whose forms come from an OpenRosa server."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from cxfield.fieldwork.delivery import DeliveryState
from cxfield.fieldwork.openrosa_forms import DraftLine, FormLine, SubmissionLine
from cxfield.store.openrosa_values import SubmissionState
from ui.openrosa.forms_view import FormsPicture, FormsView
from ui.openrosa.server_panel import ServerPanel

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=ZoneInfo("Europe/London"))
SERVER = "https://central.example.org/v1/projects/7"


def _form(study_id: str, name: str, problem: str = "", drafts: tuple[DraftLine, ...] = ()) -> FormLine:
    return FormLine(
        study_id=study_id,
        form_id=study_id,
        name=name,
        version="2026-11",
        server=SERVER,
        problem=problem,
        is_listed=True,
        can_begin=not problem,
        drafts=drafts,
        sent=1,
    )


def _submission(number: int, state: SubmissionState, reason: str = "", sentence: str = "") -> SubmissionLine:
    return SubmissionLine(
        interview_id=str(number),
        study_id="water",
        form="Water points",
        version="2026-11",
        started_at=NOW - timedelta(hours=number, minutes=20),
        ended_at=NOW - timedelta(hours=number),
        number=number,
        state=state,
        reason=reason,
        sentence=sentence,
        instance_id="uuid:5357e349-fb4a-41a6-9b06-59ecb185ed16",
        sent_at=NOW if state is SubmissionState.SENT else None,
        next_at=NOW + timedelta(minutes=15) if state is SubmissionState.UNDELIVERED else None,
        can_send_again=state is SubmissionState.UNDELIVERED,
    )


def forms() -> QWidget:
    """Forms, one of which cannot be used; interviews under way, not taken and sent."""
    began = NOW - timedelta(minutes=12)
    draft = DraftLine(interview_id="9", study_id="water", version="2026-10", started_at=began, changed_at=NOW)
    made = FormsView("anna")
    made.show_forms(
        FormsPicture(
            forms=(_form("water", "Water points", drafts=(draft,)), _form("house", "Households", "villages.csv")),
            submissions=(
                _submission(1, SubmissionState.UNDELIVERED, "closed", "Closed. It says: not accepting submissions."),
                _submission(2, SubmissionState.SENT),
            ),
            delivery=DeliveryState(unsent_events=1, oldest_unsent_at=NOW, last_contact_at=NOW, server=SERVER),
            now=NOW,
        )
    )
    return made


def server_panel() -> QWidget:
    """The sign-in at an OpenRosa server after a wrong code."""
    made = ServerPanel()
    made.complain(f"{SERVER} does not let this account in: the app user was removed or its code is wrong.")
    return made


SCENES: Mapping[str, Callable[[], QWidget]] = {"forms": forms, "openrosa-server": server_panel}
