"""Rows of the server's database. Keys of whatever concerns a study begin with `study_id`; times are ISO text, UTC."""

from __future__ import annotations

from cxfield.server.tables.backups import AddressFailureRow, BackedUpRow, BackupRow, PeriodicRow
from cxfield.server.tables.blobs import (
    BlobReferenceRow,
    BlobRemovalRow,
    BlobRow,
    NamedFileRow,
    UploadPartRow,
    UploadRow,
)
from cxfield.server.tables.decisions import DecisionRow
from cxfield.server.tables.feed import ChangeRow
from cxfield.server.tables.journals import BatchRow, InboxRow, QuarantineRow, SegmentRow, StreamRow
from cxfield.server.tables.openrosa import (
    OpenRosaClosedRow,
    OpenRosaFileRow,
    OpenRosaPasswordRow,
    OpenRosaSubmissionRow,
    OpenRosaTokenRow,
)
from cxfield.server.tables.people import (
    AccountRow,
    DeviceRow,
    EnrolmentCodeRow,
    RefreshTokenRow,
    SessionRow,
    SignInFailureRow,
)
from cxfield.server.tables.persons import ConsentRow, PersonKeyRow, PersonRequestRow, PrivacyRow, TombstoneRow
from cxfield.server.tables.queue import LateResultRow, QueueRow
from cxfield.server.tables.state import AuditRow, CounterRow, MetaRow
from cxfield.server.tables.studies import CaseRow, InterviewRow, MemberRow, QuestionnaireRow, StudyRow
from cxfield.server.tables.transfers import TransferRow

__all__ = [
    "AccountRow",
    "AddressFailureRow",
    "AuditRow",
    "BackedUpRow",
    "BackupRow",
    "BatchRow",
    "BlobReferenceRow",
    "BlobRemovalRow",
    "BlobRow",
    "CaseRow",
    "ChangeRow",
    "ConsentRow",
    "CounterRow",
    "DecisionRow",
    "DeviceRow",
    "EnrolmentCodeRow",
    "InboxRow",
    "InterviewRow",
    "LateResultRow",
    "MemberRow",
    "MetaRow",
    "NamedFileRow",
    "OpenRosaClosedRow",
    "OpenRosaFileRow",
    "OpenRosaPasswordRow",
    "OpenRosaSubmissionRow",
    "OpenRosaTokenRow",
    "PeriodicRow",
    "PersonKeyRow",
    "PersonRequestRow",
    "PrivacyRow",
    "QuarantineRow",
    "QuestionnaireRow",
    "QueueRow",
    "RefreshTokenRow",
    "SegmentRow",
    "SessionRow",
    "SignInFailureRow",
    "StreamRow",
    "StudyRow",
    "TombstoneRow",
    "TransferRow",
    "UploadPartRow",
    "UploadRow",
]
