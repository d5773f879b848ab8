"""Freezes a finished workspace with its unsent journals, and the server that it belongs to.

Run once for each released format, from the project's folder, then commit what it wrote and never change it again:

    python -m tests.golden.make 1
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from base64 import b64decode, b64encode
from pathlib import Path

os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

from nacl.public import PrivateKey

from cxfield.fieldwork.file_source import FileSource
from cxfield.fieldwork.station import Station
from cxfield.fieldwork.synchronising import Synchroniser
from cxfield.sync.messages import Role
from tests.journal_device import PASSWORD, publish_request, running_server

HERE = Path(__file__).resolve().parent
PIN = "246810"
STUDY_KEY = b64encode(PrivateKey(bytes(range(32))).public_key.encode()).decode()
CARD = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
FORM = b"""<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms" xmlns:cx="urn:cxfield:xforms">
<h:head><h:title>Golden</h:title><model><instance><data id="golden" version="1"><nps/><why/><age/><card/>
<contact jr:template=""><where/></contact><orx:meta><orx:instanceID/></orx:meta></data></instance>
<bind nodeset="/data/nps" type="int" required="true()" cx:metric="nps" cx:missing="dk rf"/>
<bind nodeset="/data/why" type="string" relevant="/data/nps &lt; 7"/>
<bind nodeset="/data/age" type="int" cx:missing="rf" cx:warning=". &lt; 96" cx:warning_msg="So old?"/>
<bind nodeset="/data/card" type="binary"/>
<bind nodeset="/data/contact/where" type="string"/></model></h:head>
<h:body><input ref="/data/nps"><label>Recommend, 0 to 10?</label></input>
<input ref="/data/why"><label>Why?</label></input><input ref="/data/age"><label>Age?</label></input>
<upload ref="/data/card" mediatype="image/*"><label>Business card</label></upload>
<group ref="/data/contact"><label>Contact</label><repeat nodeset="/data/contact"><input ref="/data/contact/where">
<label>Where?</label></input></repeat></group></h:body></h:html>"""


def interview(station: Station, server: str) -> None:
    """Do one interview with answers of all kinds and an attached file, and call once in vain; send nothing."""
    entry = station.enrol(server, "anna", PASSWORD, PIN)
    workspace = station.open(entry, PIN)
    try:
        Synchroniser(workspace).run()
        study = workspace.studies()[0].study_id
        book = workspace.book(study)
        book.open_attempt("C1", "+15550100")
        session = workspace.start_interview(study, "C1")
        session.go_next({"/data/nps": "3"})
        session.draft("/data/why", "They never")
        session.go_next({"/data/why": "Никто не перезвонил; nikt nie oddzwonił; neviens neatzvanīja"})
        session.remark("/data/age", "hesitated")
        session.go_next({"/data/age": "97"})
        session.confirm("/data/age")
        session.go_next()
        session.attach("/data/card", FileSource(name="card.png", content=CARD))
        session.go_next()
        session.add_repeat("/data/contact")
        session.go_next({"/data/contact[1]/where": "branch"})
        session.go_next()
        session.complete()
        book.close_attempt("C1", "1.1", interview_id=session.interview_id)
        book.open_attempt("C2", "+15550100")
        book.close_attempt("C2", "3.13")
    finally:
        workspace.close()


def main(number: str) -> None:
    """Write `tests/golden/NUMBER`."""
    target = HERE / number
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        with running_server(folder / "server") as server:
            server.add("anna")
            server.add("sofia", Role.SUPERVISOR)
            office = server.client("sofia", "office")
            request = publish_request(interviewers=("anna",), xform=FORM)
            office.publish(request.model_copy(update={"public_key": STUDY_KEY}))
            interview(Station(folder / "station"), server.url)
        for name in ("server", "station"):
            shutil.copytree(
                folder / name, target / name, ignore=shutil.ignore_patterns("reserve.bin", "*.lock", "*.log", "safety")
            )


if __name__ == "__main__":
    main(sys.argv[1])
