"""Where something personal lies sealed: each place under a name of its own, so that nothing can be put elsewhere."""

from __future__ import annotations

LINES = "lines"
"""Journal lines of a segment."""
ITEM = "item"
"""An item as it came, in the inbox."""
CASE = "case"
"""The case as it stood in the sample."""
SUBMISSION = "openrosa"
"""What an OpenRosa client sent, byte for byte."""
NOTE = "note"
"""What the office wrote about an interview."""
ANSWERS = "answers"
"""What was answered, as the journal says it."""
