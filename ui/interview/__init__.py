"""The interviewing window: `InterviewView` shows, `InterviewController` carries wishes to the session."""

from ui.interview.interview_controller import Ending, EndingKind, InterviewController
from ui.interview.interview_view import InterviewView

__all__ = ["Ending", "EndingKind", "InterviewController", "InterviewView"]
