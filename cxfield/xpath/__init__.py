"""The expression language of questionnaires: XPath 1.0 with the ODK XForms functions. Knows nothing of surveys."""

from cxfield.xpath.environment import Context, Environment
from cxfield.xpath.errors import XPathBudgetError, XPathError
from cxfield.xpath.parser import parse

__all__ = ["Context", "Environment", "XPathBudgetError", "XPathError", "parse"]
