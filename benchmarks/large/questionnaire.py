"""A questionnaire as large as they come: 1,000 questions in 5 languages, 20 sections with a repeat of 50 rows each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cxfield.admission.form_reader import read_form
from cxfield.event import Event, StreamKind
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.session import InterviewSession
from cxfield.fieldwork.workspace import Workspace
from cxfield.interview import events as kinds
from cxfield.sample.case import Case
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.values import QuestionnaireVersion, Study

SECTIONS, ROWS, GRID = 20, 50, 4
SINGLE = 44
"""Questions of a section that stand on pages of their own; `GRID` more stand in a grid and two in each repeat row."""
LANGUAGES = {
    "English (en)": "Question {n}: how was it the last time that you called, {fill}?",
    "Русский (ru)": "Вопрос {n}: как всё прошло, когда вы звонили в последний раз, {fill}?",
    "Polski (pl)": "Pytanie {n}: jak było, kiedy ostatnio Pani dzwoniła, {fill}?",
    "Latviešu (lv)": "Jautājums {n}: kā jums gāja pēdējā zvana laikā, {fill}?",
    "العربية (ar)": "السؤال {n}: كيف كان الأمر في المرة الأخيرة، {fill}؟",
}
KINDS = (
    "select_one five", "integer", "text", "select_multiple twelve", "decimal", "select_one eleven", "date",
    "select_one twelve", "text", "integer", "select_one five",
)  # fmt: skip
LISTS = {
    "five": tuple(str(n) for n in range(1, 6)),
    "eleven": tuple(str(n) for n in range(11)),
    "twelve": tuple(f"c{n}" for n in range(1, 13)),
}


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(["", *cells]) + " |"


def _labels(number: int, fill: str) -> list[str]:
    return [text.format(n=number, fill=fill) for text in LANGUAGES.values()]


def _questions(section: int) -> Iterator[list[str]]:
    """Yield type, name, labels, hint, appearance, relevant, constraint of the rows of one section."""
    for i in range(SINGLE):
        kind, name, number = KINDS[i % len(KINDS)], f"q{section}_{i}", section * 50 + i + 1
        before = f"q{section}_{i - 1}" if i else f"total{section - 1}" if section else ""
        relevant = f"${{{before}}} != ''" if i % 2 and before else ""
        hint = "Read the list only if there is no answer." if i % 3 == 0 else ""
        constraint = ". >= 0 and . < 200" if kind == "integer" else ""
        fill = f"${{{before}}}" if i % 4 == 0 and before else "please"
        yield [kind, name, *_labels(number, fill), hint, "", relevant, constraint]
    yield ["begin group", f"grid{section}", *_labels(section + 1, "all"), "", "field-list", "", ""]
    for i in range(GRID):
        yield ["select_one five", f"g{section}_{i}", *_labels(section * 50 + SINGLE + i, "here"), "", "likert", "", ""]
    yield ["end group", "", *[""] * len(LANGUAGES), "", "", "", ""]
    yield ["begin repeat", f"row{section}", *_labels(section + 1, "again"), "", "", "", ""]
    yield ["text", f"place{section}", *_labels(section * 50 + 49, "where"), "", "", "", ""]
    stars = f"${{place{section}}} != ''"
    yield ["integer", f"stars{section}", *_labels(section * 50 + 50, f"${{place{section}}}"), "", "", stars, ". <= 50"]
    yield ["end repeat", "", *[""] * len(LANGUAGES), "", "", "", ""]


def write_form(folder: Path) -> Path:
    """Write the questionnaire as an XLSForm in Markdown."""
    names = [f"label::{language}" for language in LANGUAGES]
    lines = [
        "| survey |",
        _row(["type", "name", *names, "hint", "appearance", "relevant", "constraint", "calculation"]),
    ]
    for section in range(SECTIONS):
        title = [f"Section {section + 1}"] * len(LANGUAGES)
        lines.append(_row(["begin group", f"s{section}", *title, "", "", "", "", ""]))
        lines += [_row([*cells, ""]) for cells in _questions(section)]
        lines.append(_row(["end group", "", *[""] * len(LANGUAGES), "", "", "", "", ""]))
        total = f"sum(${{stars{section}}})"
        lines.append(_row(["calculate", f"total{section}", *[""] * len(LANGUAGES), "", "", "", "", total]))
    lines += ["| choices |", _row(["list_name", "name", *names])]
    for list_name, codes in LISTS.items():
        lines += [_row([list_name, code, *[f"Answer {code}"] * len(LANGUAGES)]) for code in codes]
    lines += [
        "| settings |",
        _row(["form_id", "form_title", "default_language"]),
        _row(["large", "Large", names[0][7:]]),
    ]
    file = folder / "large.md"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return file


def open_workspace(folder: Path) -> Workspace:
    """Return a workspace with the questionnaire and one case, on an encrypted store."""
    form, key = read_form(write_form(folder)).questionnaire, DatabaseKey.random()
    store = DeviceStore.create(folder / "workspace", key, workspace_id="benchmark")
    store.save_questionnaire(QuestionnaireVersion(content_hash=form.content_hash, xform=form.xml, title=form.title))
    store.save_study(Study(study_id="s", name="Large", questionnaire=form.content_hash))
    store.save_case("s", Case(case_id="c", name="Anna", phones=("+441632960001",), time_zone="Europe/Riga"))
    return Workspace(store, DeviceClock("inga"), key)


def start_with_rows(workspace: Workspace) -> InterviewSession:
    """Begin the interview, fill every repeat by its journal, and open it again at the first question."""
    session = workspace.start_interview("s", "c")
    pages = session.engine.pages()
    rows_there = {page.key: page.rows for page in pages}
    events = []
    for section in range(SECTIONS):
        ref = f"/data/s{section}/row{section}"
        missing = ROWS - rows_there.get(ref, 0)
        events += [_event(workspace, kinds.REPEAT_ADDED, kinds.repeat_added(ref)) for _ in range(missing)]
        for row in range(1, ROWS + 1):
            place, stars = f"{ref}[{row}]/place{section}", f"{ref}[{row}]/stars{section}"
            events.append(_event(workspace, kinds.ANSWER, kinds.answer(place, f"shop {row}")))
            events.append(_event(workspace, kinds.ANSWER, kinds.answer(stars, str(row % 5))))
    events.append(_event(workspace, kinds.SHOWN, kinds.shown(pages[0].key)))
    workspace.store.append(StreamKind.INTERVIEW, session.interview_id, events)
    session.close()
    return workspace.resume_interview(session.interview_id)


def _event(workspace: Workspace, kind: str, body: dict[str, object]) -> Event:
    return Event(kind=kind, moment=workspace.clock.moment(), body=body)
