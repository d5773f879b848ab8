"""Why something did not go through, in the language of the window.

The rooms below speak English. What they say word for word is known here (`_sentences`); the rest is said by the short
name of the error, with the English words behind it where they tell more. The English window shows those alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from cxfield.fieldwork.synchronising import failure_code
from cxfield.sync.errors import SyncError
from ui.desk.delivery_words import failures
from ui.language import current_language, tr

_PLACE = re.compile(r"\\\{\w+\\\}")


def error_words(error: Exception) -> str:
    """Return what to show of an error."""
    own = str(error)
    if current_language() == "en":
        return own
    known = _known_sentence(own)
    if known:
        return known
    server_code = error.code if isinstance(error, SyncError) else ""
    if server_code in server_words():
        return f"{server_words()[server_code]} ({own})"
    words = code_words().get(failure_code(error))
    if words is None:
        return own
    return f"{words} ({own})" if failure_code(error) in _TELLS_MORE else words


def _known_sentence(own: str) -> str:
    for english, here in zip(_sentences(lambda text: text), _sentences(tr), strict=True):
        found = re.fullmatch(_PLACE.sub("(.+?)", re.escape(english)), own, re.DOTALL)
        if found:
            return re.sub(r"\{\w+\}", "{}", here).format(*_in_order(english, here, found.groups()))
    return ""


def _in_order(english: str, here: str, values: tuple[str, ...]) -> list[str]:
    """Return the values as the translation wants them."""
    by_name = dict(zip(re.findall(r"\{(\w+)\}", english), values, strict=True))
    return [by_name[name] for name in re.findall(r"\{(\w+)\}", here)]


def server_words() -> Mapping[str, str]:
    """Return what a refusal of the server means, by its code."""
    return {
        "bad-request": tr("The server does not take this as it is."),
        "not-found": tr("The server knows nothing of this name."),
        "conflict": tr("This does not fit what the server has now. Look at it again."),
        "not-allowed": tr("Your account may not do this."),
        "enrolment-code-needed": tr("This computer is new to the server: give the code that your supervisor made."),
        "too-large": tr("This is larger than the server takes."),
        "too-slow": tr("The connection is too slow; it did not arrive in time. Try again."),
        "busy": tr("The server is busy. Try again in a moment."),
        "no-room": tr("The server has no room for files now. They stay here and are sent later."),
        "offset": tr("The server has another part of the file; it is sent from there."),
        "damaged": tr("The file was damaged on its way; it is sent again."),
        "not-signed-in": tr("The session has ended. Sign in with your password; nothing is lost."),
        "unknown-request": tr("The server is older than this program. Have it updated; nothing is lost."),
    }


_TELLS_MORE = frozenset({"key-missing", "not-written", "unsafe-folder", "damaged-file", "wrong-key", "unsent-work"})


def code_words() -> Mapping[str, str]:
    """Return what an error of this computer means, by its short name (`failure_code`)."""
    return {
        **failures(),
        **_network_words(),
        **_store_words(),
        "foreign-file": tr("This is no file of cxfield of that kind, or a newer version made it."),
        "damaged-file": tr("The file is damaged or not whole. Copy it again from where it was made."),
        "wrong-key": tr("Code or key is that of another file or study."),
        "not-written": tr("The file could not be written; nothing was left there."),
        "nothing-to-rescue": tr("There is nothing here that a rescue file could hold."),
        "given-up": tr("The writing was stopped; nothing was left there."),
        "pass-phrase": tr("The pass-phrase does not open the study key. Compare it with the sheet."),
    }


def _network_words() -> Mapping[str, str]:
    return {
        "plain-http": tr("The address has no encryption (https). Nothing was sent."),
        "enrolment-code-needed": tr("This computer is new to the server: give the code that your supervisor made."),
        "offset": tr("The server has another part of the file; it is sent from there."),
        "garbled": tr("Something on the way to the server changed what was sent. Nothing is lost; it is sent again."),
        "damaged-on-the-way": tr("The file was damaged on its way; it is sent again."),
        "file-too-large": tr("The file is larger than the server takes. It stays here; tell your supervisor."),
        "no-room": tr("The server has no room for files now. They stay here and are sent later."),
        "altered-file": tr("A file arrived altered; nothing was changed. Try again."),
    }


def _store_words() -> Mapping[str, str]:
    return {
        "unsafe-folder": tr("This folder is not safe for answers: choose one on this computer’s own disk."),
        "start-refused": tr("The workspace cannot be opened here."),
        "not-aworkspace": tr("There is no workspace in this folder."),
        "key-missing": tr("The key of this workspace cannot be had. Nothing is lost; ask your supervisor."),
        "key-left": tr("The keyring of this computer does not let go of the key; nothing was removed."),
        "study-key": tr("The study has no key that can be used. Synchronise, or tell your supervisor."),
        "wrong-pin": tr("That is not right. Try again."),
        "code-slip": tr("This code does not fit. Have it read again, letter by letter."),
        "pin-needed": tr("Give your PIN."),
        "damaged-database": tr("The workspace is damaged. Keep the computer as it is and write a rescue file."),
        "newer-database": tr("A newer version of the program made this workspace. Update the program."),
        "storage-failure": tr("The disk fails; what was saved before is kept. Ask for help."),
        "unknown-record": tr("This is not on this computer."),
        "still-there": tr("Something of the workspace could not be removed. It goes on at the next start."),
        "backup-awaited": tr("The server has everything; this computer is wiped after its next backup."),
        "unsent-work": tr("This workspace holds what the server does not have. Synchronise, or write a rescue file."),
        "attachment": tr("The attached file is missing or damaged."),
        "attached-elsewhere": elsewhere_words(),
    }


def elsewhere_words() -> str:
    """Say why a file of before a hand-over cannot be opened, and who can."""
    return tr(
        "It was attached on another computer, before the case came here. It is sealed: only the study key opens it. "
        "If it is needed again, attach it here."
    )


def _sentences(tr: Callable[[str], str]) -> list[str]:
    """Return the sentences that the rooms below say word for word; `{…}` stands for what they put in."""
    return [
        tr("This case was handed over already ({user}). Take it back first, if nobody has taken it over."),
        tr("This case is not yours any more; it cannot be handed over from here."),
        tr("Case {case} is not on this device."),
        tr("This case was not handed over, or is back already."),
        tr("This case is meant for {user}; you are signed in as {me}. Nothing was taken over."),
        tr("This case is on your desk already; nothing was taken over."),
        tr("This case was handed over from this computer. To have it again, take it back."),
        tr(
            "This computer has written on the case itself, differently; nothing was taken over. "
            "Synchronise, then ask your supervisor."
        ),
        tr(
            "This file was taken over here before, and the case has gone on since: it is not yours now. "
            "Nothing was taken over; have a new file written where the case is."
        ),
        tr("The address is not complete; it is written like 192.168.1.20:41234."),
        tr("The other laptop shows another number; read it once more."),
        tr("The other laptop has no room for the file; free some space there, or use a stick."),
        tr("The file arrived damaged; send it again."),
        tr(
            "The other laptop cannot be reached. Both must be in the same network, and the other one must be waiting; "
            "what arrived is kept, so send it again."
        ),
        tr("This computer does not let cxfield listen ({why}); use a stick."),
        tr("Your password was given by the office. Choose one of your own."),
        tr("Too many wrong PINs. Wait {seconds} seconds, then try again."),
        tr("Enter your PIN to open the workspace."),
        tr("There is a file {file} already; choose another name."),
        tr("Everything in this workspace has reached the server; no rescue file is needed."),
        tr(
            "This was recorded on another computer, before the case came here. The recording is sealed: "
            "only the study key opens it."
        ),
        tr("The interview has ended, so only the study key opens its recording."),
        tr("This question was not recorded."),
        tr("The request is of {user}, not of {named}. Choose the right one; nothing was given."),
        tr("{file} is no request of another laptop, or cannot be read. Have it written again."),
        tr("The hand-over file {file} is for another laptop. Have it written for a request of this one."),
        tr("Type the code that the other interviewer reads out."),
        tr("The code does not open this hand-over file. Have it read out once more, group by group."),
    ]
