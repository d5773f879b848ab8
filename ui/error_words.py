"""Why something did not go through, in the language of the window.

The rooms below speak English. What they say word for word is known (`error_sentences`); the rest is said by the short
name of the error or of the nearest error above it, with the English words behind it where they tell more. The English
window shows those alone. What is no error of cxfield is a mistake of the program: its own words help nobody here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from cxfield.errors import CxfieldError
from cxfield.fieldwork.synchronising import UNEXPECTED, short_name
from cxfield.sync.errors import SyncError
from ui.error_sentences import sentences
from ui.language import current_language, tr

_PLACE = re.compile(r"\\\{\w+\\\}")


def error_words(error: Exception) -> str:
    """Return what to show of an error."""
    own = str(error)
    if not isinstance(error, CxfieldError):
        return code_words()[UNEXPECTED]
    if current_language() == "en":
        return own
    known = _known_sentence(own)
    if known:
        return known
    server_code = error.code if isinstance(error, SyncError) else ""
    if server_code in server_words():
        return f"{server_words()[server_code]} ({own})"
    code = _nearest(error)
    words = code_words()[code]
    return f"{words} ({own})" if own and _tells_more(code) else words


def _tells_more(code: str) -> bool:
    general = {**_desk_words(), **_form_words(), **_office_words(), **_sound_words()}
    return code in _MORE or (code in general and code not in _ALL)


def _nearest(error: CxfieldError) -> str:
    """Return the short name of the error, or of the nearest one above it that has words."""
    names = (short_name(kind) for kind in type(error).__mro__ if issubclass(kind, CxfieldError))
    return next(name for name in names if name in code_words())


def _known_sentence(own: str) -> str:
    for english, here in zip(sentences(lambda text: text), sentences(tr), strict=True):
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


_MORE = frozenset(
    {
        "key-missing",
        "not-written",
        "unsafe-folder",
        "damaged-file",
        "wrong-key",
        "unsent-work",
        "sealed-file",
        "link",
    }
)
"""The English words behind these name a file, a reason, a place."""
_ALL = frozenset({"framing", "packing", "compiled-form", "no-files", "recorded-elsewhere"})
"""Of the words for a whole sort of errors these say all that there is."""


def code_words() -> Mapping[str, str]:
    """Return what an error of this computer means, by its short name (`failure_code`)."""
    return {
        **_run_words(),
        **_network_words(),
        **_store_words(),
        **_desk_words(),
        **_form_words(),
        **_office_words(),
        **_sound_words(),
        "foreign-file": tr("This is no file of cxfield of that kind, or a newer version made it."),
        "damaged-file": tr("The file is damaged or not whole. Copy it again from where it was made."),
        "wrong-key": tr("Code or key is that of another file or study."),
        "not-written": tr("The file could not be written; nothing was left there."),
        "nothing-to-rescue": tr("There is nothing here that a rescue file could hold."),
        "given-up": tr("The writing was stopped; nothing was left there."),
        "sealed-file": tr("The sealed file cannot be used."),
        "link": tr("The other laptop did not take part. Nothing was changed; try again."),
        "pass-phrase": tr("The pass-phrase does not open the study key. Compare it with the sheet."),
    }


def _run_words() -> Mapping[str, str]:
    return {
        "unreachable": tr("The server cannot be reached. Everything is kept and sent later."),
        "timed-out": tr("The server did not answer in time. Everything is kept; less is sent at a time."),
        "certificate": tr(
            "The server’s certificate is not trusted. Check this computer’s clock and whether the network shows a "
            "sign-in page. Nothing was sent."
        ),
        "not-our-server": tr(
            "Something answered, but not your server. If the network shows a sign-in page, open it in a browser. "
            "Nothing was sent."
        ),
        "other-server": tr(
            "This is not the server that this workspace was set up with. Nothing was sent. Ask your administrator."
        ),
        "receipt": tr("The answer carried no valid receipt. Nothing was marked as sent; it is tried again."),
        "wrong-password": tr("User or password is wrong. Sign in again; nothing is lost."),
        "sign-in-needed": tr("The session has ended. Sign in with your password; nothing is lost."),
        "forbidden": tr("Your account may not do this. Ask your supervisor."),
        "server-busy": tr("The server is busy and asks to come back later."),
        "server-failed": tr("The server failed. It is tried again; tell your supervisor if this stays so."),
        "too-large": tr("The server takes no request of this size. Less is sent at a time."),
        "server-too-old": tr("The server is older than this program. Have it updated; nothing is lost."),
        "program-too-old": tr("The server needs a newer version of this program. Update it; nothing is lost."),
        "server-refused": tr("The server refused what was sent. It is kept here; tell your supervisor."),
        "disk-full": tr("The disk is full. Free some space; what was saved is kept."),
        "cut-off": tr("Cut off: the program or the computer ended meanwhile. It was done again later."),
        "abandoned": tr("This run stood still and was given up; another one went on."),
        "workspace-in-use": tr("This workspace is open in another window of cxfield. Go on there, or close it there."),
        "unexpected": tr("An error that the program does not know. Tell your administrator."),
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


def _desk_words() -> Mapping[str, str]:
    return {
        "cxfield": tr("That did not go through."),
        "sync": tr("The server and this computer could not do that together. Nothing is lost; try again."),
        "store": tr("The workspace did not take this step; what was there before is kept."),
        "journal": tr("The journal does not go on like that here. Nothing was changed; tell your supervisor."),
        "framing": tr("What was sent did not arrive whole. Nothing is lost; it is sent again."),
        "packing": tr("What was sent did not arrive whole. Nothing is lost; it is sent again."),
        "station": tr("The account cannot be opened on this computer."),
        "workspace": tr("That cannot be begun here now."),
        "case": tr("That cannot be done with this case."),
        "elsewhere": tr("This case is somebody else's now. What you wrote on it is kept and sent."),
        "transfer": tr("The case was not handed over and not taken over."),
        "reopen": tr("The interview was not reopened."),
        "replay": tr("The interview cannot be replayed."),
        "hand-over": tr("The laptop was not handed over."),
        "step": tr("That cannot be done in this interview."),
        "not-complete": tr("The interview is not complete yet."),
        "rule": tr("This is not written as it has to be."),
        "disposition": tr("This outcome is not in the table; choose one that is."),
        "sample": tr("The sample cannot be read as it is."),
        "refused-file": tr("The file was not attached."),
        "map-file": tr("The map cannot be used."),
        "way-lost": tr("The connection to the receiver is gone."),
    }


def _form_words() -> Mapping[str, str]:
    mistake = tr("The questionnaire has a mistake and cannot be used. Tell whoever made it.")
    return {
        **dict.fromkeys(("questionnaire", "form", "xpath"), mistake),
        "compiled-form": tr("The questionnaire is damaged on this computer. Synchronise, and it is fetched again."),
        "autopilot": tr("No answers were found with which this questionnaire ends."),
        "bundle": tr("The form cannot be used as the server gives it. Tell whoever looks after it."),
        "encryption": tr("The answers of this form cannot be encrypted. Tell whoever made the form."),
    }


def _office_words() -> Mapping[str, str]:
    figure = tr("This figure cannot be made of the answers that there are.")
    return {
        **dict.fromkeys(("formula", "metric", "rate"), figure),
        "source": tr("The study or the interview is not there any more. Read it anew."),
        "no-files": tr("This interview has no recordings and no attached files on the server."),
        "export": tr("The data cannot be written there. Choose another folder."),
        "wording": tr("The report cannot be written in this language or for this time zone."),
    }


def _sound_words() -> Mapping[str, str]:
    return {
        "audio": tr("This sound cannot be used here; the interview goes on without it."),
        "no-sound-system": tr("This computer cannot record or play sound; the interview goes on without it."),
        "microphone": tr("The microphone cannot be used now; the interview goes on without it."),
        "recording-key": tr("The recording cannot be opened with the keys that are here."),
        "damaged-recording": tr("The recording is damaged, or is none of cxfield."),
        "recorded-elsewhere": tr("It was recorded on another computer; only the study key opens it."),
    }


def elsewhere_words() -> str:
    """Say why a file of before a hand-over cannot be opened, and who can."""
    return tr(
        "It was attached on another computer, before the case came here. It is sealed: only the study key opens it. "
        "If it is needed again, attach it here."
    )
