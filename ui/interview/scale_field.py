"""A scale in one row: 0–10 for NPS, 1–5 with faces or stars, any short range of whole numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cxfield.interview.state import NodeState
from ui.interview.answer_field import AnswerField, is_typing
from ui.interview.choice_codes import CodedChoice, CodeTyping, is_code_character
from ui.interview.code_echo import CodeEcho
from ui.interview.code_wait import CodeWait
from ui.interview.scale_row import ScaleLook, ScaleRow
from ui.keys.key_action import DIGITS, FieldKey
from ui.language import tr


class ScaleField(AnswerField):
    """One box of a row: digits, arrows, clicks.

    Args:
        goes_on: True (NPS): the answer goes on by itself; a `1` that may become `10` waits 350 ms or takes Enter.
    """

    @classmethod
    def keys(cls) -> tuple[FieldKey, ...]:
        return (
            FieldKey(DIGITS, tr("Code of a choice")),
            FieldKey(("Left", "Right", "Up", "Down"), tr("Move on the scale")),
            FieldKey(("Backspace",), tr("Take back the answer")),
        )

    def __init__(
        self,
        state: NodeState,
        choices: tuple[CodedChoice, ...],
        *,
        goes_on: bool = False,
        look: ScaleLook = ScaleLook.NUMBERS,
    ) -> None:
        super().__init__((state,))
        self._choices = choices
        self._goes_on = goes_on
        self._typing = CodeTyping([choice.code for choice in choices])
        self._row = ScaleRow(choices, look)
        self._row.setAccessibleName(tr("Scale from {low} to {high}").format(low=choices[0].code, high=choices[-1].code))
        self._index = next((i for i, c in enumerate(choices) if c.name == (state.value or "")), -1)
        self._row.set_chosen(self._index)
        self._row.clicked.connect(self._on_clicked)
        self._row.key_pressed.connect(self._on_key)
        self._echo = CodeEcho(self._row)
        self._row.focus_changed.connect(self._echo.update)
        self._wait = CodeWait(self._typing, self)
        self._wait.over.connect(self.settled)
        self.column.addWidget(self._row)
        self.column.addWidget(self._echo)

    def focus_target(self) -> QWidget:
        return self._row

    def _on_clicked(self, index: int) -> None:
        self._choose(index)
        if self._goes_on:
            self.settled.emit()

    def _on_key(self, event: QKeyEvent) -> None:
        step = self._step(event)
        if step:
            self._wait.stop()
            self._typing.clear()
            self._choose(min(max(self._index + step, 0), len(self._choices) - 1))
        elif event.key() == Qt.Key.Key_Backspace:
            self.clear_answer()
        elif is_typing(event) and is_code_character(event.text()):
            self._type(event)
        else:
            return
        event.accept()

    def _step(self, event: QKeyEvent) -> int:
        across = -1 if self.isRightToLeft() else 1
        steps = {Qt.Key.Key_Left: -across, Qt.Key.Key_Right: across, Qt.Key.Key_Down: -1, Qt.Key.Key_Up: 1}
        return steps.get(Qt.Key(event.key()), 0)

    def _type(self, event: QKeyEvent) -> None:
        if self._wait.ends_before(event, self._row):
            return
        code = self._typing.type(event.text())
        self._choose(next((i for i, c in enumerate(self._choices) if c.code == code), -1))
        hopeless = self._typing.is_hopeless()
        wrong = tr("There is no code {code} here.").format(code=self._typing.typed) if hopeless else ""
        self._echo.show_typed(self._typing.typed, wrong)
        if hopeless:
            self._typing.clear()
        elif self._goes_on:
            self._wait.judge()

    def _choose(self, index: int) -> None:
        self._index = index
        self._row.set_chosen(index)
        self.changed.emit()

    def take_pending(self) -> bool:
        self._wait.stop()
        self._typing.clear()
        return True

    def answers(self) -> dict[str, str]:
        return {self.state.ref: self._choices[self._index].name if self._index >= 0 else ""}

    def clear_answer(self) -> None:
        self._wait.stop()
        self._typing.clear()
        self._choose(-1)
