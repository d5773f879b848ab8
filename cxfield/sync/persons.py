"""What the office asks of the server about respondents' rights, over a `Connection`."""

from __future__ import annotations

import httpx
from pydantic import TypeAdapter

from cxfield.sync import person_messages as messages
from cxfield.sync.connection import JSON, Connection, checked, not_ours

_FOUND = TypeAdapter(list[messages.PersonFound])
_ZIP = b"PK\x03\x04"


def _path(study_id: str, what: str = "") -> str:
    return f"/v1/studies/{study_id}/persons" + (f"/{what}" if what else "")


def picture(connection: Connection, study_id: str) -> messages.PersonsPicture:
    """Return the wishes to be erased."""
    return checked(TypeAdapter(messages.PersonsPicture), connection.ask("GET", _path(study_id)))


def terms(connection: Connection, study_id: str) -> messages.KeptTerms:
    """Return how long the study keeps what is personal."""
    return connection.get(_path(study_id, "terms"), messages.KeptTerms)


def find(connection: Connection, study_id: str, words: str) -> list[messages.PersonFound]:
    """Look for a person."""
    content = messages.FindPerson(words=words).model_dump_json().encode()
    headers = {"Content-Type": JSON}
    return checked(_FOUND, connection.ask("POST", _path(study_id, "find"), content=content, headers=headers))


def ask(connection: Connection, study_id: str, person_id: str) -> messages.PersonRequest:
    """Note that a person wants to be erased."""
    named = messages.NamedPerson(person_id=person_id)
    return connection.post(_path(study_id, "ask"), named, messages.PersonRequest)


def withdraw_recording(connection: Connection, study_id: str, person_id: str) -> None:
    """Take the consent to recording back; the recordings go."""
    wish = messages.WithdrawConsent(person_id=person_id, purpose="recording")
    content = wish.model_dump_json().encode()
    connection.ask("POST", _path(study_id, "withdraw"), content=content, headers={"Content-Type": JSON})


def erase(connection: Connection, study_id: str, person_id: str) -> messages.ErasedAnswer:
    """Erase a person for good."""
    wish = messages.ErasePerson(person_id=person_id, confirm=person_id)
    return connection.post(_path(study_id, "erase"), wish, messages.ErasedAnswer)


def export(connection: Connection, study_id: str, person_id: str) -> bytes:
    """Return everything stored of a person, as a zip."""
    content = messages.NamedPerson(person_id=person_id).model_dump_json().encode()
    path = _path(study_id, "export")
    response = connection.exchange("POST", path, content=content, headers={"Content-Type": JSON})
    connection.judge(response)
    if response.status_code != httpx.codes.OK or not response.content.startswith(_ZIP):
        raise not_ours(connection.server)
    return response.content
