"""What the rooms below say word for word, in the language of the window: one list for each room that raises."""

from __future__ import annotations

from collections.abc import Callable

Tr = Callable[[str], str]


def sentences(tr: Tr) -> list[str]:
    """Return all of them; `{…}` stands for what the rooms put in."""
    return [*_of_hand_overs(tr), *_of_cases(tr), *_of_interviews(tr), *_of_sound(tr), *_of_files(tr), *_of_access(tr)]


def _of_hand_overs(tr: Tr) -> list[str]:
    return [
        tr("This case was handed over already ({user}). Take it back first, if nobody has taken it over."),
        tr("This case is not yours any more; it cannot be handed over from here."),
        tr("Case {case} is not on this device."),
        tr("This case was not handed over, or is back already."),
        tr("This case is meant for {user}; you are signed in as {me}. Nothing was taken over."),
        tr("This case is on your desk already; nothing was taken over."),
        tr("This case was handed over from this computer. To have it again, take it back."),
        tr(
            "This computer has written on the case itself, differently; nothing was taken over. Synchronise, "
            "then ask your supervisor."
        ),
        tr(
            "This file was taken over here before, and the case has gone on since: it is not yours now. Nothing "
            "was taken over; have a new file written where the case is."
        ),
        tr("The address is not complete; it is written like 192.168.1.20:41234."),
        tr("The other laptop shows another number; read it once more."),
        tr("The other laptop has no room for the file; free some space there, or use a stick."),
        tr("The file arrived damaged; send it again."),
        tr(
            "The other laptop cannot be reached. Both must be in the same network, and the other one must be "
            "waiting; what arrived is kept, so send it again."
        ),
        tr("{file} is no request of another laptop, or cannot be read. Have it written again."),
        tr("The hand-over file {file} is for another laptop. Have it written for a request of this one."),
        tr("Type the code that the other interviewer reads out."),
        tr("The code does not open this hand-over file. Have it read out once more, group by group."),
        tr(
            "The server does not have all of this case yet, so it was not handed over. Try again in a few "
            "minutes, or hand it over in a file."
        ),
        tr("The request is of {user}, not of {named}. Choose the right one; nothing was given."),
    ]


def _of_cases(tr: Tr) -> list[str]:
    return [
        tr("Case {case} is not on this device. Synchronise, or ask your supervisor for it."),
        tr("No contact attempt is open on this case; open one first."),
        tr("{moment} in {zone} has passed; choose a later moment."),
        tr("{field} cannot be corrected here."),
        tr("A new case needs a name or a number."),
        tr("{name} is not a time zone; use a name such as Europe/Riga."),
        tr("This case was handed over to another computer; nothing is written on it here any more."),
        tr("This case has a completed interview already; a second one is not begun."),
        tr("This study has no questionnaire yet. Synchronise first."),
        tr("The disk is almost full: no new interview is begun. Free some space first."),
        tr("This case is somebody else's now. What you wrote on it is kept and sent."),
        tr("This form is not on this computer. Fetch the forms first."),
        tr("{form} is not in the list of the server any more: no new interview is begun."),
        tr("{form} was not fetched yet. Fetch the forms first."),
    ]


def _of_interviews(tr: Tr) -> list[str]:
    return [
        tr("This interview is finished; it cannot be changed any more."),
        tr("That question is not on the route of this interview any more."),
        tr("The file of this answer is not on this computer any more. Attach it again, or clear the answer."),
        tr("One question is still open; it is shown now."),
        tr("Say in a few words why the interview is reopened."),
        tr("Say why in at most {n} characters."),
        tr("Only a completed interview can be reopened."),
        tr("The server has this interview already. Ask your supervisor to send it back."),
        tr("This interview is being sent. Synchronise to the end, then ask your supervisor."),
        tr("The journal does not begin with the start of the interview, so it cannot be replayed."),
        tr("The replay was not prepared to its end."),
    ]


def _of_sound(tr: Tr) -> list[str]:
    return [
        tr(
            "This was recorded on another computer, before the case came here. The recording is sealed: only "
            "the study key opens it."
        ),
        tr("The interview has ended, so only the study key opens its recording."),
        tr("This question was not recorded."),
        tr("The sound {name} cannot be played here. Read out what it says, or go on."),
        tr("This interview is not recorded."),
        tr("The key of this recording is gone."),
        tr("The key of this recording is not here."),
        tr("The recording was made by another version of cxfield; update the program."),
        tr("The study has no usable key, so nothing can be recorded for it."),
        tr("This study key does not open the recording; use that of its study."),
        tr("No sound came from the microphone, so nothing was kept. Is it muted?"),
        tr("The microphone “{name}” does not take {rate} samples a second."),
        tr("No device for sound was found. Plug one in."),
        tr("The device for sound cannot be opened{reason}. Is it in use, or forbidden by the system?"),
    ]


def _of_files(tr: Tr) -> list[str]:
    return [
        tr("There is a file {file} already; choose another name."),
        tr("Everything in this workspace has reached the server; no rescue file is needed."),
        tr("Everything in this workspace has reached the server; nothing is to be written."),
        tr("The pass-phrase does not open {file}. Each copy has one of its own."),
        tr("That is not the pass-phrase of a sealed copy. Look at group {number}."),
        tr("No copy of this workspace has this pass-phrase. That of any copy that was made of it opens it."),
        tr("That is not the pass-phrase of a sealed copy. It has eight groups of five letters."),
        tr(
            "{file} was opened on this computer already: it is the workspace of {user}. Open that one; nothing "
            "was changed."
        ),
        tr(
            "The public key in this form is no RSA key of 2048 bits or more, so its answers cannot be "
            "encrypted. Tell whoever made the form."
        ),
        tr("The public key in this form is damaged, so its answers cannot be encrypted. Tell whoever made the form."),
        tr("The data cannot be written to {folder}: {reason}. Choose another folder."),
    ]


def _of_access(tr: Tr) -> list[str]:
    return [
        tr("This computer does not let cxfield listen ({why}); use a stick."),
        tr("Your password was given by the office. Choose one of your own."),
        tr("Too many wrong PINs. Wait {seconds} seconds, then try again."),
        tr("Enter your PIN to open the workspace."),
        tr("The PIN needs at least {n} characters."),
        tr("Choose a new PIN of at least {n} characters."),
        tr("{user} is no interviewer: only interviewers have a workspace on a computer."),
    ]
