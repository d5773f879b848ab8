"""All questions of one page with their fields; knows which of them the keys go to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cxfield.fieldwork.page_view import PageView
from cxfield.interview.state import NodeKind, NodeState, PageKind
from ui.interview.field_factory import grid_field, grid_rows, is_grid_heading, make_field
from ui.interview.field_tools import FieldTools
from ui.interview.plain_fields import NoteField, RepeatPromptField
from ui.interview.question_block import QuestionBlock, SectionTitle
from ui.interview.repeat_table_field import table_at
from ui.interview.rich_text import rich_text
from ui.interview.window_page import WindowPage
from ui.language import tr
from ui.reading_direction import turn
from ui.theme import current_theme


class QuestionPage(WindowPage):
    """The page that is asked now."""

    def __init__(self, view: PageView, tools: FieldTools) -> None:
        super().__init__(signature_of(view))
        theme = current_theme()
        self._titles = view.page.title.split(" › ") if view.page is not None else [""]
        self._title = SectionTitle(" › ".join(self._titles[-2:]))
        self._title.setMinimumHeight(theme.px(18))
        self.column.addWidget(self._title)
        for block in self._make_blocks(view, tools):
            if tools.for_respondent:
                block.hide_what_is_for_the_interviewer()
            self._add(block)
        self.column.addStretch(1)
        turn(self, view.language)
        self._put_drafts(view)
        self.show_view(view)

    def _make_blocks(self, view: PageView, tools: FieldTools) -> Iterator[QuestionBlock]:
        states = shown_states(view)
        if view.page is not None and view.page.kind == PageKind.REPEAT_PROMPT and states:
            yield self._repeat_prompt(view, states[0])
            return
        several = len(states) > 1
        heading = ""
        position = 0
        while position < len(states):
            state = states[position]
            rows = grid_rows(states[position:]) if several else ()
            if is_grid_heading(state) or _stands_over_heading(states[position:]):
                heading = rich_text(state.label, state.label_parts).strip() or heading
                position += 1
                continue
            table = table_at(view, states[position:], tools.now)
            if table is not None:
                rows = table.states
                yield QuestionBlock(rows, table, several=False, heading=table.heading)
            elif rows:
                yield QuestionBlock(rows, grid_field(rows), several=False, heading=heading or self._grid_heading(view))
            else:
                field = make_field(state, tools)
                yield QuestionBlock((state,), field, several=several, media=tools.media)
            heading = ""
            position += len(rows) or 1

    def _grid_heading(self, view: PageView) -> str:
        """Return the label of the field list, which asks for all lines; else words of our own."""
        is_field_list = view.page is not None and view.page.kind == PageKind.FIELD_LIST
        return rich_text(self._titles[-1] if is_field_list else "") or tr("For each line:")

    def _repeat_prompt(self, view: PageView, state: NodeState) -> QuestionBlock:
        assert view.page is not None
        rows, name = view.page.rows, rich_text(state.label or view.page.title)
        question = tr("Is there one more to add?") if rows else tr("Is there one to add?")
        count = tr("%n so far", rows) if rows else tr("none so far")
        heading = f"{name}<br>{question}" if name else question
        return QuestionBlock((state,), RepeatPromptField(state, rows), several=False, heading=f"{heading} ({count})")

    def _add(self, block: QuestionBlock) -> None:
        field = block.field
        field.changed.connect(lambda: self._on_changed(block))
        field.given.connect(lambda _ref, _value: self.given.emit())
        field.settled.connect(lambda: self._on_settled(block))
        field.wished.connect(self.field_wished)
        block.media.play_wished.connect(self.field_wished)
        block.confirmed.connect(self.confirmed)
        block.listen_wished.connect(self.listen_wished)
        self.blocks.append(block)
        self.column.addWidget(block)

    def _put_drafts(self, view: PageView) -> None:
        for block in self.blocks:
            text = view.drafts.get(block.field.state.ref, "")
            if text:
                block.field.show_draft(text)

    def _on_changed(self, block: QuestionBlock) -> None:
        block.hide_missing()
        block.show_problems(())
        block.show_line("")
        self.changed.emit()

    def _on_settled(self, block: QuestionBlock) -> None:
        if block is self.blocks[-1]:
            self.settled.emit()
        else:
            self.take_and_move(block)

    # ---- what the view asks ----

    def show_view(self, view: PageView) -> None:
        """Show problems, remarks and stored states of a page whose questions are the same."""
        states = {state.ref: state for state in view.states}
        for block in self.blocks:
            refs = block.field.refs
            block.field.show_states(tuple(states.get(state.ref, state) for state in block.field.states))
            block.show_missing(block.field.state)
            block.show_recorded(any(ref in view.recorded for ref in refs))
            block.show_remarks([text for ref in refs for text in view.remarks.get(ref, ())])
            problems = [problem for problem in view.problems if problem.ref in refs]
            block.field.show_problems(problems)
            block.show_problems(problems)

    def current_block(self) -> QuestionBlock | None:
        """Return the block whose field has the focus, else the first that takes an answer."""
        for block in self.blocks:
            target = block.field.focus_target()
            if target.hasFocus() or block.field.isAncestorOf(self.focusWidget() or self):
                return block
        return self.blocks[0] if self.blocks else None

    def focus_on(self, ref: str | None) -> None:
        """Give the keys to the field of `ref`, or to the first one."""
        block = next((b for b in self.blocks if ref in b.field.refs), None) or self._first_open()
        if block is None:
            self.setFocus()
            return
        if ref:
            block.field.go_to_ref(ref)
        block.field.focus_target().setFocus()
        block.field.invite_mending()

    def _first_open(self) -> QuestionBlock | None:
        """Return the first block that takes an answer: what is typed must not be lost on a note above it."""
        asking = (block for block in self.blocks if not isinstance(block.field, NoteField))
        return next(asking, None) or (self.blocks[0] if self.blocks else None)

    def next_field(self) -> bool:
        """Enter inside a page of several: store this field and go to the next. False at the last: go on."""
        block = self.current_block()
        if block is None or block.field.next_inside():
            return block is not None
        if block is self.blocks[-1]:
            return False
        self.take_and_move(block)
        return True

    def take_and_move(self, block: QuestionBlock) -> None:
        """Hand over the answer of `block` and give the focus to the block below."""
        below = self.blocks[self.blocks.index(block) + 1]
        below.field.focus_target().setFocus()
        below.field.invite_mending()
        self.given.emit()

    def take_pending(self) -> bool:
        """Take typed codes; False, with a sentence beside it, where something typed cannot be understood."""
        current = self.current_block()
        if current is not None and not current.field.take_pending():
            current.show_sentence(current.field.problem())
            current.field.invite_mending()
            return False
        for block in self.blocks:
            sentence = block.field.problem()
            if sentence:
                block.show_sentence(sentence)
                block.field.focus_target().setFocus()
                block.field.invite_mending()
                return False
        return True


def _stands_over_heading(states: Sequence[NodeState]) -> bool:
    """Return True for the note that a `table-list` group puts before its heads: the label of the group."""
    return len(states) > 1 and states[0].kind == NodeKind.NOTE and is_grid_heading(states[1])


def shown_states(view: PageView) -> tuple[NodeState, ...]:
    return tuple(state for state in view.states if state.relevant)


def signature_of(view: PageView) -> tuple[object, ...]:
    """Return what makes the page look as it does: the same means that its fields can stay."""
    rows = view.page.rows if view.page is not None else 0
    states = tuple((s.ref, s.label, s.hint, s.guidance, s.readonly, s.choices) for s in shown_states(view))
    return (page_key(view), rows, view.language, states)


def page_key(view: PageView) -> str:
    """Return what names the page; empty on the closing page."""
    return view.page.key if view.page is not None else ""


def question_name(view: PageView) -> str:
    """Return what the script calls the page (`contact[2]/ease`), a tick on the closing page."""
    return page_key(view).split("/", 2)[-1] or "✓"


def first_new(before: PageView | None, view: PageView) -> str | None:
    """Return the first question that became relevant on the same page; None if none did."""
    if before is None or page_key(before) != page_key(view):
        return None
    known = {state.ref for state in shown_states(before)}
    return next((state.ref for state in shown_states(view) if state.ref not in known), None)
