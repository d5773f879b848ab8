"""What the form asks of the device: its position, a recording. The engine only keeps the wish; the outside answers."""

from __future__ import annotations

from cxfield.interview.instance import Instance, InstanceNode
from cxfield.interview.state import DeviceRequest
from cxfield.questionnaire.model import Action

SET_POSITION = "setgeopoint"
RECORD_AUDIO = "recordaudio"
KINDS = (SET_POSITION, RECORD_AUDIO)


class DeviceRequests:
    """The requests of one interview that nobody has answered yet, in the order asked."""

    def __init__(self, instance: Instance) -> None:
        self._instance = instance
        self._asked: dict[tuple[str, InstanceNode], Action] = {}

    def ask(self, action: Action, node: InstanceNode) -> None:
        """Ask the device for what `action` wants in `node`; a request that waits already is asked once."""
        self._asked[action.kind, node] = action

    def pending(self) -> tuple[DeviceRequest, ...]:
        """Return what is still to be answered; requests of removed rows are gone."""
        return tuple(
            DeviceRequest(kind=kind, ref=self._instance.ref(node), attributes=action.attributes)
            for (kind, node), action in self._asked.items()
            if self._instance.holds(node)
        )

    def take(self, kind: str, node: InstanceNode) -> bool:
        """Take the request off the list; return whether there was one."""
        return self._asked.pop((kind, node), None) is not None
