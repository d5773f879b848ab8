"""What of a study is personal, and how long it is kept: the study's own settings, with defaults that fit most."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from cxfield.server.persons.form_marks import plain_ref, read_marks
from cxfield.server.tables import PrivacyRow
from cxfield.sync.messages import CaseData

USUAL = (
    "name", "surname", "firstname", "lastname", "phone", "mobile", "tel", "email", "mail", "address", "street", "city",
    "postcode", "zip", "birth", "birthday", "birthdate", "dob", "passport", "iban", "account", "customer", "contract",
    "contact", "note", "notes", "comment", "remark", "remarks", "username",
    "имя", "фамилия", "телефон", "почта", "адрес", "примечание",
    "imie", "imię", "nazwisko", "telefon", "adres", "uwagi",
    "vards", "vārds", "uzvards", "uzvārds", "talrunis", "tālrunis", "epasts", "adrese", "piezime",
    "piezīme", "piezīmes",
)  # fmt: skip
"""Words in the name of a sample column that make it personal, unless the study names its columns itself."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Privacy:
    """The settings of a study. `attributes` None: by the usual words."""

    attributes: frozenset[str] | None = None
    questions: frozenset[str] = frozenset()

    def is_personal(self, attribute: str) -> bool:
        """Whether a column of the sample is personal."""
        if self.attributes is not None:
            return attribute in self.attributes
        words = _WORD.findall(attribute.casefold())
        return any(word in USUAL for word in (*words, "".join(words)))

    def without_persons(self, data: CaseData) -> CaseData:
        """Return what a researcher sees of a case."""
        kept = {name: value for name, value in data.attributes.items() if not self.is_personal(name)}
        return data.model_copy(update={"name": "", "phones": [], "address": "", "attributes": kept})

    def without_answers(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        """Return the answers that do not say who somebody is."""
        return {ref: value for ref, value in answers.items() if plain_ref(ref) not in self.questions}


def privacy_of(session: Session, study_id: str) -> Privacy:
    """Return the settings of a study."""
    row = session.get(PrivacyRow, study_id)
    if row is None:
        return Privacy()
    named = json.loads(row.attributes)
    return Privacy(frozenset(named) if named else None, frozenset(json.loads(row.questions)))


def row_of(session: Session, study_id: str) -> PrivacyRow:
    """Return the row of a study's settings, made where there is none."""
    row = session.get(PrivacyRow, study_id) or PrivacyRow(study_id=study_id)
    session.add(row)
    return row


def note_form(session: Session, study_id: str, xform: bytes) -> None:
    """Add the questions that a version marks as personal: what one version marks counts for all."""
    add_questions(session, study_id, read_marks(xform).personal)


def add_questions(session: Session, study_id: str, refs: Iterable[str]) -> None:
    """Add questions whose answers only the team sees."""
    added = set(refs)
    if added:
        row = row_of(session, study_id)
        row.questions = json.dumps(sorted(added | set(json.loads(row.questions))), ensure_ascii=False)
