"""Looking at a finished interview as it was: pages, moments, times. Nothing can be changed here."""

from ui.replay.replay_controller import ReplayController
from ui.replay.replay_view import ReplayView

__all__ = ["ReplayController", "ReplayView"]
