"""The microphone chosen and tried at the desk, before the first interview of the day."""

from __future__ import annotations

from PySide6.QtCore import QObject

from cxfield.fieldwork.answer_sound import AnswerSound
from cxfield.fieldwork.recording import MICROPHONE
from cxfield.fieldwork.workspace import Workspace
from ui.desk.desk_view import DeskView
from ui.interview.microphone_controller import MicrophoneController
from ui.openrosa.forms_view import FormsView
from ui.widgets import TaskRunner


class DeskMicrophone(QObject):
    """Opens the microphone panel on the desk.

    Args:
        storage: The thread on which the workspace may be asked.
    """

    def __init__(self, workspace: Workspace, storage: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._storage = workspace, storage
        self._runner = TaskRunner(self, name="sound")
        self._microphones: MicrophoneController | None = None
        if workspace.sound is not None:
            self._microphones = MicrophoneController(workspace.sound, self._runner, self._choose, self._play, self)

    def open(self, desk: DeskView | FormsView) -> None:
        """Show the panel with the microphone that is used now."""
        microphones = self._microphones
        if microphones is not None:
            self._storage.run(
                lambda: self._workspace.store.setting(MICROPHONE) or "",
                lambda current: desk.open_side(microphones.make_panel(current)),
                microphones.show_error,
            )

    def stop(self) -> None:
        """End what runs."""
        if self._microphones is not None:
            self._microphones.close()
        self._runner.shutdown()

    def _choose(self, label: str) -> None:
        microphones = self._microphones
        if microphones is not None:
            self._storage.run(
                lambda: self._workspace.store.set_setting(MICROPHONE, label),
                lambda _none: None,
                microphones.show_error,
            )

    def _play(self, sound: AnswerSound) -> None:
        if self._workspace.sound is not None:
            self._workspace.sound.play(sound.samples, sound.rate)
