"""A workspace with a questionnaire of most kinds of questions, made once and copied for every run."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from cxfield.admission.form_reader import read_form
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.workspace import Workspace
from cxfield.sample.case import Case
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskRules
from cxfield.store.values import QuestionnaireVersion, Study

RULES = DiskRules(reserve_bytes=0, warn_below_bytes=0, stop_below_bytes=0)
FORM = """
| survey |
| | type | name | label::En (en) | label::Polski (pl) | appearance | relevant | constraint | cx:missing | cx:warning |
| | note | hello | Hello | Witam | | | | | |
| | select_one yn | consent | May I? | Czy mogę? | | | | | |
| | text | name | Name | Imię | | | | | |
| | integer | age | Age of ${name} | Wiek ${name} | | | . < 120 | dk rf | . < 100 |
| | select_multiple six | used | Used | Używane | | | | dk | |
| | select_one six | best | Best | Najlepsze | | selected(${used}, 'c1') | | dk | |
| | date | seen | Seen | Widziane | | | | | |
| | decimal | paid | Paid | Zapłacone | | | . >= 0 | rf | |
| | begin group | home | Home | Dom | field-list | | | | |
| | text | street | Street | Ulica | | | | | |
| | integer | persons | Persons | Osoby | | | . < 30 | | |
| | text | eldest | Eldest | Najstarsza | | ${persons} > 1 | | | |
| | end group | | | | | | | | |
| | begin group | journey | Journey | Podróż | field-list | | | | |
| | select_one five | found | Found | Znalezione | likert | | | dk | |
| | select_one five | bought | Bought | Kupione | likert | | | dk | |
| | select_one five | kept | Kept | Zachowane | likert | | | dk | |
| | end group | | | | | | | | |
| | begin repeat | visit | Visit | Wizyta | | | | | |
| | text | place | Place | Miejsce | | | | | |
| | integer | stars | Stars | Gwiazdki | | ${place} != '' | . <= 50 | | |
| | end repeat | | | | | | | | |
| | integer | income | Income | Dochód | | | | dk rf | |
| | select_one six | again | Again | Znowu | | ${income} > 10 | | | |
| | rank five | order | Order | Kolejność | | | | | |
| | text | words | Words | Słowa | multiline | | | | |
| | time | at | At | O | | | | | |
| | select_one eleven | nps | Recommend | Polecenie | | | | | |
| | text | more | More | Więcej | | | | | |
| | acknowledge | thanks | Thanks | Dziękuję | | | | | |
| choices |
| | list_name | name | label::En (en) | label::Polski (pl) |
| | yn | yes | Yes | Tak |
| | yn | no | No | Nie |
"""
LISTS = {"five": range(1, 6), "six": range(1, 7), "eleven": range(11)}
SETTINGS = "| settings |\n| | form_id | default_language |\n| | torture | En (en) |\n"


@dataclass(frozen=True, slots=True)
class Template:
    """The workspace that every run gets a copy of, and its key."""

    folder: Path
    key: DatabaseKey

    def copy_to(self, folder: Path) -> Path:
        """Return `folder`, which holds a workspace of its own afterwards."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder, folder)
        return folder


def make_template(folder: Path) -> Template:
    """Read the questionnaire, compile it, and keep both in a workspace with one case."""
    prefix = {"six": "c"}
    rows = [f"| | {name} | {prefix.get(name, '')}{n} | {n} | {n} |" for name, numbers in LISTS.items() for n in numbers]
    file = folder / "torture.md"
    file.write_text(FORM + "\n".join(rows) + "\n" + SETTINGS, "utf-8")
    form, key = read_form(file).questionnaire, DatabaseKey.random()
    version = QuestionnaireVersion(content_hash=form.content_hash, xform=form.xml, form_id=form.form_id)
    with DeviceStore.create(folder / "workspace", key, workspace_id="torture", rules=RULES) as store:
        store.save_questionnaire(version)
        store.save_study(Study(study_id="s", name="Torture", questionnaire=version.content_hash))
        store.save_case("s", Case(case_id="c", name="Anna", phones=("+441632960001",)))
        Workspace(store, DeviceClock("inga"), key).program(version.content_hash)
    return Template(folder / "workspace", key)


def open_workspace(folder: Path, key: DatabaseKey) -> Workspace:
    """Open a workspace as after a restart."""
    return Workspace(DeviceStore.open(folder, key, rules=RULES), DeviceClock("inga"), key)
