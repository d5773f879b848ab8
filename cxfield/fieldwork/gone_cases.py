"""The lines of the cases that were on the desk and are somebody else's now."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from cxfield.fieldwork.case_book import CaseBook
from cxfield.fieldwork.desk import CaseSummary, summarise
from cxfield.fieldwork.elsewhere import elsewhere
from cxfield.store.device_store import DeviceStore

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def gone_cases(store: DeviceStore, book: CaseBook, study_id: str) -> tuple[CaseSummary, ...]:
    """Return them, the last gone first. Storage thread."""
    lines = [
        replace(summarise(case, book.table, None), elsewhere=elsewhere(store, study_id, case.case_id))
        for case in store.cases(study_id, held=False)
    ]
    return tuple(sorted(lines, key=_gone_at, reverse=True))


def _gone_at(case: CaseSummary) -> datetime:
    since = case.elsewhere.since if case.elsewhere is not None else None
    return since or _LONG_AGO
