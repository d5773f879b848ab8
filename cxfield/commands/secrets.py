"""Secrets for commands: from standard input, the environment, or the person at the terminal; never from arguments."""

from __future__ import annotations

import getpass
import os
import sys
from typing import Annotated

import typer

PIN_VARIABLE = "CXFIELD_PIN"
PinStdin = Annotated[
    bool, typer.Option("--pin-stdin", help=f"Read the PIN from standard input (or set {PIN_VARIABLE}).")
]


def read_pin(from_stdin: bool) -> str | None:
    """Return the PIN that was handed over; None if none was."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return os.environ.get(PIN_VARIABLE) or None


def ask_pin(user: str) -> str | None:
    """Ask the person at the terminal; None where nobody is there."""
    return getpass.getpass(f"PIN of {user}: ") if sys.stdin.isatty() else None
