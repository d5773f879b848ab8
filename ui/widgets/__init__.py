"""Widgets that every workspace is made of. They hold no rules and ask no store."""

from ui.widgets.card import Bar, Card, HeaderBar, Panel
from ui.widgets.choice_list import ChoiceList, ListLook
from ui.widgets.choice_rows import ChoiceListModel, ChoiceRow
from ui.widgets.key_cap import KeyCap
from ui.widgets.key_hint_bar import KeyHint, KeyHintBar
from ui.widgets.message_box import MessageBox, StatusLine
from ui.widgets.pictures import Pictures
from ui.widgets.reading_column import ReadingColumn
from ui.widgets.task_runner import Runner, Task, TaskRunner
from ui.widgets.text_label import ElidedLabel, TextLabel

__all__ = [
    "Bar",
    "Card",
    "ChoiceList",
    "ChoiceListModel",
    "ChoiceRow",
    "ElidedLabel",
    "HeaderBar",
    "KeyCap",
    "KeyHint",
    "KeyHintBar",
    "ListLook",
    "MessageBox",
    "Panel",
    "Pictures",
    "ReadingColumn",
    "Runner",
    "StatusLine",
    "Task",
    "TaskRunner",
    "TextLabel",
]
