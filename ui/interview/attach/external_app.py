"""Questions that another app answers on phones (`ex:` appearance, `intent`): here the answer is typed or chosen."""

from __future__ import annotations

from cxfield.interview.state import NodeState
from ui.interview.answer_field import AnswerField
from ui.language import tr
from ui.widgets import MessageBox


def asks_external_app(state: NodeState) -> bool:
    """Say whether the question wants another app to answer it."""
    extra = state.question.extra if state.question is not None else {}
    return any(part.startswith("ex:") for part in state.appearance) or any(
        name.rsplit("}", 1)[-1] == "intent" for name in extra
    )


def with_app_note(field: AnswerField) -> AnswerField:
    """Return the field with a sentence above it that says what is left out."""
    box = MessageBox("instruction", tr("Instruction"), field)
    box.set_text(
        tr("On phones another app answers this question; it runs on phones only. Here the answer is given by hand.")
    )
    field.column.insertWidget(0, box)
    return field
