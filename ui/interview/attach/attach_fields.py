"""Which field asks for which kind of file."""

from __future__ import annotations

from cxfield.interview.state import NodeState
from ui.interview.answer_field import AnswerField
from ui.interview.attach.drawing_field import AnnotateField, DrawingField, SignatureField
from ui.interview.attach.file_field import FileField, PhotoField, VideoField
from ui.interview.attach.sound_field import SoundField
from ui.interview.field_tools import FieldTools
from ui.interview.plain_fields import NoteField
from ui.language import tr
from ui.widgets import MessageBox


class GiveBackField(NoteField):
    """The respondent answers alone: the files of this computer are not shown."""

    def __init__(self, state: NodeState) -> None:
        super().__init__(state)
        box = MessageBox("instruction", tr("Please"), self)
        box.set_text(tr("Ask the interviewer to answer this question with you."))
        self.column.addWidget(box)


def upload_field(state: NodeState, tools: FieldTools) -> AnswerField:
    """Return the field for a question whose answer is a file."""
    media = (state.question.media_type if state.question is not None else None) or ""
    if media.startswith("image/"):
        if "signature" in state.appearance:
            return SignatureField(state)
        if "draw" in state.appearance:
            return DrawingField(state)
    if tools.for_respondent:
        return GiveBackField(state)
    if media.startswith("image/"):
        return AnnotateField(state) if "annotate" in state.appearance else PhotoField(state)
    if media.startswith("audio/"):
        return SoundField(state)
    return VideoField(state) if media.startswith("video/") else FileField(state)


__all__ = ["GiveBackField", "upload_field"]
