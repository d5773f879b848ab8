"""Why recordings and attached files wait, in the words of the window's language."""

from __future__ import annotations

from cxfield.fieldwork.upload_settings import FilesState
from cxfield.sync.upload_rules import UploadRules, Waiting
from cxfield.sync.uploading import GONE, NO_FILES_YET
from ui.language import tr


def files_sentence(state: FilesState) -> tuple[str, str]:
    """Return how they stand, and the role of the sentence (good, soft, muted)."""
    if not state.waiting_count:
        return tr("Nothing waits: what ended interviews recorded and attached is received."), "good"
    count = tr("Waiting to be sent: {n}.").format(n=state.waiting_count)
    if state.why is None:
        return f"{count} {tr('They go with the next synchronisation.')}", "muted"
    return f"{count} {waiting_words(state.why, state.rules)}", "soft"


def waiting_words(why: Waiting, rules: UploadRules) -> str:
    """Return why files are not sent now."""
    match why:
        case Waiting.METERED:
            return tr("Data cost money on this network.")
        case Waiting.UNKNOWN_NETWORK:
            return tr(
                "It is none of the networks named, and this computer does not tell whether data cost money on it."
            )
        case Waiting.ASKED:
            return tr("They are sent only when you ask for it.")
        case Waiting.HOURS:
            return tr("They are sent only at these hours: {hours}.").format(hours=rules.hours)


def problem_words(sentence: str) -> str:
    """Return why a file cannot be sent. What the server says stands as it said it."""
    if sentence == NO_FILES_YET:
        return tr("The server is older than this program and takes no files yet. Have it updated; nothing is lost.")
    return tr("A file is not on this computer any more. Tell your supervisor.") if sentence == GONE else sentence
