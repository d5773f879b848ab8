"""What an expression can do wrong."""

from cxfield.errors import CxfieldError


class XPathError(CxfieldError):
    """The expression cannot be understood or carried out. Names the character where that is known."""


class XPathBudgetError(XPathError):
    """The expression is too deep, visits too many nodes or makes too long a text."""


def too_deep() -> XPathBudgetError:
    """Return the error for an expression that Python's stack cannot hold."""
    return XPathBudgetError("The expression is nested too deeply; split it into several calculations.")
