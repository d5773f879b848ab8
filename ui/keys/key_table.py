"""The table: every action of every place with its usual key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from ui.keys.key_action import FieldKey, KeyAction, Part, Place
from ui.language import tr

ENTER = ("Return", "Enter")


def actions_at(place: Place, own_keys: Mapping[str, str] | None = None) -> tuple[KeyAction, ...]:
    """Return the actions of a place in the order of the help.

    Args:
        own_keys: `place.action` -> key that the user put in place of the first usual one.
    """
    own = own_keys or {}
    return tuple(
        replace(action, keys=(own[action.name], *action.keys[1:])) if action.name in own else action
        for action in _TABLES[place]()
    )


def all_actions(own_keys: Mapping[str, str] | None = None) -> tuple[KeyAction, ...]:
    """Return the actions of all places."""
    return tuple(action for place in Place for action in actions_at(place, own_keys))


def place_words(place: Place) -> str:
    """Return the heading of a place in help and document."""
    return {
        Place.WINDOW: tr("Everywhere"),
        Place.SIGN_IN: tr("Sign-in"),
        Place.DESK: tr("Desk"),
        Place.FORMS: tr("Forms of an OpenRosa server"),
        Place.CASE: tr("Case"),
        Place.DELIVERY: tr("Sent and received"),
        Place.SUPERVISOR: tr("Supervisor"),
        Place.DEVICES: tr("Devices"),
        Place.PERSONS: tr("Personal data"),
        Place.ASIDE: tr("Kept aside"),
        Place.CALLS: tr("Call queue"),
        Place.KEEPING: tr("How long data are kept"),
        Place.REPLAY: tr("Replay"),
        Place.INTERVIEW: tr("Interview"),
        Place.PANEL: tr("In a panel"),
        Place.CLOSING: tr("Closing page"),
    }[place]


def part_words(part: Part) -> str:
    """Return the heading of a part of the interview's keys."""
    return {
        Part.QUESTION: tr("This question"),
        Part.MOVING: tr("Moving about"),
        Part.INTERVIEW: tr("Interview"),
    }[part]


def text_keys() -> tuple[FieldKey, ...]:
    """Return the keys of every line and box for text, as the system has them."""
    return (
        FieldKey(("Left", "Right", "Home", "End"), tr("Move in the text")),
        FieldKey(("Backspace", "Del"), tr("Take back a character")),
        FieldKey(("Ctrl+C", "Ctrl+X", "Ctrl+V"), tr("Copy, cut, paste")),
        FieldKey(("Ctrl+Z",), tr("Undo typing")),
        FieldKey(("Ctrl+A",), tr("Select all")),
    )


def _enter_stays() -> str:
    return tr("Enter goes on everywhere; it stays as it is.")


def _escape_stays() -> str:
    return tr("Escape leads back everywhere; it stays as it is.")


def _arrows_stay() -> str:
    return tr("Arrow keys choose everywhere; they stay as they are.")


def _window() -> tuple[KeyAction, ...]:
    def at(id: str, words: str, *keys: str) -> KeyAction:
        return KeyAction(id, words, keys, Place.WINDOW)

    return (
        at("larger", tr("Larger"), "Ctrl++", "Ctrl+="),
        at("smaller", tr("Smaller"), "Ctrl+-"),
        at("theme", tr("Light, dark, high contrast"), "Ctrl+Shift+D"),
        at("house_style", tr("Style of the question texts"), "Ctrl+Shift+T"),
        at("window_language", tr("Language of the window"), "Ctrl+Shift+L"),
        at("lock", tr("Lock now"), "Ctrl+Shift+K"),
        at("quit", tr("Quit"), "Ctrl+Q"),
    )


def _sign_in() -> tuple[KeyAction, ...]:
    return (
        KeyAction("open", tr("Sign in"), ENTER, Place.SIGN_IN, stays=_enter_stays()),
        KeyAction("openrosa", tr("OpenRosa server"), ("Ctrl+O",), Place.SIGN_IN),
        KeyAction("help", tr("Help"), ("F1",), Place.SIGN_IN),
        KeyAction("rescue", tr("Rescue file"), ("Ctrl+R",), Place.SIGN_IN),
        KeyAction("remove", tr("Remove this workspace"), ("Ctrl+Shift+Del",), Place.SIGN_IN),
        KeyAction("forgotten", tr("PIN forgotten"), ("Ctrl+P",), Place.SIGN_IN),
        KeyAction("back", tr("Back to the known accounts"), ("Esc",), Place.SIGN_IN, stays=_escape_stays()),
    )


def _desk() -> tuple[KeyAction, ...]:
    def at(id: str, words: str, *keys: str, stays: str = "") -> KeyAction:
        return KeyAction(id, words, keys, Place.DESK, stays=stays)

    return (
        at("open", tr("Open case"), *ENTER, stays=_enter_stays()),
        at("filter", tr("Filter"), "Ctrl+F"),
        at("new", tr("New case"), "Ctrl+N"),
        at("sync", tr("Synchronise"), "F5"),
        at("delivery", tr("Sent and received"), "Ctrl+3"),
        at("study", tr("Next study"), "Ctrl+T"),
        at("microphone", tr("Microphone"), "Ctrl+M"),
        at("rescue", tr("Rescue file"), "Ctrl+R"),
        at("take_over", tr("Take over a case"), "Ctrl+Shift+H"),
        at("account", tr("Password and lock"), "Ctrl+I"),
        at("user", tr("Change user"), "Ctrl+U"),
        at("help", tr("Help"), "F1"),
        at("keys", tr("Change keys"), "Shift+F1"),
    )


def _forms() -> tuple[KeyAction, ...]:
    def at(id: str, words: str, *keys: str, stays: str = "") -> KeyAction:
        return KeyAction(id, words, keys, Place.FORMS, stays=stays)

    return (
        at("open", tr("Begin an interview with the form, or go on with the interview"), *ENTER, stays=_enter_stays()),
        at("lists", tr("Forms, or interviews"), "Ctrl+L"),
        at("again", tr("Offer an interview again that the server did not take"), "Ctrl+E"),
        at("server", tr("Another server or project"), "Ctrl+O"),
        at("sync", tr("Send and fetch"), "F5"),
        at("delivery", tr("Sent and received"), "Ctrl+3"),
        at("microphone", tr("Microphone"), "Ctrl+M"),
        at("rescue", tr("Rescue file"), "Ctrl+R"),
        at("user", tr("Change user"), "Ctrl+U"),
        at("help", tr("Help"), "F1"),
        at("keys", tr("Change keys"), "Shift+F1"),
    )


def _case() -> tuple[KeyAction, ...]:
    def at(id: str, words: str, *keys: str, stays: str = "") -> KeyAction:
        return KeyAction(id, words, keys, Place.CASE, stays=stays)

    return (
        at("start", tr("Open attempt, start the interview; leave a finished case"), *ENTER, stays=_enter_stays()),
        at("again", tr("Open another attempt on a finished case"), "F2"),
        at("outcome", tr("Close with an outcome"), "F7"),
        at("appointment", tr("Agree on an appointment"), "F9"),
        at("remark", tr("Write a remark"), "F3"),
        at("correct", tr("Correct number, name or address"), "F4"),
        at("person", tr("Add another person"), "F6"),
        at("hand_over", tr("Hand over this case"), "Ctrl+H"),
        at("here", tr("Go on with the case on this computer, and on no other"), "Ctrl+G"),
        at("dial", tr("Dial"), "Ctrl+D"),
        at("help", tr("Help"), "F1"),
        at("close", tr("Desk"), "Esc", stays=_escape_stays()),
    )


def _delivery() -> tuple[KeyAction, ...]:
    return (
        KeyAction("replay", tr("Replay the interview that is lit"), ENTER, Place.DELIVERY, stays=_enter_stays()),
        KeyAction("reopen", tr("Reopen, or go on with, the interview that is lit"), ("Ctrl+O",), Place.DELIVERY),
        KeyAction("here", tr("Go on with the case on this computer, and on no other"), ("Ctrl+G",), Place.DELIVERY),
        KeyAction("search", tr("Find an interview"), ("Ctrl+F",), Place.DELIVERY),
        KeyAction("pages", tr("Interviews, the log of the runs, recordings"), ("Ctrl+L",), Place.DELIVERY),
        KeyAction("send_files", tr("Send recordings and attached files now"), ("Ctrl+U",), Place.DELIVERY),
        KeyAction("print", tr("Print what is shown"), ("Ctrl+P",), Place.DELIVERY),
        KeyAction("copy", tr("Copy the log for whoever helps"), ("Ctrl+Shift+C",), Place.DELIVERY),
        KeyAction("sync", tr("Synchronise now"), ("F5",), Place.DELIVERY),
        KeyAction("help", tr("Help"), ("F1",), Place.DELIVERY),
        KeyAction("close", tr("Desk"), ("Esc",), Place.DELIVERY, stays=_escape_stays()),
    )


def _types_too() -> str:
    return tr("It types or moves in a line of text too; it stays as it is.")


def _replay() -> tuple[KeyAction, ...]:
    def at(id: str, words: str, *keys: str, stays: str = "") -> KeyAction:
        return KeyAction(id, words, keys, Place.REPLAY, stays=stays)

    return (
        at("play", tr("Play or pause"), "Space", stays=_types_too()),
        at("back", tr("One moment back"), "Left", "Up", stays=_types_too()),
        at("on", tr("One moment on"), "Right", "Down", stays=_types_too()),
        at("first", tr("Beginning of the interview"), "Home", stays=_types_too()),
        at("last", tr("End of the interview"), "End", stays=_types_too()),
        at("faster", tr("Play faster"), "Ctrl+Up"),
        at("slower", tr("Play slower"), "Ctrl+Down"),
        at("find", tr("Find a question by name or text"), "Ctrl+F"),
        at("side", tr("List of moments or of questions"), "F6"),
        at("help", tr("Help"), "F1"),
        at("close", tr("Leave the replay"), "Esc", stays=_escape_stays()),
    )


def _supervisor() -> tuple[KeyAction, ...]:
    def at(id: str, words: str, *keys: str, stays: str = "") -> KeyAction:
        return KeyAction(id, words, keys, Place.SUPERVISOR, stays=stays)

    return (
        at("open", tr("Read the interview that is lit"), *ENTER, stays=_enter_stays()),
        at("report", tr("PDF report"), "Ctrl+P"),
        at("transcript", tr("Transcript"), "Ctrl+T"),
        at("replay", tr("Replay"), "Ctrl+R"),
        at("reopen", tr("Send a completed interview back"), "Ctrl+O"),
        at("review", tr("Approve, reject or comment on the interview that is lit"), "Ctrl+J"),
        at("files", tr("Recordings and files of the interview that is lit"), "Ctrl+L"),
        at("aside", tr("What the server keeps aside"), "Ctrl+K"),
        at("export", tr("Export data"), "Ctrl+E"),
        at("rescue", tr("Import a rescue file"), "Ctrl+I"),
        at("devices", tr("Devices"), "Ctrl+D"),
        at("persons", tr("Personal data"), "Ctrl+G"),
        at("calls", tr("Call queue"), "Ctrl+M"),
        at("keeping", tr("How long data are kept"), "Ctrl+H"),
        at("account", tr("Password and lock"), "Ctrl+B"),
        at("refresh", tr("Refresh"), "F5"),
        at("filter", tr("Filter"), "Ctrl+F"),
        at("user", tr("Change user"), "Ctrl+U"),
        at("help", tr("Help"), "F1"),
        at("cancel", tr("Cancel"), "Esc", stays=_escape_stays()),
    )


def _aside() -> tuple[KeyAction, ...]:
    def at(id: str, words: str, *keys: str, stays: str = "") -> KeyAction:
        return KeyAction(id, words, keys, Place.ASIDE, stays=stays)

    return (
        at("adopt", tr("Adopt it as a new interview"), "Ctrl+1"),
        at("keep", tr("Keep the server’s; nothing is deleted"), "Ctrl+2"),
        at("ask", tr("Ask who sent it; it stays open"), "Ctrl+3"),
        at("note", tr("Write a note"), "Ctrl+N"),
        at("refresh", tr("Refresh"), "F5"),
        at("help", tr("Help"), "F1"),
        at("close", tr("Back"), "Esc", stays=_escape_stays()),
    )


def _calls() -> tuple[KeyAction, ...]:
    return (
        KeyAction("free", tr("Let the case that is lit be called again"), ("Ctrl+O",), Place.CALLS),
        KeyAction("add", tr("Put a case into the queue"), ("Ctrl+N",), Place.CALLS),
        KeyAction("refresh", tr("Refresh"), ("F5",), Place.CALLS),
        KeyAction("help", tr("Help"), ("F1",), Place.CALLS),
        KeyAction("close", tr("Back"), ("Esc",), Place.CALLS, stays=_escape_stays()),
    )


def _keeping() -> tuple[KeyAction, ...]:
    return (
        KeyAction("refresh", tr("Refresh"), ("F5",), Place.KEEPING),
        KeyAction("help", tr("Help"), ("F1",), Place.KEEPING),
        KeyAction("close", tr("Back"), ("Esc",), Place.KEEPING, stays=_escape_stays()),
    )


def _devices() -> tuple[KeyAction, ...]:
    def at(id: str, words: str, *keys: str, stays: str = "") -> KeyAction:
        return KeyAction(id, words, keys, Place.DEVICES, stays=stays)

    return (
        at("pin", tr("Code for a forgotten PIN"), *ENTER, stays=_enter_stays()),
        at("code", tr("Code for a new computer"), "Ctrl+N"),
        at("lock", tr("Lock"), "Ctrl+L"),
        at("wipe", tr("Lock and wipe"), "Ctrl+W"),
        at("wipe-now", tr("Wipe without a backup"), "Ctrl+Shift+W"),
        at("unlock", tr("Unlock"), "Ctrl+O"),
        at("refresh", tr("Refresh"), "F5"),
        at("help", tr("Help"), "F1"),
        at("close", tr("Back"), "Esc", stays=_escape_stays()),
    )


def _persons() -> tuple[KeyAction, ...]:
    def at(id: str, words: str, *keys: str, stays: str = "") -> KeyAction:
        return KeyAction(id, words, keys, Place.PERSONS, stays=stays)

    return (
        at("export", tr("Write what is stored of the person that is lit"), *ENTER, stays=_enter_stays()),
        at("ask", tr("Note the wish to be erased"), "Ctrl+N"),
        at("withdraw", tr("Take the consent to recording back"), "Ctrl+W"),
        at("erase", tr("Erase the person that is lit"), "Ctrl+L"),
        at("search", tr("Search"), "Ctrl+F"),
        at("refresh", tr("Open wishes"), "F5"),
        at("help", tr("Help"), "F1"),
        at("close", tr("Back"), "Esc", stays=_escape_stays()),
    )


def _interview() -> tuple[KeyAction, ...]:
    question, moving = Part.QUESTION, Part.MOVING

    def at(
        id: str, words: str, *keys: str, part: Part = Part.INTERVIEW, in_panels: bool = True, stays: str = ""
    ) -> KeyAction:
        return KeyAction(id, words, keys, Place.INTERVIEW, part, in_panels, stays)

    return (
        at("next", tr("Next"), *ENTER, "Ctrl+Return", "Ctrl+Enter", part=moving, in_panels=False, stays=_enter_stays()),
        at("back", tr("Back"), "PgUp", part=moving, in_panels=False),
        at("forward", tr("Forward over answered questions"), "PgDown", part=moving, in_panels=False),
        at("first_open", tr("First unanswered question"), "Ctrl+End", part=moving),
        at("go_to", tr("Go to a question"), "F6", part=moving),
        at("help", tr("Help"), "F1"),
        at("confirm", tr("It is right (soft check)"), "F2", part=question, in_panels=False),
        at("remark", tr("Remark"), "F3", part=question),
        at("hint", tr("Hint"), "F5", part=question, in_panels=False),
        at("rf", tr("Refused"), "F7", part=question, in_panels=False),
        at("dk", tr("Don't know"), "F8", part=question, in_panels=False),
        at("na", tr("Not applicable"), "Shift+F8", part=question, in_panels=False),
        at("clear", tr("Clear the answer"), "Ctrl+Del", part=question, in_panels=False),
        at("peek", tr("Repeat the question in another language"), "Shift+F4", part=question, in_panels=False),
        at("play", tr("Play the sound or film of the question"), "Ctrl+P", part=question),
        at("listen", tr("Listen to how it was asked"), "F10", part=question, in_panels=False),
        at("language", tr("Language"), "F4"),
        at("suspend", tr("Suspend"), "F9"),
        at("break_off", tr("Break off"), "Ctrl+B"),
        at("microphone", tr("Microphone"), "Ctrl+M"),
        at("full_screen", tr("For the respondent: card, laptop, full screen"), "F11"),
        at("route", tr("Route on or off"), "Ctrl+L"),
        at("menu", tr("All actions"), "Shift+F10"),
        at("keys", tr("Change keys"), "Shift+F1"),
    )


def _panel() -> tuple[KeyAction, ...]:
    def at(id: str, words: str, *keys: str, stays: str = "") -> KeyAction:
        return KeyAction(id, words, keys, Place.PANEL, stays=stays)

    return (
        at("choose", tr("Take the line that is lit"), *ENTER, stays=_enter_stays()),
        at("move", tr("Move in the list"), "Up", "Down", stays=_arrows_stay()),
        at("far", tr("Move far in the list"), "PgUp", "PgDown", stays=_arrows_stay()),
        at("save", tr("Save a remark"), "Ctrl+Return", "Ctrl+Enter", stays=_enter_stays()),
        at("close", tr("Close the panel"), "Esc", stays=_escape_stays()),
    )


def _closing() -> tuple[KeyAction, ...]:
    def at(id: str, words: str, *keys: str, stays: str) -> KeyAction:
        return KeyAction(id, words, keys, Place.CLOSING, stays=stays)

    return (
        at("complete", tr("Complete, or go to the open question that is lit"), *ENTER, stays=_enter_stays()),
        at("move", tr("Choose an open question"), "Up", "Down", stays=_arrows_stay()),
    )


_TABLES: Mapping[Place, Callable[[], tuple[KeyAction, ...]]] = {
    Place.WINDOW: _window,
    Place.SIGN_IN: _sign_in,
    Place.DESK: _desk,
    Place.FORMS: _forms,
    Place.CASE: _case,
    Place.DELIVERY: _delivery,
    Place.REPLAY: _replay,
    Place.SUPERVISOR: _supervisor,
    Place.DEVICES: _devices,
    Place.PERSONS: _persons,
    Place.ASIDE: _aside,
    Place.CALLS: _calls,
    Place.KEEPING: _keeping,
    Place.INTERVIEW: _interview,
    Place.PANEL: _panel,
    Place.CLOSING: _closing,
}
