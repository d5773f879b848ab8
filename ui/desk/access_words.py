"""What the desk says where the server does not take this computer as before. Nothing on it is lost in any case."""

from __future__ import annotations

from cxfield.fieldwork.delivery import DeliveryState
from cxfield.fieldwork.synchronising import Synchroniser, failure_code
from cxfield.sync.errors import SignInNeededError
from ui.desk.local_time import long_date
from ui.language import tr

SIGN_IN_NEEDED = failure_code(SignInNeededError(""))


def access_words(state: DeliveryState, synchroniser: Synchroniser) -> str:
    """Return a sentence; empty where all is as it should be."""
    if state.failure == SIGN_IN_NEEDED:
        return tr("The session with the server has ended. Work goes on; sending waits for your password.")
    if synchroniser.wipe_asked:
        return _wipe_words(state, synchroniser)
    if synchroniser.only_delivers:
        return tr(
            "The server takes what is here and gives nothing new: your password must be changed, "
            "or this computer is locked. Change the password, or ask your supervisor."
        )
    return ""


def _wipe_words(state: DeliveryState, synchroniser: Synchroniser) -> str:
    """Return what the wipe waits for."""
    if state.unsent_events or state.unsent_files:
        words = tr(
            "The office wants this computer wiped. Everything on it is sent first (entries: {events}, recordings and "
            "files: {files}); then it goes."
        )
        return words.format(events=state.unsent_events, files=state.unsent_files)
    ends = synchroniser.wipe_waits_until
    if ends is not None:
        words = tr(
            "The office wants this computer wiped. Everything on it was sent; it waits until a backup of the server "
            "has it too, {moment} at the latest. Your supervisor can end the waiting."
        )
        return words.format(moment=long_date(ends.astimezone()))
    return tr("The office wants this computer wiped. Everything on it is sent first; then it goes.")
