"""The one entry point: `cxfield`. One command per use case; each lives in a module of `cxfield.commands`."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable, Sequence

import typer

from cxfield.errors import CxfieldError

COMMANDS = {
    "app": ("cxfield.commands.app", "app"),
    "demo": ("cxfield.commands.demo", "demo"),
    "check": ("cxfield.commands.check", "check"),
    "xpath": ("cxfield.commands.xpath", "xpath"),
    "play": ("cxfield.commands.play", "play"),
    "serve": ("cxfield.commands.serve", "serve"),
    "user": ("cxfield.commands.user", "user_app"),
    "study": ("cxfield.commands.study", "study_app"),
    "sync": ("cxfield.commands.sync", "sync"),
    "report": ("cxfield.commands.report", "report"),
    "export": ("cxfield.commands.export", "export"),
    "stats": ("cxfield.commands.stats", "stats"),
}
"""Command -> its module and the function (or group) there. Only what is called is imported: start-up stays short."""


def _no_command() -> None:
    """Survey fieldwork by phone and face to face. Without a command the application opens."""


def build(names: Iterable[str]) -> typer.Typer:
    """Return the command line with the commands `names`."""
    root = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
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
    try:
        build(called)(args=given, prog_name="cxfield")
    except CxfieldError as error:
        print(error, file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
