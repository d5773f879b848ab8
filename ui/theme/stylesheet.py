"""The style sheet, made of tokens.

Widgets say what they are by dynamic properties, set once before they are shown:
`role` of a label (title, heading, strong, muted, small, figure, question, hint, instruction, soft, hard, good, accent),
`kind` of a frame (card, panel, bar, side, instruction, soft, hard, good), `look` of a button (primary, quiet, key).
"""

from __future__ import annotations

from collections.abc import Callable

from cxfield.resource import resource_path
from ui.theme.text_roles import HouseStyle, TextRole
from ui.theme.tokens import CHOICE_SIZE, CORNER, FOCUS_RING, HINT_SIZE, INTERFACE_SIZE, QUESTION_SIZE, Tokens

Px = Callable[[float], int]


def stylesheet(tokens: Tokens, px: Px, house: HouseStyle) -> str:
    """Return the sheet of the whole application; `px` scales a size, `house` dresses the texts of questionnaires."""
    parts = (_frames, _labels, _fields, _buttons, _lists)
    return "\n".join((*(part(tokens, px) for part in parts), _questionnaire_texts(tokens, px, house)))


def _questionnaire_texts(t: Tokens, px: Px, house: HouseStyle) -> str:
    """The labels that hold texts of a questionnaire: which role they have, and how large they stand there."""
    labels = (
        ("question", TextRole.READ_ALOUD, QUESTION_SIZE),
        ("subquestion", TextRole.READ_ALOUD, CHOICE_SIZE),
        ("question-hint", TextRole.READ_IF_NEEDED, HINT_SIZE),
        ("instruction-text", TextRole.INSTRUCTION, HINT_SIZE),
    )
    return "".join(_look(label, t, px, house, role, size) for label, role, size in labels)


def _look(label: str, t: Tokens, px: Px, house: HouseStyle, role: TextRole, size: int) -> str:
    look = house.looks[role]
    style = "italic" if look.is_italic else "normal"
    return (
        f"QLabel[role={label}] {{ font-size: {px(size)}px; color: {getattr(t, look.colour)};"
        f" font-weight: {look.weight}; font-style: {style}; }}\n"
    )


def _icon(name: str, tokens: Tokens) -> str:
    return resource_path("icons", f"{name}-{tokens.name}.svg").as_posix()


def _frames(t: Tokens, px: Px) -> str:
    checks = "".join(
        f"QFrame[kind={kind}] {{ background: {ground}; border: 0 solid {colour};"
        f" border-left: {px(3)}px solid {colour};"
        f" border-top-right-radius: {px(CORNER)}px; border-bottom-right-radius: {px(CORNER)}px; }}"
        f"QFrame[kind={kind}][begins=right] {{ border-left: 0; border-right: {px(3)}px solid {colour};"
        f" border-radius: 0; border-top-left-radius: {px(CORNER)}px; border-bottom-left-radius: {px(CORNER)}px; }}"
        for kind, colour, ground in (
            ("instruction", t.instruction, t.instruction_ground),
            ("soft", t.soft, t.soft_ground),
            ("hard", t.hard, t.hard_ground),
            ("good", t.good, t.good_ground),
        )
    )
    return f"""
    QWidget {{ color: {t.text}; }}
    QMainWindow, QDialog {{ background: {t.window}; }}
    QToolTip {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.border}; padding: {px(4)}px; }}
    QFrame[kind=card], QFrame[kind=panel] {{ background: {t.surface}; border: 1px solid {t.line};
        border-radius: {px(CORNER)}px; }}
    QFrame[kind=panel] {{ background: {t.raised}; border-color: {t.border}; }}
    QFrame[kind=bar] {{ background: {t.surface}; border: 0; }}
    QFrame[kind=bar][edge=top] {{ border-top: 1px solid {t.line}; }}
    QFrame[kind=bar][edge=bottom] {{ border-bottom: 1px solid {t.line}; }}
    QFrame[kind=side] {{ background: {t.window}; border: 0; border-right: 1px solid {t.line}; }}
    QFrame[kind=surface], QWidget[kind=surface] {{ background: {t.surface}; border: 0; }}
    QFrame[kind=line] {{ background: {t.line}; border: 0; }}
    {checks}
    QScrollArea {{ background: transparent; border: 0; }}
    QScrollBar:vertical {{ background: transparent; width: {px(10)}px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: {px(10)}px; margin: 0; }}
    QScrollBar::handle {{ background: {t.border}; border-radius: {px(4)}px; margin: {px(2)}px;
        min-height: {px(24)}px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QProgressBar {{ background: {t.line}; border: 0; border-radius: {px(3)}px; min-height: {px(6)}px;
        max-height: {px(6)}px; }}
    QProgressBar::chunk {{ background: {t.accent}; border-radius: {px(3)}px; }}
    """


def _labels(t: Tokens, px: Px) -> str:
    coloured = "".join(
        f"QLabel[role={role}] {{ color: {colour}; font-weight: 600; }}"
        for role, colour in (
            ("instruction", t.instruction),
            ("soft", t.soft),
            ("hard", t.hard),
            ("good", t.good),
            ("accent", t.accent),
        )
    )
    return f"""
    QLabel {{ background: transparent; border: 0; }}
    QLabel[role=title] {{ font-size: {px(28)}px; font-weight: 600; }}
    QLabel[role=heading] {{ font-size: {px(16)}px; font-weight: 600; }}
    QLabel[role=strong] {{ font-weight: 600; }}
    QLabel[role=muted] {{ color: {t.muted}; }}
    QLabel[role=small] {{ color: {t.muted}; font-size: {px(12)}px; }}
    QLabel[role=section] {{ color: {t.muted}; font-weight: 600; }}
    QLabel[role=figure] {{ font-size: {px(32)}px; font-weight: 600; }}
    QLabel[role=hint] {{ color: {t.muted}; font-size: {px(HINT_SIZE)}px; }}
    QLabel[role=message] {{ font-size: {px(14)}px; }}
    QLabel:disabled {{ color: {t.disabled}; }}
    {coloured}
    """


def _fields(t: Tokens, px: Px) -> str:
    ring = f"border: {FOCUS_RING}px solid {t.accent};"
    return f"""
    QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit, QTimeEdit, QDateTimeEdit, QComboBox {{
        background: {t.surface}; color: {t.text}; border: 1px solid {t.border}; border-radius: {px(CORNER)}px;
        padding: {px(5)}px {px(9)}px; margin: 1px; selection-background-color: {t.accent};
        selection-color: {t.on_accent}; }}
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QComboBox:focus,
    QDateEdit:focus, QTimeEdit:focus, QDateTimeEdit:focus {{ {ring} margin: 0; }}
    QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ color: {t.disabled}; border-color: {t.line}; }}
    QLineEdit[role=answer], QPlainTextEdit[role=answer] {{ font-size: {px(CHOICE_SIZE)}px;
        padding: {px(7)}px {px(11)}px; }}
    QComboBox::drop-down {{ border: 0; width: {px(24)}px; }}
    QComboBox::down-arrow {{ image: url({_icon("chevron", t)}); width: {px(12)}px; height: {px(12)}px; }}
    QComboBox QAbstractItemView {{ background: {t.raised}; border: 1px solid {t.border}; }}
    QCheckBox, QRadioButton {{ spacing: {px(8)}px; padding: {px(3)}px; border: {FOCUS_RING}px solid transparent;
        border-radius: {px(CORNER)}px; }}
    QCheckBox::indicator, QRadioButton::indicator {{ width: {px(16)}px; height: {px(16)}px; background: {t.surface};
        border: 1px solid {t.border}; border-radius: {px(4)}px; }}
    QRadioButton::indicator {{ border-radius: {px(8)}px; }}
    QCheckBox::indicator:checked, QRadioButton::indicator:checked {{ background: {t.accent};
        border-color: {t.accent}; image: url({_icon("tick", t)}); }}
    QCheckBox:focus, QRadioButton:focus {{ border-color: {t.accent}; }}
    """


def _buttons(t: Tokens, px: Px) -> str:
    return f"""
    QPushButton, QToolButton {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.border};
        border-radius: {px(CORNER)}px; padding: {px(6)}px {px(14)}px; margin: 1px; }}
    QPushButton:hover, QToolButton:hover {{ border-color: {t.accent}; }}
    QPushButton:pressed, QToolButton:pressed {{ background: {t.instruction_ground}; }}
    QPushButton:focus, QToolButton:focus {{ border: {FOCUS_RING}px solid {t.accent}; margin: 0; }}
    QPushButton:disabled, QToolButton:disabled {{ color: {t.disabled}; border-color: {t.line}; }}
    QPushButton[look=primary] {{ background: {t.accent}; color: {t.on_accent}; border-color: {t.accent};
        font-weight: 600; }}
    QPushButton[look=primary]:focus {{ border: {FOCUS_RING}px solid {t.text}; margin: 0; }}
    QPushButton[look=primary]:disabled {{ background: {t.line}; color: {t.disabled}; border-color: {t.line}; }}
    QPushButton[look=quiet], QToolButton[look=quiet] {{ background: transparent; border: 1px solid transparent; }}
    QPushButton[look=quiet]:hover, QToolButton[look=quiet]:hover {{ border-color: {t.border}; }}
    QPushButton[look=quiet]:focus, QToolButton[look=quiet]:focus {{ border: {FOCUS_RING}px solid {t.accent}; }}
    QToolButton::menu-indicator {{ image: none; width: 0; }}
    QMenu {{ background: {t.raised}; color: {t.text}; border: 1px solid {t.border}; padding: {px(4)}px; }}
    QMenu::item {{ padding: {px(6)}px {px(24)}px; border-radius: {px(4)}px; }}
    QMenu::item:selected {{ background: {t.accent}; color: {t.on_accent}; }}
    QMenu::item:disabled {{ color: {t.disabled}; }}
    QMenuBar {{ background: {t.surface}; color: {t.text}; }}
    QMenuBar::item:selected {{ background: {t.accent}; color: {t.on_accent}; }}
    """


def _lists(t: Tokens, px: Px) -> str:
    size = px(INTERFACE_SIZE)
    return f"""
    QAbstractItemView {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.line};
        border-radius: {px(CORNER)}px; outline: 0; selection-background-color: {t.instruction_ground};
        selection-color: {t.text}; gridline-color: {t.line}; alternate-background-color: {t.window}; }}
    QTableView {{ padding: {FOCUS_RING - 1}px; }}
    QAbstractItemView:focus {{ border: {FOCUS_RING}px solid {t.accent}; }}
    QTableView:focus {{ padding: 0; }}
    QHeaderView {{ border: 0; border-radius: 0; }}
    QListView::item, QTableView::item, QTreeView::item {{ padding: {px(5)}px {px(8)}px; }}
    QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {{
        background: {t.instruction_ground}; color: {t.text}; }}
    QHeaderView::section {{ background: {t.surface}; color: {t.muted}; border: 0; border-bottom: 1px solid {t.line};
        padding: {px(6)}px {px(8)}px; font-size: {size}px; font-weight: 600; text-align: left; }}
    QTabBar::tab {{ background: transparent; color: {t.muted}; padding: {px(8)}px {px(14)}px;
        border-bottom: 2px solid transparent; }}
    QTabBar::tab:selected {{ color: {t.text}; border-bottom: 2px solid {t.accent}; }}
    QTabBar::tab:focus {{ color: {t.accent}; }}
    QTabWidget::pane {{ border: 0; }}
    """
