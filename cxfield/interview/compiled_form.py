"""A program as bytes, so that a published version is compiled once and opened at once ever after.

What is loaded here can run: keep the bytes where nobody else can write (the encrypted database), never in a plain file.
Expressions stay packed until something evaluates them, long choice lists are bytes of their own until one is looked at.
"""

from __future__ import annotations

import io
import marshal
import pickle
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from cxfield.errors import CxfieldError
from cxfield.interview.engine import Interview
from cxfield.interview.program import Program
from cxfield.interview.setting import Setting
from cxfield.questionnaire.model import Questionnaire
from cxfield.xpath import Expression
from cxfield.xpath.table import Columns, Table

LONG = 200
"""Lists from this many items on are loaded when they are first needed."""


class CompiledFormError(CxfieldError):
    """The bytes are no compiled form of this release."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledForm:
    """What is kept of a program.

    Attributes:
        program: Everything but the long lists and the XForm itself.
        lists: Instance id -> its columns.
    """

    program: bytes
    lists: Mapping[str, bytes]


def prepare(program: Program, zone: str) -> Program:
    """Work out what is settled before the first answer in `zone`; the same program, for the sake of one line."""
    if zone not in program.openings:
        first = Interview(program.questionnaire, Setting(zone=zone), program=program)
        program.openings[zone] = first.opening()
    return program


def pack(program: Program) -> CompiledForm:
    """Return `program` as bytes.

    Raises:
        CompiledFormError: It is nested too deeply to be kept.
    """
    buffer = io.BytesIO()
    pickler = _Pickler(buffer, program)
    try:
        pickler.dump(program)
    except RecursionError:
        raise CompiledFormError("The questionnaire is nested too deeply to be kept in its compiled form.") from None
    lists = {name: marshal.dumps(table.columns) for name, table in pickler.lists.items()}
    return CompiledForm(program=buffer.getvalue(), lists=lists)


def unpack(data: bytes, load_list: Callable[[str], bytes]) -> Program:
    """Return the program; `load_list` gives the columns of a long list by its instance id, when it is first needed.

    Its questionnaire has no `xml`: whoever wants the XForm has it where the compiled form is kept.

    Raises:
        CompiledFormError: The bytes are of another release, or damaged.
    """
    try:
        program = _Unpickler(io.BytesIO(data), load_list).load()
    except Exception as error:
        raise CompiledFormError(f"The compiled form cannot be used ({error}).") from error
    if not isinstance(program, Program):
        raise CompiledFormError("The compiled form cannot be used: it is something else.")
    return program


class _Pickler(pickle.Pickler):
    """Leaves the long lists and the XForm out, and writes values and expressions in the quickest way to read."""

    def __init__(self, file: io.BytesIO, program: Program) -> None:
        super().__init__(file, protocol=5)
        self.lists = dict(_long_lists(program.questionnaire))
        self._names = {id(table): name for name, table in self.lists.items()}
        self._xml = program.questionnaire.xml

    def persistent_id(self, one: object) -> object:
        if one is self._xml:
            return ("xml",)
        name = self._names.get(id(one))
        return None if name is None else ("list", name, self.lists[name].name, self.lists[name].row_name)

    def reducer_override(self, one: object) -> Any:
        if isinstance(one, Expression):
            return Expression.unpacked, (one.source, one.packed, one.namespaces)
        kind = type(one)
        if is_dataclass(kind) and hasattr(kind, "__slots__"):
            return restore, (kind, *(getattr(one, field.name) for field in fields(kind)))
        return NotImplemented


def _long_lists(questionnaire: Questionnaire) -> Iterator[tuple[str, Table]]:
    for instance in questionnaire.instances.values():
        top = instance.root.children[0] if instance.root is not None and instance.root.children else None
        if isinstance(top, Table) and len(top) >= LONG:
            yield instance.id, top


class _Unpickler(pickle.Unpickler):
    """Builds what belongs to the engine, and nothing else."""

    def __init__(self, file: io.BytesIO, load_list: Callable[[str], bytes]) -> None:
        super().__init__(file)
        self._load_list = load_list

    def find_class(self, module: str, name: str) -> Any:
        if module.startswith("cxfield.") or (module, name) in _PLAIN:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is not part of a questionnaire")

    def persistent_load(self, mark: Any) -> object:
        if mark[0] == "xml":
            return b""
        _, name, top, row = mark

        def columns() -> Columns:
            return marshal.loads(self._load_list(name))  # type: ignore[no-any-return]

        return Table(top, row, columns)


_PLAIN = frozenset({("builtins", "frozenset"), ("builtins", "set"), ("builtins", "getattr"), ("copyreg", "__newobj__")})
_setters: dict[type, list[Callable[[object, object], None]]] = {}


def restore(kind: type, *values: object) -> object:
    """Return a value of the slotted dataclass `kind`: past its constructor, which takes most of the time."""
    setters = _setters.get(kind)
    if setters is None:
        setters = _setters[kind] = [getattr(kind, field.name).__set__ for field in fields(kind)]
    made: object = object.__new__(kind)
    for put, value in zip(setters, values, strict=True):
        put(made, value)
    return made
