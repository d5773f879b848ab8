"""What the window says of a file that is not taken, or a code that is not read, in its own language."""

from __future__ import annotations

from cxfield.fieldwork.refusals import Refusal, RefusedFileError
from ui.language import tr


def refusal_words(error: RefusedFileError) -> str:
    """Return the sentence of `error` in the language of the window."""
    sentences = {
        Refusal.NO_UPLOAD: tr("This question takes no file."),
        Refusal.EMPTY: tr("The file {name} is empty. Choose another one."),
        Refusal.TOO_LARGE: tr("The file {name} has {size} MiB; at most {limit} MiB are taken. Choose a smaller one."),
        Refusal.NO_PICTURE: tr("The question asks for a picture; {name} is none. Choose another file."),
        Refusal.NO_SOUND: tr("The question asks for a sound file; {name} is none. Choose another file."),
        Refusal.NO_VIDEO: tr("The question asks for a video; {name} is none. Choose another file."),
        Refusal.OTHER_KIND: tr("The question asks for another kind of file than {name} ({kind}). Choose another file."),
        Refusal.DAMAGED: tr("The picture {name} is damaged and cannot be shown. Choose another one."),
        Refusal.FOLDER: tr("{name} is a folder. Choose a file in it."),
        Refusal.NO_FILE: tr("{name} is no file that can be attached."),
        Refusal.MISSING: tr("There is no file {name}. Check the path."),
        Refusal.FORBIDDEN: tr("The file {name} may not be read by you. Copy it to a folder of yours."),
        Refusal.UNREADABLE: tr("The file {name} cannot be read or saved ({why}). Try again."),
        Refusal.CANCELLED: tr("The file was not attached."),
        Refusal.TOO_LARGE_TO_DRAW: tr("The picture {name} is too large to be drawn on. Choose a smaller one."),
        Refusal.NOT_SHOWN: tr("{name} is no picture that can be shown here. Choose another file."),
        Refusal.NO_CODE_READER: tr("Codes in pictures cannot be read here: zxing-cpp is not installed. Type the code."),
        Refusal.NO_CODE: tr("No code was found in the picture. Take it closer and sharper, or type the code."),
        Refusal.SEVERAL_CODES: tr("The picture shows {count} codes. Take one of them alone, or type the code."),
    }
    return sentences[error.refusal].format(**error.values)
