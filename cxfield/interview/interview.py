"""One interview being run: the door of the engine. Steps change it, everything else reads it."""

from __future__ import annotations

from datetime import datetime

from cxfield.interview.setting import Setting
from cxfield.interview.state import Change, NodeState, Page
from cxfield.questionnaire.model import Questionnaire


class Interview:
    """One run of a questionnaire version.

    A step that cannot be done raises `StepError`; an answer that breaks a rule is kept and flagged.
    Every step takes `at`, its moment (`Setting.now()` if None): the clock stands still within a step, so that
    a replay with the journal's moments gives the same state.
    """

    def __init__(self, questionnaire: Questionnaire, setting: Setting) -> None:
        """Raises QuestionnaireError if the questionnaire cannot run (a cycle, a wrong expression)."""
        self.questionnaire = questionnaire
        self.setting = setting

    @property
    def language(self) -> str | None:
        raise NotImplementedError

    def set_value(self, ref: str, text: str, *, at: datetime | None = None) -> Change:
        raise NotImplementedError

    def set_missing(self, ref: str, code: str, *, at: datetime | None = None) -> Change:
        raise NotImplementedError

    def confirm_warning(self, ref: str, *, at: datetime | None = None) -> Change:
        raise NotImplementedError

    def add_repeat(self, ref: str, *, at: datetime | None = None) -> Change:
        raise NotImplementedError

    def remove_repeat(self, ref: str, index: int, *, at: datetime | None = None) -> Change:
        raise NotImplementedError

    def set_language(self, name: str, *, at: datetime | None = None) -> Change:
        raise NotImplementedError

    def state(self, ref: str) -> NodeState:
        raise NotImplementedError

    def nodes(self) -> list[NodeState]:
        raise NotImplementedError

    def pages(self) -> list[Page]:
        raise NotImplementedError

    def next_page(self, after: str | None = None) -> Page | None:
        raise NotImplementedError

    def previous_page(self, before: str | None = None) -> Page | None:
        raise NotImplementedError

    def page(self, ref: str) -> Page | None:
        raise NotImplementedError

    def violations(self) -> list[NodeState]:
        raise NotImplementedError

    @property
    def disposition(self) -> str | None:
        raise NotImplementedError

    def to_xml(self) -> str:
        raise NotImplementedError
