"""The ledger on paper: a PDF in the user's documents, in the words of the window."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from cxfield.fieldwork.delivery import InterviewLine
from cxfield.fieldwork.device_clock import local_zone
from ui.desk.delivery_words import standing_words
from ui.desk.local_time import short_moment
from ui.language import current_language, tr


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerPrint:
    """What is printed."""

    user: str
    server: str
    lines: tuple[InterviewLine, ...]
    now: datetime


def write_ledger(printed: LedgerPrint, folder: Path | None = None) -> Path:
    """Write the PDF; return where it is. May run on another thread than the window's."""
    from cxfield.reports import (  # only here: an interviewer's start does not wait for what draws reports
        DeliveryList,
        DeliveryRow,
        ReportSetting,
        delivery_report,
    )

    folder = folder or _documents()
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"{tr('Sent and received')} {printed.user} {printed.now.astimezone():%Y-%m-%d %H%M}"
    safe = re.sub(r"[^\w -]", "_", stem)
    path = folder / f"{safe}.pdf"
    rows = tuple(
        DeliveryRow(
            started=short_moment(line.started_at, printed.now),
            respondent=line.respondent,
            case_id=line.case_id,
            receipt=line.receipt.upper(),
            state=standing_words(line, printed.now),
        )
        for line in printed.lines
    )
    setting = ReportSetting(at=printed.now, zone=local_zone(), language=current_language())
    delivery_report(DeliveryList(user=printed.user, server=printed.server, rows=rows), path, setting)
    return path


def _documents() -> Path:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents or Path.home()) / "cxfield"
