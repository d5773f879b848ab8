"""The one entry point: `cxfield`. One command per use case; each lives in a module of `cxfield.commands`."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterable, Sequence
from io import TextIOWrapper

import typer
from typer.exceptions import Abort, TyperException

from cxfield.errors import CxfieldError

COMMANDS = {
    "app": ("cxfield.commands.app", "app"),
    "demo": ("cxfield.commands.demo", "demo"),
    "check": ("cxfield.commands.check", "check"),
    "xpath": ("cxfield.commands.xpath", "xpath"),
    "play": ("cxfield.commands.play", "play"),
    "serve": ("cxfield.commands.serve", "serve"),
    "backup": ("cxfield.commands.backup", "backup"),
    "restore": ("cxfield.commands.restore", "restore"),
    "user": ("cxfield.commands.user", "user_app"),
    "device": ("cxfield.commands.device", "device_app"),
    "audit": ("cxfield.commands.audit", "audit_app"),
    "person": ("cxfield.commands.person", "person_app"),
    "oidc": ("cxfield.commands.oidc", "oidc_app"),
    "study": ("cxfield.commands.study", "study_app"),
    "sync": ("cxfield.commands.sync", "sync"),
    "openrosa": ("cxfield.commands.openrosa", "openrosa_app"),
    "rescue": ("cxfield.commands.rescue", "rescue_app"),
    "workspace": ("cxfield.commands.workspace", "workspace_app"),
    "recording": ("cxfield.commands.recording", "recording_app"),
    "report": ("cxfield.commands.report", "report"),
    "export": ("cxfield.commands.export", "export"),
    "stats": ("cxfield.commands.stats", "stats"),
}
"""Command -> its module and the function (or group) there. Only what is called is imported: start-up stays short."""

TRACE_VARIABLE = "CXFIELD_TRACE"


def _no_command() -> None:
    """Survey fieldwork by phone and face to face. Without a command the application opens."""


def build(names: Iterable[str]) -> typer.Typer:
    """Return the command line with the commands `names`."""
    root = typer.Typer(add_completion=False, no_args_is_help=True, rich_markup_mode=None)
    root.callback()(_no_command)
    for name in names:
        module, attribute = COMMANDS[name]
        target = getattr(importlib.import_module(module), attribute)
        if isinstance(target, typer.Typer):
            root.add_typer(target, name=name)
        else:
            root.command(name)(target)
    return root


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 a finding or a wrong input, 2 wrong usage."""
    given = list(sys.argv[1:] if arguments is None else arguments) or ["app"]
    called = [given[0]] if given[0] in COMMANDS else list(COMMANDS)
    _speak_utf8()
    try:
        command = typer.main.get_command(build(called))
        sys.exit(command.main(given, prog_name="cxfield", standalone_mode=False) or 0)
    except (Abort, KeyboardInterrupt):
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else the exit complains once more
        sys.exit(1)
    except Exception as error:
        if os.environ.get(TRACE_VARIABLE):
            raise
        print(_in_words(error), file=sys.stderr)
        sys.exit(2 if isinstance(error, TyperException) else 1)


def _speak_utf8() -> None:
    """Write UTF-8 wherever this runs, also what has no UTF-8 (names of files)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _in_words(error: Exception) -> str:
    if isinstance(error, CxfieldError):
        return str(error)
    if isinstance(error, TyperException):
        return _usage(error)
    if isinstance(error, OSError):
        why = error.strerror or str(error)
        return f"{error.filename}: {why}." if error.filename else f"The system refused: {why}."
    return (
        f"This is a mistake in cxfield itself ({type(error).__name__}: {error}); please report it. "
        f"{TRACE_VARIABLE}=1 shows where it happened."
    )


def _usage(error: TyperException) -> str:
    """Return what is wrong with the command line in one sentence; the whole help where no command was given."""
    text = str(getattr(error, "format_message", lambda: error)()).strip()
    if text.startswith("Usage:"):
        return text
    context = getattr(error, "ctx", None)
    name = context.command_path if context is not None else "cxfield"
    return f"{' '.join(text.split()).rstrip('.')}; see {name} --help."


if __name__ == "__main__":
    main()
