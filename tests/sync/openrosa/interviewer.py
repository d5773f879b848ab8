"""An interviewer with a workspace, an account at an OpenRosa server, and forms to ask."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

from PIL import Image

from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.file_source import FileSource
from cxfield.fieldwork.openrosa_forms import FormLine, OpenRosaForms, SubmissionLine
from cxfield.fieldwork.openrosa_synchronising import OpenRosaSummary, OpenRosaSynchroniser, row_of_account
from cxfield.fieldwork.session import InterviewSession
from cxfield.fieldwork.workspace import Workspace
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.sync.fetching import Patience
from cxfield.sync.openrosa.account import account_of
from cxfield.sync.openrosa.address import read_pasted
from cxfield.sync.openrosa.connection import Means
from cxfield.sync.session import DEVICE

QUICK = Patience(connect_s=2, silence_s=2, whole_s=5)
NAMESPACES = (
    'xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms"'
)


def form(form_id: str = "water", version: str = "1", *, photos: int = 0, inside: str = "", extra: str = "") -> bytes:
    """Return a form with a question, photos, a start and an end. `inside` goes into the model."""
    names = [f"photo{n}" for n in range(photos)]
    nodes = "".join(f"<{name}/>" for name in names)
    binds = "".join(f'<bind nodeset="/data/{name}" type="binary"/>' for name in names)
    uploads = "".join(f'<upload ref="/data/{name}" mediatype="image/*"><label>P</label></upload>' for name in names)
    return f"""<?xml version="1.0"?>
<h:html {NAMESPACES}><h:head><h:title>Wells of {form_id}</h:title><model>
<instance><data id="{form_id}" version="{version}"><start/><end/><device/><village/>{nodes}
<orx:meta><orx:instanceID/><orx:instanceName/></orx:meta></data></instance>{inside}
<bind nodeset="/data/start" type="dateTime" jr:preload="timestamp" jr:preloadParams="start"/>
<bind nodeset="/data/end" type="dateTime" jr:preload="timestamp" jr:preloadParams="end"/>
<bind nodeset="/data/device" type="string" jr:preload="property" jr:preloadParams="deviceid"/>
<bind nodeset="/data/village" type="string" required="true()"/>{binds}
<bind nodeset="/data/orx:meta/orx:instanceID" type="string" jr:preload="uid"/>
<bind nodeset="/data/orx:meta/orx:instanceName" type="string" calculate="concat('Well of ', /data/village)"/>
</model></h:head><h:body><input ref="/data/village"><label>Which village?</label></input>{uploads}{extra}
</h:body></h:html>""".encode()


def picture(colour: tuple[int, int, int] = (200, 30, 30), edge: int = 40) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (edge, edge), colour).save(file, "JPEG")
    return file.getvalue()


class Interviewer:
    """Works with a real store, the real engine and real requests; only time is her own."""

    def __init__(self, store: DeviceStore, address: str, user: str, password: str) -> None:
        self.store = store
        self.workspace = Workspace(store, DeviceClock("anna"), DatabaseKey.random())
        self.forms = OpenRosaForms(self.workspace)
        self.now = datetime.now(UTC)
        self.account = account_of(read_pasted(address), user, password)
        store.set_setting(DEVICE, "cxfield:0123456789")
        store.openrosa.save_account(row_of_account(self.account))

    def _run(self, *, sends: bool = False, pulls: bool = False) -> OpenRosaSummary:
        means = Means(patience=QUICK, now=lambda: self.now)
        summary = OpenRosaSynchroniser(self.workspace, means, sends=sends, pulls=pulls).run()
        assert isinstance(summary, OpenRosaSummary)
        return summary

    def pull(self) -> OpenRosaSummary:
        return self._run(pulls=True)

    def send(self) -> OpenRosaSummary:
        return self._run(sends=True)

    def later(self, **passed: int) -> None:
        self.now += timedelta(**passed)

    def line(self, form_id: str = "water") -> FormLine:
        return next(line for line in self.forms.lines() if line.form_id == form_id)

    def begin(self, form_id: str = "water") -> InterviewSession:
        return self.forms.begin(self.line(form_id).study_id)

    def complete(self, village: str = "Ogre", photos: dict[str, bytes] | None = None, form_id: str = "water") -> str:
        """Do an interview to its end and return its id."""
        session = self.begin(form_id)
        session.go_next({"/data/village": village})
        for name, content in (photos or {}).items():
            session.attach(f"/data/{name}", FileSource(name="p.jpg", content=content))
        session.complete()
        session.close()
        return session.interview_id

    def correct(self, interview_id: str, village: str) -> None:
        """Open a completed interview again and complete it with another answer."""
        session = self.workspace.reopen_interview(interview_id, "a slip")
        session.go_to("/data/village")
        session.go_next({"/data/village": village})
        session.complete()
        session.close()

    def submission(self, interview_id: str) -> SubmissionLine:
        return next(line for line in self.forms.submissions() if line.interview_id == interview_id)
