"""Opens a workspace after the kill as the next start does, and compares it with what the child had said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cxfield.errors import CxfieldError
from cxfield.event import Event, StreamKind, decode
from cxfield.fieldwork.session import InterviewSession
from cxfield.fieldwork.workspace import Workspace
from cxfield.interview import events as kinds
from cxfield.store.database_key import DatabaseKey
from cxfield.store.values import InterviewStatus
from tests.torture.telling import MISSING, Told
from tests.torture.template import open_workspace


def problems(folder: Path, key: DatabaseKey, told: Told) -> list[str]:
    """Return what was lost or is not as it was; empty if the interview came back whole."""
    if told.failure:
        return [f"The child broke down: {told.failure}"]
    try:
        workspace = open_workspace(folder, key)
    except CxfieldError as error:
        return [f"The workspace does not open: {error}"]
    try:
        return list(_compare(workspace, told))
    except CxfieldError as error:
        return [f"The interview does not come back: {type(error).__name__}: {error}"]
    finally:
        workspace.close()


def _compare(workspace: Workspace, told: Told) -> Iterator[str]:
    if not told.interview_id:
        return
    store, interview_id = workspace.store, told.interview_id
    store.verify(StreamKind.INTERVIEW, interview_id)
    entries = store.entries(StreamKind.INTERVIEW, interview_id)
    is_longer = told.doing is not None
    if told.seq is not None:
        heads = {entry.seq: entry.head.hex() for entry in entries}
        if heads.get(told.seq) != told.head:
            yield f"The journal has {len(entries)} events; event {told.seq}, said to be saved, is not as it was."
        is_longer = len(entries) > told.seq
    last = last_answers([decode(entry.line)[1] for entry in entries])
    is_over = store.interview(interview_id).status is InterviewStatus.COMPLETED
    may_end = told.is_completed or (told.doing is not None and told.doing["may_end"])
    if is_over or told.is_completed:
        if not (is_over and may_end):
            yield f"The interview is {'completed' if is_over else 'open'}; the window had said otherwise."
        wrong = {ref for ref, value in told.answers.items() if last.get(ref, "") != value}
        stored = {answer.ref: answer for answer in store.answers(interview_id)}
        yield from (f"{ref} is lost from the completed interview." for ref in wrong if ref not in stored)
        return
    session = workspace.start_interview("s", "c")
    if session.interview_id != interview_id:
        yield "Another interview was begun instead."
    yield from _answers_that_differ(session, told, last, is_longer=is_longer)
    yield from _place_that_differs(session, told, is_longer=is_longer)


def last_answers(events: list[Event]) -> dict[str, str]:
    """Return ref -> what the journal says last, also of questions that are hidden now."""
    last: dict[str, str] = {}
    for event in events:
        if event.kind == kinds.ANSWER:
            last[event.body["ref"]] = event.body["value"]
        elif event.kind == kinds.MISSING:
            last[event.body["ref"]] = MISSING + event.body["code"]
        elif event.kind == kinds.REPEAT_REMOVED:
            last = _without_row(last, event.body["ref"], event.body["index"] + 1)
    return last


def _without_row(last: dict[str, str], repeat: str, row: int) -> dict[str, str]:
    """Leave out `row` (from 1) of the repeat; the rows behind it move up by one."""
    left = {}
    for ref, value in last.items():
        number, _, below = ref.removeprefix(f"{repeat}[").partition("]")
        if below and number.isdigit() and ref.startswith(f"{repeat}["):
            if int(number) == row:
                continue
            ref = f"{repeat}[{int(number) - (int(number) > row)}]{below}"
        left[ref] = value
    return left


def _answers_that_differ(
    session: InterviewSession, told: Told, last: dict[str, str], *, is_longer: bool
) -> Iterator[str]:
    """Yield each answer that is not what was said; the step under way may have changed what it named."""
    there = {
        state.ref: MISSING + state.missing if state.missing else state.value or ""
        for state in session.engine.nodes()
        if state.question is not None
    }
    changing = told.doing["answers"] if told.doing is not None and is_longer else {}
    for ref, value in told.answers.items():
        found = {there.get(ref), last.get(ref, "")}
        if value not in found and ref not in changing:
            yield f"{ref} was saved as {value!r} and is {sorted(map(str, found))} now."
        if ref in changing and changing[ref] != "" and not found & {value, changing[ref]}:
            yield f"{ref} was {value!r} or {changing[ref]!r} and is {sorted(map(str, found))} now."


def _place_that_differs(session: InterviewSession, told: Told, *, is_longer: bool) -> Iterator[str]:
    """Yield a page or a language that is not the one on the screen; the step under way may have left it by one."""
    view = session.view()
    page = view.page.key if view.page else ""
    allowed = {told.page}
    if is_longer:
        allowed |= _neighbours(session, told.page)
        if told.doing is not None:
            allowed.add(told.doing["page"])
            allowed |= _open_pages(session) if told.doing["may_end"] else set()
    if page not in allowed:
        yield f"The window stood at {told.page!r}; now it opens {page!r}."
    if told.language is not None and not is_longer and view.language != told.language:
        yield f"The language was {told.language}; it is {view.language} now."


def _neighbours(session: InterviewSession, key: str) -> set[str]:
    engine = session.engine
    after, before = engine.next_page(key), engine.previous_page(key)
    new_rows = {page.key for page in engine.pages() if key and page.key.startswith(f"{key}[")}
    return {after.key if after else "", before.key if before else "", *new_rows}


def _open_pages(session: InterviewSession) -> set[str]:
    """Return the pages that completing goes to instead of ending."""
    pages = (session.engine.page(state.ref) for state in session.engine.violations())
    return {page.key for page in pages if page is not None}
