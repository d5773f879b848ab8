"""One interview being run: the door of the engine. Steps change it, everything else reads it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from cxfield.interview import actions as events
from cxfield.interview.actions import MAX_ROUNDS, Actions
from cxfield.interview.attachments import attachment_names, stored_names
from cxfield.interview.changes import change_of
from cxfield.interview.choices import ChoiceLists, codes
from cxfield.interview.definition import Definition
from cxfield.interview.device_requests import DeviceRequests
from cxfield.interview.instance import Instance, InstanceNode
from cxfield.interview.logic import Logic
from cxfield.interview.opening import Opening, Said, settled_rules
from cxfield.interview.orders import orders_of
from cxfield.interview.preload import preload, stamp_ends
from cxfield.interview.program import Program
from cxfield.interview.reading import Reading
from cxfield.interview.restoring import given_nodes, primary_of
from cxfield.interview.route import Route
from cxfield.interview.rows import Rows, open_repeat
from cxfield.interview.searching import SearchLists
from cxfield.interview.serialisation import Serialiser
from cxfield.interview.setting import Setting
from cxfield.interview.state import Change, ChoiceState, DeviceRequest, NodeState, Page, StepError
from cxfield.interview.texts import Texts
from cxfield.interview.values import given_at
from cxfield.interview.world import World
from cxfield.questionnaire.model import Questionnaire
from cxfield.uncollected import uncollected


class Interview:
    """One run of a questionnaire version.

    A step that cannot be done raises `StepError`; an answer that breaks a rule is kept and flagged.
    Every step takes `at`, its moment (`Setting.now()` if None): the clock stands still from one step to the next,
    so that a replay with the journal's moments gives the same state.
    """

    @uncollected()
    def __init__(self, questionnaire: Questionnaire, setting: Setting, *, program: Program | None = None) -> None:
        """Begin an interview. `program` spares compiling the questionnaire again.

        Raises:
            QuestionnaireError: The questionnaire cannot run (a cycle, a wrong expression).
        """
        self.questionnaire = questionnaire
        self.setting = setting
        self.program = program or Program(questionnaire)
        definitions = self.program.definitions
        primary = primary_of(definitions, self.program.primary, setting)
        self._instance = Instance(definitions, primary)
        self._world = World(questionnaire, setting, self._instance.document)
        self._logic = Logic(self.program, self._instance, self._world)
        self._texts = Texts(questionnaire, self._logic)
        self._choices = ChoiceLists(self._logic, self._texts)
        self._world.place_of = self._instance.place
        self._world.name_of_choice = self._choices.choice_name
        self._rows = Rows(self.program, self._instance, self._logic)
        self._searches = SearchLists(self._logic, self._texts)
        self._requests = DeviceRequests(self._instance)
        self._actions = Actions(self._logic, self._requests)
        self._reading = Reading(self._instance, self._logic, self._texts, self._choices)
        self._route = Route(questionnaire, self._logic, self._reading, orders_of(questionnaire, setting))
        self._new_rows: list[InstanceNode] = []
        self._written: tuple[int, str] | None = None
        self._rows.on_new = self._new_rows.append
        if setting.language is not None and self._texts.knows(setting.language):
            self._texts.choose(setting.language)
        self._load(setting.started_at, given_nodes(self._instance, primary, setting))

    def _load(self, at: datetime | None, given: frozenset[InstanceNode]) -> None:
        is_new = self.setting.instance_xml is None
        with self._world.step(at):
            opening = self.program.openings.get(self.setting.zone) if is_new else None
            self._rows.prepare(self._instance.document, opening, given)
            if not is_new:
                self._logic.uncounted.clear()
            for node in list(self._instance.document.walk()):
                assert isinstance(node, InstanceNode)
                preload(node, self._logic, is_new=is_new)
            self._logic.value_changed = []
            self._settle(is_opening=True)
            for event in (events.FIRST_LOAD, events.READY, events.LOAD) if is_new else (events.LOAD,):
                self._actions.load(event)
                self._settle(is_opening=True)

    def _settle(self, *, is_opening: bool = False) -> None:
        """Run the logic, then the actions that it set off, until nothing moves.

        What is calculated while the interview opens is no change of value: only actions change values then.
        """
        logic = self._logic
        for _ in range(MAX_ROUNDS):
            changed, logic.value_changed = logic.value_changed, []
            logic.run()
            rows = self._new_rows[:]
            self._new_rows.clear()
            changed = changed if is_opening else [*changed, *logic.value_changed]
            logic.value_changed = []
            if not rows and not (changed and self._actions.waits_for(events.VALUE_CHANGED)):
                return
            for row in rows:
                self._actions.new_row(row)
            for node in changed:
                self._actions.value_changed(node)
        logic.run()

    def _step(self, at: datetime | None, change: Callable[[], object]) -> Change:
        with self._world.step(at):
            self._logic.begin()
            try:
                change()
                self._settle()
            finally:
                self._logic.end()
        return change_of(self._logic, self._instance)

    # Steps

    def check_value(self, ref: str, text: str) -> None:
        """Raise StepError if `set_value` would; change nothing."""
        self._answerable(ref, text)

    def _answerable(self, ref: str, text: str) -> InstanceNode:
        node = self._leaf(ref)
        if node.readonly:
            raise StepError(f"{ref} is read-only and takes no answer.")
        question = node.definition.question
        found = self._searches.found(node) if text else None
        if text and question is not None and question.offers_choices:
            offered, codes_found = self._choices.offer(node), {choice.name for choice in found or ()}
            wrong = [code for code in codes(node, text) if code not in offered and code not in codes_found]
            if wrong and (found is not None or self._choices.are_known(node)):
                raise StepError(f"{wrong[0]!r} is no choice of {ref}.")
        return node

    def set_value(self, ref: str, text: str, *, at: datetime | None = None) -> Change:
        """Answer `ref` with `text` as stored; several choices are separated by a space, empty clears.

        Raises:
            StepError: No such question, read-only, not a choice.
        """
        node = self._answerable(ref, text)
        value = given_at(node.definition, text)
        return self._step(at, lambda: self._answer(node, value, None))

    def check_missing(self, ref: str, code: str) -> None:
        """Raise StepError if `set_missing` would; change nothing."""
        node = self._leaf(ref)
        bind = node.definition.bind
        if bind is None or code not in bind.missing:
            raise StepError(f"{ref} does not offer the missing code {code!r}.")
        if node.readonly:
            raise StepError(f"{ref} is read-only and takes no answer.")

    def set_missing(self, ref: str, code: str, *, at: datetime | None = None) -> Change:
        """Put the missing code `code` in place of an answer.

        Raises:
            StepError: No such question, or it does not offer the code.
        """
        self.check_missing(ref, code)
        node = self._leaf(ref)
        return self._step(at, lambda: self._answer(node, "", code))

    def _answer(self, node: InstanceNode, value: str, missing: str | None) -> None:
        if node.code != missing:
            node.missing = missing
            self._logic.changed[node] = None
            self._logic.queue_dependents(node)
        if node.confirmed and value != node.stored:
            node.confirmed = False
        self._logic.store(node, value)

    def confirm_warning(self, ref: str, *, at: datetime | None = None) -> Change:
        """Confirm the soft check of `ref`; it lapses when a value changes that the check uses.

        Raises:
            StepError: No such question, or it has no soft check.
        """
        node = self._with_warning(ref)

        def confirm() -> None:
            node.confirmed = True
            self._logic.changed[node] = None

        return self._step(at, confirm)

    def check_confirm(self, ref: str) -> None:
        """Raise StepError if `confirm_warning` would; change nothing."""
        self._with_warning(ref)

    def _with_warning(self, ref: str) -> InstanceNode:
        node = self._leaf(ref)
        bind = node.definition.bind
        if bind is None or bind.warning is None:
            raise StepError(f"{ref} has no soft check to confirm.")
        return node

    def add_repeat(self, ref: str, *, at: datetime | None = None) -> Change:
        """Add a row behind the last one of the repeat `ref`.

        Raises:
            StepError: No such repeat, or the form fixes the number of its rows.
        """
        parent, definition = self._open_repeat(ref)
        return self._step(at, lambda: self._rows.add(parent, definition))

    def check_add(self, ref: str) -> None:
        """Raise StepError if `add_repeat` would; change nothing."""
        self._open_repeat(ref)

    def _open_repeat(self, ref: str) -> tuple[InstanceNode, Definition]:
        owner, _, step = ref.rpartition("/")
        parent = self._instance.find(owner) if owner else self._instance.document
        found = parent.definition.by_name.get(step.partition("[")[0].rpartition(":")[2])
        return parent, open_repeat(found, ref)

    def remove_repeat(self, ref: str, index: int, *, at: datetime | None = None) -> Change:
        """Take out row `index` (from 0) of the repeat `ref`.

        Raises:
            StepError: No such row, or the form fixes the number of rows.
        """
        row = self._open_row(ref, index)
        return self._step(at, lambda: self._rows.remove(row))

    def check_remove(self, ref: str, index: int) -> None:
        """Raise StepError if `remove_repeat` would; change nothing."""
        self._open_row(ref, index)

    def _open_row(self, ref: str, index: int) -> InstanceNode:
        base = ref.rpartition("[")[0] if ref.endswith("]") else ref
        row = self._instance.find(f"{base}[{index + 1}]")
        open_repeat(row.definition, ref)
        return row

    def set_language(self, name: str, *, at: datetime | None = None) -> Change:
        """Go on in the language `name` (itext name or code).

        Raises:
            StepError: The questionnaire has no such language.
        """
        self._texts.choose(name)
        return self._step(at, self._logic.queue_language)

    def check_language(self, name: str) -> None:
        """Raise StepError if `set_language` would; change nothing."""
        self._texts.named(name)

    def resume(self, *, at: datetime | None = None) -> Change:
        """Open the interview again: what the form does on each opening is done."""
        return self._step(at, lambda: self._actions.load(events.LOAD))

    def answer_request(self, ref: str, kind: str, text: str, *, at: datetime | None = None) -> Change:
        """Give the device's answer to a request of the form; empty where the device has none.

        Raises:
            StepError: Nothing of this kind is asked for at `ref`.
        """
        node = self._instance.find(ref)
        self.check_request(ref, kind)
        value = given_at(node.definition, text)

        def take() -> None:
            self._requests.take(kind, node)
            if value:
                self._logic.store(node, value)

        return self._step(at, take)

    def check_request(self, ref: str, kind: str) -> None:
        """Raise StepError if `answer_request` would; change nothing."""
        if not any(request.kind == kind and request.ref == ref for request in self.requests):
            raise StepError(f"The form does not ask the device for {kind} at {ref}.")

    @property
    def requests(self) -> tuple[DeviceRequest, ...]:
        """What the form asks of the device and nobody has answered yet, in the order asked."""
        return self._requests.pending()

    def finish(self, at: datetime | None = None) -> bytes:
        """Set the end timestamps and return the instance XML as it is sent (UTF-8)."""
        self._step(at, lambda: stamp_ends(self._instance, self._logic))
        return self.to_xml().encode()

    # Reading

    @property
    def language(self) -> str | None:
        """Itext name of the current language; None in a form without translations."""
        return self._texts.language

    def state(self, ref: str) -> NodeState:
        """Return the state of the node at `ref`; of a repeat as a whole where `ref` has no position.

        Raises:
            StepError: There is no such node.
        """
        self._world.renew()
        owner, _, step = ref.rpartition("/")
        parent = self._instance.find(owner) if owner else self._instance.document
        if "[" not in step:
            definition = parent.definition.by_name.get(step.rpartition(":")[2])
            if definition is not None and definition.repeat is not None:
                return self._reading.repeat_state(parent, definition)
        return self._reading.state(self._instance.find(ref))

    def state_in(self, language: str, ref: str) -> NodeState:
        """Return the state at `ref` in another language (itext name or code); the interview stays in its own."""
        with self._reading.spoken(self._texts.named(language), ref):
            return self.state(ref)

    def short_label(self, ref: str) -> str:
        """Return the short form of the label of the node at `ref`, the label itself where it has none."""
        self._world.renew()
        return self._reading.short_label(self._instance.find(ref))

    def found_choices(self, ref: str) -> tuple[ChoiceState, ...] | None:
        """Return the choices that the appearance `search(…)` finds for `ref`; None: those of its state are offered."""
        self._world.renew()
        return self._searches.found(self._instance.find(ref))

    def nodes(self) -> list[NodeState]:
        """Return all nodes below the root in document order, each repeat as a whole before its rows."""
        found = []
        for state in self._reading.states():
            self._world.renew()
            found.append(state)
        return found

    def pages(self) -> list[Page]:
        """Return the pages of the route as it is now."""
        self._world.renew()
        return self._route.pages()

    def next_page(self, after: str | None = None) -> Page | None:
        """Return the page behind the one that has the ref `after` (the first page for None); None at the end."""
        self._world.renew()
        return self._route.after(after)

    def previous_page(self, before: str | None = None) -> Page | None:
        """Return the page before the one that has the ref `before` (the last page for None); None at the start."""
        self._world.renew()
        return self._route.before(before)

    def page(self, ref: str) -> Page | None:
        """Return the page of the route that has `ref`; None if it is not asked."""
        self._world.renew()
        return self._route.page(ref)

    def violations(self) -> list[NodeState]:
        """Return the questions that stand in the way of completing: a check fails or an answer is missing."""
        self._world.renew()
        return [self._reading.state(node) for node in self._reading.invalid()]

    def proposed_disposition(self) -> str | None:
        """Return the AAPOR code of the first relevant node with `cx:disposition`; None while there is none."""
        for definition, code in self.program.definitions.dispositions.items():
            if any(node.relevant for node in self._instance.instances(definition)):
                return code
        return None

    def opening(self) -> Opening:
        """Return what the settled rules said; only of an interview that was just begun, without case or mode."""
        settled = settled_rules(self.program)
        failed = {node for node, _ in self._logic.errors}
        opening = Opening()
        for rule in self.program.rules:
            node = self._instance.below(self._instance.document, rule.target) if rule in settled else []
            if not node or node[0] in failed:
                opening.rules.setdefault(rule.target, []).append(rule)
            else:
                opening.said.setdefault(rule.target, Said()).note(rule.kind, node[0])
        return opening

    def to_xml(self) -> str:
        """Return the instance XML: only what is relevant."""
        written = self._written
        if written is None or written[0] != self._logic.steps:
            xml = Serialiser(self.questionnaire).write(self._instance.root)
            written = self._written = (self._logic.steps, xml)
        return written[1]

    def attachments(self, *, hidden: bool = False) -> tuple[str, ...]:
        """Return the names of the files in the instance XML, in its order, each once; `hidden`: in all answers kept."""
        if hidden:
            return tuple(dict.fromkeys(stored_names(self._instance.root)))
        return attachment_names(self.program.definitions, self.to_xml().encode())

    def _leaf(self, ref: str) -> InstanceNode:
        node = self._instance.find(ref)
        if node.definition.has_elements and node.definition.question is None:
            raise StepError(f"{ref} is a group and takes no answer.")
        return node
