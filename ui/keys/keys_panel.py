"""Changing keys: find the action by typing, Enter, press the new key."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from ui.keys.key_action import KeyAction, Place, cap_of, key_of, portable
from ui.keys.key_table import all_actions, place_words
from ui.keys.remapping import can_swap, holder_of, swapped, why_not, with_key
from ui.language import tr
from ui.widgets import ChoiceRow, TextLabel
from ui.widgets.panel_list import PanelList
from ui.widgets.side_panel import SidePanel

_HOLDS = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class Asking(Enum):
    """What the panel waits for."""

    ACTION = auto()
    KEY = auto()
    SWAP = auto()


class KeysPanel(SidePanel):
    """Lists every action with its key, those of the place `here` first; a key that is taken can be swapped."""

    keys_changed = Signal(dict)  # `place.action` -> key, all that differ from the usual ones

    def __init__(self, own_keys: Mapping[str, str], here: Place) -> None:
        super().__init__(tr("Change keys"), tr("Choose what you want to do, press Enter, then the new key."))
        self._own = dict(own_keys)
        self._here = here
        self._asking = Asking.ACTION
        self._new_key = ""
        self._row = 0
        self._shown: tuple[KeyAction, ...] = ()
        self._line = QLineEdit()
        self._line.setAccessibleName(tr("Find a key"))
        self._line.setPlaceholderText(tr("Type what you want to do, or a key"))
        self._line.installEventFilter(self)
        self._line.textEdited.connect(self._filter)
        self._list = PanelList()
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(tr("Keys"))
        self._list.row_clicked.connect(self._ask_key)
        self._words = TextLabel("", "strong", wrap=True)
        self.body.addWidget(self._line)
        self.body.addWidget(self._words)
        self.body.addWidget(self._list, 1)
        self.body.addLayout(self._make_resets())
        self.body.addStretch(0)
        self.add_way_out()
        self._filter("")
        self._say("")

    def _make_resets(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for words, do in ((tr("Usual key"), self._reset_one), (tr("All usual keys"), self._reset_all)):
            button = QPushButton(words)
            button.clicked.connect(do)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def first_focus(self) -> QWidget:
        return self._line

    @property
    def sentence(self) -> str:
        """What the panel says now."""
        return self._words.text()

    @property
    def current(self) -> KeyAction | None:
        """The action that is lit."""
        return self._shown[self._row] if 0 <= self._row < len(self._shown) else None

    # ---- keys ----

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and self._asking == Asking.KEY:
            event.accept()  # a key of the window too is only a key to be named here
            return True
        if event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if self._asking == Asking.ACTION:
            return self._take_choosing(event)
        if event.key() not in _HOLDS:
            self._take_answer(event)
        return True

    def _take_choosing(self, event: QKeyEvent) -> bool:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._row = min(max(self._row + step, 0), max(len(self._shown) - 1, 0))
            self._show_rows()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask_key(self._row)
        else:
            return False
        return True

    def _take_answer(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave_asking(tr("Nothing was changed."))
        elif self._asking == Asking.SWAP:
            self._take_swap(event)
        else:
            self._take_key(key_of(event))

    def _ask_key(self, row: int) -> None:
        self._row = row
        action = self.current
        if action is None:
            return
        self._show_rows()
        if action.stays:
            self._say(action.stays)
            return
        self._asking = Asking.KEY
        self._say(tr("Press the new key for “{words}”. Escape leaves it as it is.").format(words=action.words))

    def _take_key(self, key: str) -> None:
        action = self.current
        assert action is not None
        sentence = why_not(action, key)
        if sentence:
            self._say(sentence + " " + tr("Press another one, or Escape."))
            return
        holder = holder_of(action, key, self._own)
        if holder is None:
            self._keep(with_key(self._own, action, key))
            self._leave_asking(tr("“{words}” is {key} now.").format(words=action.words, key=cap_of(portable(key))))
        elif can_swap(action, holder, self._own) and portable(holder.keys[0]) == portable(key):
            self._asking, self._new_key = Asking.SWAP, key
            words = tr("{key} is “{words}”. Enter swaps the two keys, Escape leaves them as they are.")
            self._say(words.format(key=cap_of(portable(key)), words=holder.words))
        else:
            words = tr("{key} is “{words}” and stays so.").format(key=cap_of(portable(key)), words=holder.words)
            self._say(words + " " + tr("Press another one, or Escape."))

    def _take_swap(self, event: QKeyEvent) -> None:
        action = self.current
        holder = holder_of(action, self._new_key, self._own) if action is not None else None
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and action is not None and holder is not None:
            self._keep(swapped(self._own, action, holder, self._new_key))
            self._leave_asking(
                tr("“{words}” and “{other}” have changed keys.").format(words=action.words, other=holder.words)
            )

    # ---- doing ----

    def _keep(self, own_keys: Mapping[str, str]) -> None:
        self._own = dict(own_keys)
        self.keys_changed.emit(dict(self._own))

    def _leave_asking(self, words: str) -> None:
        self._asking = Asking.ACTION
        lit = self.current.name if self.current is not None else ""
        self._filter(self._line.text())
        self._row = next((i for i, action in enumerate(self._shown) if action.name == lit), self._row)
        self._show_rows()
        self._say(words)

    def _reset_one(self) -> None:
        action = self.current
        if action is None:
            return
        usual = next(one for one in all_actions() if one.name == action.name)
        without = {name: key for name, key in self._own.items() if name != action.name}
        holder = holder_of(action, usual.keys[0], without)
        if holder is not None:
            self._say(tr("{key} is “{words}” now; change that first.").format(key=usual.cap, words=holder.words))
            return
        self._keep(without)
        self._leave_asking(tr("“{words}” is {key} now.").format(words=action.words, key=usual.cap))

    def _reset_all(self) -> None:
        self._keep({})
        self._leave_asking(tr("All keys are the usual ones."))

    # ---- showing ----

    def _filter(self, typed: str) -> None:
        wanted = typed.casefold().split()
        self._shown = tuple(
            action
            for action in sorted(all_actions(self._own), key=lambda one: one.place != self._here)
            if all(
                word in f"{action.cap} {self._label(action)} {place_words(action.place)}".casefold() for word in wanted
            )
        )
        self._row = 0
        self._show_rows()

    def _show_rows(self) -> None:
        self._list.set_rows(
            [
                ChoiceRow(action.cap, self._label(action), "Enter" if i == self._row else "", i == self._row)
                for i, action in enumerate(self._shown)
            ]
        )
        self._list.show_current(self._row if self._shown else -1)

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def _label(self, action: KeyAction) -> str:
        return action.words if action.place == self._here else f"{action.words} · {place_words(action.place)}"
