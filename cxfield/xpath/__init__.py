"""The expression language of forms: XPath 1.0 with the ODK XForms functions. Knows nothing of surveys."""

from cxfield.xpath import library as _library
from cxfield.xpath.compiler import Expression, compile_expression
from cxfield.xpath.dates import DateValue
from cxfield.xpath.environment import Context, Environment
from cxfield.xpath.errors import XPathBudgetError, XPathError
from cxfield.xpath.parser import parse

LIBRARY = _library.LIBRARY

__all__ = [
    "LIBRARY",
    "Context",
    "DateValue",
    "Environment",
    "Expression",
    "XPathBudgetError",
    "XPathError",
    "compile_expression",
    "parse",
]
