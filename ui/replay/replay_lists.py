"""The two lists beside a replay: its moments, and the paradata of each question."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QListView, QTableView, QWidget

from cxfield.fieldwork.replaying import Replay
from cxfield.interview.question_paradata import QuestionParadata
from ui.language import tr
from ui.replay.replay_words import clock_words, language_code, moment_words, seconds_words, span_words, time_words
from ui.theme import current_theme

Index = QModelIndex | QPersistentModelIndex
DISPLAY = Qt.ItemDataRole.DisplayRole


class MomentModel(QAbstractListModel):
    """The moments of a replay: elapsed time, then what was done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._replay: Replay | None = None

    def set_replay(self, replay: Replay) -> None:
        self.beginResetModel()
        self._replay = replay
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() or self._replay is None else len(self._replay.moments)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if self._replay is None or not index.isValid():
            return None
        moment = self._replay.moments[index.row()]
        words = moment_words(moment)
        if role == DISPLAY:
            return f"{span_words(moment.elapsed_ms)}  {words}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{time_words(moment.time, moment.zone)}\n{words}"
        return None


class MomentList(QListView):
    """Follows the moment that is shown; the keys are those of the page."""

    def __init__(self, model: MomentModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(tr("Moments"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def show_index(self, index: int) -> None:
        at = self.model().index(index, 0)
        self.setCurrentIndex(at)
        self.scrollTo(at, QAbstractItemView.ScrollHint.PositionAtCenter)


def _headers() -> tuple[str, ...]:
    return (
        tr("Question"),
        tr("First shown"),
        tr("Time"),
        tr("First key"),
        tr("Edits"),
        tr("Back"),
        tr("Language"),
    )


class QuestionModel(QAbstractTableModel):
    """Paradata question by question."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._questions: tuple[QuestionParadata, ...] = ()
        self._zone = "UTC"

    def set_replay(self, replay: Replay) -> None:
        self.beginResetModel()
        self._questions = replay.questions
        self._zone = replay.moments[0].zone
        self.endResetModel()

    def question(self, row: int) -> QuestionParadata:
        return self._questions[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._questions)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(_headers())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if role == DISPLAY and orientation == Qt.Orientation.Horizontal:
            return _headers()[section]
        return None

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        question = self._questions[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            shown = question.first_shown
            return question.ref + (f"\n{time_words(shown, self._zone)}" if shown is not None else "")
        if role != DISPLAY:
            return None
        return (
            question.ref.split("/", 2)[-1],
            clock_words(question.first_shown, self._zone) if question.first_shown is not None else "",
            seconds_words(question.time_ms) if question.visits else "",
            seconds_words(question.first_key_ms) if question.first_key_ms is not None else "",
            str(question.edits or ""),
            str(question.back_ups or ""),
            ", ".join(language_code(name) for name in question.languages),
        )[index.column()]


class QuestionTable(QTableView):
    """Paradata of each question; a click goes to where it was first shown."""

    def __init__(self, model: QuestionModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(tr("Paradata of each question"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(current_theme().px(30))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setHighlightSections(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
