"""F1: the table of keys, searchable by typing. The same panel in the interview, at the desk and in the office."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QTextBrowser, QWidget

from ui.keys.help_sections import HelpSection
from ui.keys.key_action import key_of
from ui.language import tr
from ui.theme import current_theme
from ui.widgets.side_panel import SidePanel

_SCROLLS = ("Up", "Down", "PgUp", "PgDown")


class HelpPanel(SidePanel):
    """Keys and what they do, the nearest first."""

    change_wished = Signal()  # the user wants other keys

    def __init__(self, sections: Sequence[HelpSection], change_key: str | None = None) -> None:
        """`change_key` opens the panel that changes keys; empty where only the button does, None where neither."""
        super().__init__(tr("Keys"))
        self._sections = tuple(sections)
        self._line = QLineEdit()
        self._line.setAccessibleName(tr("Find a key"))
        self._line.setPlaceholderText(tr("Type what you want to do, or a key"))
        self._line.installEventFilter(self)
        self._line.textEdited.connect(self._show)
        self._table = QTextBrowser()
        self._table.setAccessibleName(tr("Keys"))
        self._table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._table.setStyleSheet("QTextBrowser { border: 0; background: transparent; }")
        self._table.document().setDocumentMargin(0)
        self.body.addWidget(self._line)
        self.body.addWidget(self._table, 1)
        if change_key is not None:
            change = QPushButton(tr("Change keys") + (f" ({change_key})" if change_key else ""))
            change.clicked.connect(self.change_wished)
            self.body.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_way_out()
        self._show("")

    def first_focus(self) -> QWidget:
        return self._line

    @property
    def words(self) -> str:
        """The table as plain text."""
        return self._table.toPlainText()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and key_of(event) in _SCROLLS:
            self._scroll(key_of(event))
            return True
        return super().eventFilter(watched, event)

    def _scroll(self, key: str) -> None:
        bar = self._table.verticalScrollBar()
        step = current_theme().px(28) if key in _SCROLLS[:2] else bar.pageStep()
        bar.setValue(bar.value() + (step if key in _SCROLLS[1::2] else -step))

    def _show(self, typed: str) -> None:
        wanted = typed.casefold().split()
        parts = []
        for section in self._sections:
            rows = [row for row in section.rows if all(word in " ".join(row).casefold() for word in wanted)]
            if rows:
                parts.append(_section_html(section.title, rows))
        empty = f"<p>{escape(tr('No key does that.'))}</p>"
        self._table.setHtml(_page_html("".join(parts) or empty))


def _page_html(body: str) -> str:
    theme = current_theme()
    size = theme.font(13).pixelSize()
    return f'<div style="font-size:{size}px; color:{theme.tokens.text}">{body}</div>'


def _section_html(title: str, rows: Sequence[tuple[str, str]]) -> str:
    theme = current_theme()
    space, muted = theme.px(3), theme.tokens.muted
    lines = "".join(
        f'<tr><td width="36%" style="padding:{space}px {theme.px(8)}px {space}px 0"><b>{escape(key)}</b></td>'
        f'<td style="padding:{space}px 0">{escape(words)}</td></tr>'
        for key, words in rows
    )
    heading = f'<p style="color:{muted}; margin:{theme.px(12)}px 0 {theme.px(4)}px 0">{escape(title)}</p>'
    return f'{heading}<table width="100%" cellspacing="0" cellpadding="0">{lines}</table>'
