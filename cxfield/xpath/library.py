"""The whole function library: importing this module fills `function.LIBRARY`."""

from cxfield.xpath import (
    functions_boolean,
    functions_date,
    functions_digest,
    functions_geo,
    functions_nodeset,
    functions_number,
    functions_select,
    functions_string,
)
from cxfield.xpath.function import LIBRARY

MODULES = (
    functions_boolean,
    functions_date,
    functions_digest,
    functions_geo,
    functions_nodeset,
    functions_number,
    functions_select,
    functions_string,
)

__all__ = ["LIBRARY", "MODULES"]
