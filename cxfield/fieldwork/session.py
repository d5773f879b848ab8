"""An interview being done: the engine and its journal together.

Every method writes and commits its events before it returns, and is called on the storage thread only.
The order is: the answer's bytes are durable first, then the logic runs, then the next page is shown; so an
expression that fails can never cost an answer.

Where the interviewer stands follows from the last event that speaks of a place: `shown` names it; an answer without
`shown` behind it was given to go on. So an ordinary question costs one commit, and a restart opens the same page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cxfield.errors import CxfieldError
from cxfield.event import Event, StreamKind, decode
from cxfield.fieldwork.attached_files import AttachedFile, AttachmentFacts, attached_body
from cxfield.fieldwork.fallout import fallout_of
from cxfield.fieldwork.file_source import AttachWatch, FileSource
from cxfield.fieldwork.journal_memory import PLACED
from cxfield.fieldwork.outline import OutlineLine, outline_lines
from cxfield.fieldwork.page_picture import Standing, picture_of
from cxfield.fieldwork.page_search import (
    after_removal,
    as_it_stands,
    first_of_last_row,
    is_unanswered,
    problems_of,
    states_on,
)
from cxfield.fieldwork.page_view import PageView, Problem
from cxfield.fieldwork.session_journal import SessionJournal
from cxfield.fieldwork.shown_problems import ShownProblems
from cxfield.interview import events as kinds
from cxfield.interview.state import NodeState, Page, StepError
from cxfield.store.errors import DiskFullError


class NotCompleteError(CxfieldError):
    """The interview cannot be completed: something on the route is still open. `page` is where."""

    def __init__(self, page: str, message: str) -> None:
        super().__init__(message)
        self.page = page


class InterviewSession(SessionJournal):
    """One interview on one device; built by `Workspace.start_interview` and `Workspace.resume_interview`."""

    def _load(self, events: Sequence[Event]) -> None:
        super()._load(events)
        self._problems = ShownProblems(events)
        self._page = self._page_left()
        self._problems.come_back(self._page, self._find_here)

    # ---- reading ----

    def view(self) -> PageView:
        """Return the picture of the current page."""
        self._page = as_it_stands(self._page, self._engine.pages())
        standing = Standing(
            page=self._page,
            problems=self._problems.problems,
            memory=self._memory,
            events=self._events_so_far,
            recorded=self.recording.recorded_refs if self.recording is not None else frozenset(),
            media=self._media.needed_by,
        )
        changes, self._changes = self._changes, []
        return replace(picture_of(self._place, self._engine, standing), fallout=fallout_of(changes, self._engine))

    def _events_so_far(self) -> Iterator[Event]:
        for entry in self._store.entries(StreamKind.INTERVIEW, self.interview_id):
            yield decode(entry.line)[1]
        if self._unsaved_shown is not None:
            yield self._unsaved_shown

    def outline(self) -> tuple[OutlineLine, ...]:
        """Return one line for each question of the route, and for each repeat prompt: for going to a question."""
        return tuple(outline_lines(self._engine.pages(), self._engine, self._memory.remarks))

    def read_in(self, language: str) -> tuple[NodeState, ...]:
        """Return what is asked on this page in another language, and record that it was shown so."""
        refs = self._page.refs if self._page is not None else ()
        states = tuple(self._engine.state_in(language, ref) for ref in refs)
        self._commit([self._event(kinds.PEEKED, kinds.peeked(self._key(), language))])
        return states

    def _states(self, page: Page | None) -> tuple[NodeState, ...]:
        return () if page is None else states_on(page, self._engine)

    def _index(self, pages: Sequence[Page]) -> int:
        if self._page is None:
            return len(pages)
        return next((i for i, page in enumerate(pages) if page.key == self._page.key), 0)

    # ---- answering ----

    def answer(self, ref: str, text: str) -> PageView:
        """Store an answer and stay on the page. Empty text clears.

        Raises:
            StepError: Not a choice, read-only, no such question; nothing is stored.
        """
        self._commit([*self._answer_events({ref: text}), self._here()])
        return self.view()

    def keep(self, answers: Mapping[str, str]) -> PageView:
        """Store those of `answers` (ref -> text) that are new, in their order, and stay on the page."""
        self._store_if_changed(answers, goes_on=False)
        return self.view()

    def missing(self, ref: str, code: str) -> PageView:
        """Store a missing code (`dk`, `rf`, `na`) and stay on the page."""
        self._engine.check_missing(ref, code)
        self._commit([self._given(kinds.MISSING, ref, kinds.missing(ref, code)), self._here()])
        return self.view()

    def confirm(self, ref: str) -> PageView:
        """Record that the interviewer confirmed the soft check of `ref`."""
        self._engine.check_confirm(ref)
        self._commit([self._event(kinds.WARNING_CONFIRMED, kinds.warning_confirmed(ref)), self._here()])
        return self.view()

    def draft(self, ref: str, text: str) -> None:
        """Keep what is being typed, without making it the answer; too late after the end."""
        if not self._memory.is_ended:
            self._commit([self._event(kinds.DRAFT, kinds.draft(ref, text))])

    def remark(self, ref: str, text: str) -> PageView:
        """Keep a note of the interviewer on a question, or on the interview where `ref` is empty."""
        self._commit([self._event(kinds.REMARK, kinds.remark(ref, text))])
        return self.view()

    def set_language(self, language: str) -> PageView:
        """Go on in another language; `language` is one of `PageView.languages`."""
        self._engine.check_language(language)
        self._commit([self._event(kinds.LANGUAGE, kinds.language(language))])
        return self.view()

    def hand_over(self, section: str) -> PageView:
        """Record that the respondent answers alone from here on, inside the group `section` (empty: to the end)."""
        self._commit([self._event(kinds.HANDED_OVER, kinds.handed_over(self._key(), section))])
        return self.view()

    def take_back(self) -> PageView:
        """Record that the interviewer has the laptop again."""
        self._commit([self._event(kinds.TAKEN_BACK, kinds.taken_back(self._key()))])
        return self.view()

    def add_repeat(self, ref: str) -> PageView:
        """Add a row to the repeat and go to its first page."""
        self._engine.check_add(ref)
        page = self._page
        self._commit([self._event(kinds.REPEAT_ADDED, kinds.repeat_added(ref))])
        pages = self._engine.pages()
        at = next((i for i, p in enumerate(pages) if page is not None and p.key == page.key), len(pages))
        first_of_row = first_of_last_row(pages[:at], ref)
        self._show(first_of_row or page)
        return self.view()

    def remove_repeat(self, ref: str, index: int) -> PageView:
        """Remove row `index` (from 0) of the repeat; its answers stay in the journal."""
        self._engine.check_remove(ref, index)
        self._commit([self._event(kinds.REPEAT_REMOVED, kinds.repeat_removed(ref, index))])
        page = after_removal(self._page, self._engine.pages(), ref)
        if page is not self._page:
            self._show(page)
        return self.view()

    # ---- attached files ----

    def attach(self, ref: str, source: FileSource, watch: AttachWatch | None = None) -> PageView:
        """Seal a file, store its name as the answer of `ref` in one step, and stay on the page.

        Raises:
            AttachError: It is not what the question asks for, or it was cancelled. StepError, StoreError
        """
        self._engine.check_value(ref, source.name)
        prepared = self._files.prepare(self._engine.state(ref), source, watch or AttachWatch())
        attached = self._event(kinds.ATTACHED, attached_body(ref, prepared))
        answer = self._answer_events({ref: prepared.name})
        try:
            self._commit([attached, *answer, self._here()], lambda: self._files.keep(prepared))
        except DiskFullError:
            self._files.drop(prepared)
            raise
        return self.view()

    def attachment(self, ref: str) -> AttachedFile:
        """Return the file that the answer of `ref` names, for looking at it. Raises `AttachmentError`."""
        return self._files.content(self._engine.state(ref).value or "")

    def attachment_facts(self, ref: str) -> AttachmentFacts:
        """Return name, kind and size of it, without opening it. Raises `AttachmentError`."""
        return self._files.facts(self._engine.state(ref).value or "")

    # ---- moving ----

    def begin(self) -> None:
        """The first page is shown; the journal says so with the next step."""
        self._show(self._page, commit=False)

    def go_next(self, answers: Mapping[str, str] | None = None) -> PageView:
        """Store `answers` (ref -> text), then go to the next page.

        It stays where a check of this page does not hold, or where the answers opened another question on it.
        """
        asked = self._asked_here()
        self._store_if_changed(answers, goes_on=True)
        has_opened = not self._asked_here() <= asked
        if not has_opened and any(self._find_here()):
            self._stop()
        elif self._page is not None:
            target = self._page if has_opened else self._engine.next_page(self._page.key)
            self._show(target, commit=not self._follows(target))
        return self.view()

    def _asked_here(self) -> set[str]:
        """Take up the page as the answers have made it, and return what is asked on it."""
        self._page = as_it_stands(self._page, self._engine.pages())
        return {state.ref for state in self._states(self._page) if state.relevant}

    def go_back(self, answers: Mapping[str, str] | None = None) -> PageView:
        """Go to the page before, keeping what was typed even if it does not hold."""
        self._store_if_changed(answers, goes_on=False)
        pages = self._engine.pages()
        here = self._index(pages)
        if here > 0:
            self._show(pages[here - 1])
        return self.view()

    def go_to(self, key: str, answers: Mapping[str, str] | None = None) -> PageView:
        """Go to the page named `key` or holding the question `key`."""
        self._store_if_changed(answers, goes_on=False)
        page = self._engine.page(key)
        if page is None:
            raise StepError("That question is not on the route of this interview any more.")
        self._show(page)
        return self.view()

    def mend(self, key: str) -> PageView:
        """Go to the page `key` and show what is wrong there."""
        self.go_to(key)
        if any(self._find_here()):
            self._stop()
        return self.view()

    def go_first_open(self, answers: Mapping[str, str] | None = None) -> PageView:
        """Go to the first page on which something blocks or nothing is answered yet; else to the end."""
        self._store_if_changed(answers, goes_on=False)
        self._show(self._first_open())
        return self.view()

    # ---- ending ----

    def suspend(self, answers: Mapping[str, str] | None = None) -> None:
        """Leave the interview at this page; `resume` comes back to it."""
        self._store_if_changed(answers, goes_on=False)
        self._end_sound()
        self._commit([self._event(kinds.SUSPENDED, kinds.suspended(self._key()))])

    def resume(self) -> PageView:
        """Record that the interview goes on, and return the page at which it stood."""
        self._come_back_to_sound()
        self._commit([self._event(kinds.RESUMED, kinds.resumed(self._key()))])
        return self.view()

    def complete(self) -> str:
        """Finish: freeze the instance XML with the status in one transaction. Returns its SHA-256 (hex).

        Raises:
            NotCompleteError: A page on the route is not answered as it must be; the session stands there now.
        """
        for page in self._engine.pages():
            if self._find_problems(page):
                self._show(page)
                self._stop()
                raise NotCompleteError(page.key, "One question is still open; it is shown now.")
        self._require_files()
        self._end_sound(is_final=True)
        done = self._event(kinds.COMPLETED, {})
        xml = self._engine.finish(done.moment.at)
        digest = hashlib.sha256(xml).hexdigest()
        body = kinds.completed(digest)
        sealed = Event(kind=done.kind, moment=done.moment, body=body)
        unused = self._files.unused(self._engine.attachments(hidden=True))
        with self._saving():
            self._append([*self._files.deletions(unused), sealed])
            self._files.forget(unused)
            self._store.freeze_interview(self.interview_id, xml)
        self._memory.note(sealed)
        self._files.erase(unused)
        return digest

    def _require_files(self) -> None:
        """See that every file which an answer names is still there: as many as are named are handed on."""
        ref = self._files.lost_ref(self._engine.nodes())
        page = self._engine.page(ref) if ref is not None else None
        if page is not None:
            self._show(page)
            raise NotCompleteError(
                page.key,
                "The file of this answer is not on this computer any more. Attach it again, or clear the answer.",
            )

    def break_off(self, disposition: str) -> None:
        """End the interview before its end, with an AAPOR code; all answers stay."""
        self._end_sound(is_final=True)
        unused = self._files.unused(self._engine.attachments(hidden=True))
        broken_off = self._event(kinds.BROKEN_OFF, kinds.broken_off(self._key(), disposition))
        self._commit([*self._files.deletions(unused), broken_off], lambda: self._files.forget(unused))
        self._files.erase(unused)

    # ---- inside ----

    def _answer_events(self, answers: Mapping[str, str]) -> list[Event]:
        for ref, text in answers.items():
            self._engine.check_value(ref, text)
        return [self._given(kinds.ANSWER, ref, kinds.answer(ref, text)) for ref, text in answers.items()]

    def _store_if_changed(self, answers: Mapping[str, str] | None, *, goes_on: bool) -> None:
        """Store answers one by one: each is checked against what the ones before it have changed (filtered choices).

        Checked together, an answer could reach the journal that the engine, and every replay, then refuses.
        All but the last one of a page that is left say that the page is still open.
        """
        last = tuple(answers)[-1] if answers and goes_on else None
        for ref, text in (answers or {}).items():
            if self._is_new(ref, text):
                goes = ref == last and self._engine.state(ref).relevant  # what is hidden by now tells no place
                stays = [] if goes else [self._here()]
                self._commit([*self._answer_events({ref: text}), *stays])

    def _is_new(self, ref: str, text: str) -> bool:
        state = self._engine.state(ref)
        if state.missing:
            return text != ""
        return (state.value or "") != text

    def _find_problems(self, page: Page | None) -> list[Problem]:
        return list(problems_of(self._states(page)))

    def _find_here(self) -> list[Problem]:
        return self._find_problems(self._page)

    def _stop(self) -> None:
        """Show what is wrong on this page, and record that it was shown."""
        found = [(problem.ref, problem.kind.value) for problem in self._find_here()]
        self._commit([self._event(kinds.CHECK_FAILED, kinds.check_failed(self._key(), found))])

    def _on_written(self, event: Event) -> None:
        self._problems.note(event, self._page, self._find_here)

    def _is_open(self, page: Page) -> bool:
        states = self._states(page)
        return any(problems_of(states)) or is_unanswered(states)

    def _show(self, page: Page | None, *, commit: bool = True) -> None:
        """Stand at `page`. Without `commit` the event goes with the next answer: the place follows from the answer."""
        self._page = page
        shown = self._here()
        if commit:
            self._commit([shown])
        else:
            self._unsaved_shown = shown
            self._on_written(shown)
            self.follow_sound()

    def _page_left(self) -> Page | None:
        """Return the page at which the journal leaves the interviewer; None for the closing page."""
        event = self._memory.place
        if event is None:
            return self._engine.next_page()
        if event.kind in PLACED:
            key = event.body["page"]
            return (self._engine.page(key) or self._first_open()) if key else None
        page = self._engine.page(event.body["ref"])
        if page is None:
            return self._first_open()
        return page if self._find_problems(page) else self._engine.next_page(page.key)

    def _follows(self, target: Page | None) -> bool:
        """Whether a restart would open `target` by what the journal holds now."""
        left = self._page_left()
        return (left.key if left else "") == (target.key if target else "")

    def _first_open(self) -> Page | None:
        """Return the first page on which something blocks or nothing is answered; None if there is none."""
        return next((page for page in self._engine.pages() if self._is_open(page)), None)
