"""The files in which unsent work leaves a computer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto

from cxfield.fieldwork.openrosa_export import proposed_folder_name
from cxfield.rescue.sealed_copy import SUFFIX as COPY_SUFFIX
from cxfield.rescue.sealed_copy import proposed_copy_name
from cxfield.rescue.writing import SUFFIX as RESCUE_SUFFIX
from cxfield.rescue.writing import proposed_name
from ui.language import tr


class FileKind(Enum):
    """RESCUE: sealed to study keys. COPY: sealed to a pass-phrase. READABLE: a folder that anybody can read."""

    RESCUE = auto()
    COPY = auto()
    READABLE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileWay:
    """What the panel offers.

    Attributes:
        pass_phrase: Opens the file, where the kind is COPY.
        readable: Offers files that anybody can read instead; None where it does not.
    """

    kind: FileKind = FileKind.RESCUE
    pass_phrase: str = field(default="", repr=False)
    readable: Callable[[], None] | None = None

    @property
    def title(self) -> str:
        return {
            FileKind.RESCUE: tr("Rescue file"),
            FileKind.COPY: tr("Sealed copy"),
            FileKind.READABLE: tr("Unsent interviews as files"),
        }[self.kind]

    @property
    def sentence(self) -> str:
        return {
            FileKind.RESCUE: tr(
                "All that the server does not have yet, in one file that only your supervisor can open."
            ),
            FileKind.COPY: tr("This workspace in one file. With the pass-phrase it is opened on another computer."),
            FileKind.READABLE: tr("All that the server does not have yet, in a folder for your supervisor."),
        }[self.kind]

    @property
    def pattern(self) -> str:
        return f"*{COPY_SUFFIX}" if self.kind is FileKind.COPY else f"*{RESCUE_SUFFIX}"

    def proposed_name(self, moment: datetime) -> str:
        """Return a name that says when, and nothing about people."""
        names = {FileKind.COPY: proposed_copy_name, FileKind.READABLE: proposed_folder_name}
        return names.get(self.kind, proposed_name)(moment)


RESCUE_WAY = FileWay()
