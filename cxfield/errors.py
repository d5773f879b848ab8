"""The base of all errors that are sentences for people."""

from typing import ClassVar


class CxfieldError(Exception):
    """The world failed, or a caller asked for what cannot be. Its text is a sentence that an interviewer can read.

    Caught at the edges only: controllers, routers, the command line.
    """

    retryable: ClassVar[bool] = False
    """True where trying again later may help (a network that is away)."""
