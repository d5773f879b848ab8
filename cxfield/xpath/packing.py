"""Expression trees as bytes and back: small, quick to read, and nothing but data."""

from __future__ import annotations

import marshal
from dataclasses import fields
from typing import Any

from cxfield.xpath import ast

_KINDS: tuple[type, ...] = (
    ast.Number,
    ast.Text,
    ast.Variable,
    ast.Call,
    ast.Chain,
    ast.Negation,
    ast.NodeTest,
    ast.Step,
    ast.Path,
)
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}
_FIELDS = {kind: tuple(field.name for field in fields(kind)) for kind in _KINDS}


def pack(expression: ast.Expr) -> bytes:
    """Return `expression` as bytes."""
    return marshal.dumps(_plain(expression))


def unpack(data: bytes) -> ast.Expr:
    """Return what `pack` was given.

    Raises:
        ValueError, TypeError, EOFError, IndexError: The bytes come from elsewhere.
    """
    return _tree(marshal.loads(data))  # type: ignore[no-any-return]


def _plain(part: Any) -> Any:
    """Nodes become tuples that begin with the number of their kind; tuples become lists."""
    kind = _NUMBERS.get(type(part))
    if kind is not None:
        return (kind, *(_plain(getattr(part, name)) for name in _FIELDS[type(part)]))
    return [_plain(inner) for inner in part] if isinstance(part, tuple) else part


def _tree(part: Any) -> Any:
    if isinstance(part, tuple):
        return _KINDS[part[0]](*map(_tree, part[1:]))
    return tuple(map(_tree, part)) if isinstance(part, list) else part
