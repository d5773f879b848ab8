"""What a replay needs of an interview that was read from the server."""

from __future__ import annotations

from cxfield.analysis.journals import read_journal
from cxfield.analysis.sources import SourceError, StudySource
from cxfield.analysis.study_data import InterviewRecord
from cxfield.event import StreamKind
from cxfield.fieldwork.page_view import CaseBanner, SessionPlace
from cxfield.fieldwork.replaying import ReplayMaterial


def material_of(source: StudySource, record: InterviewRecord) -> ReplayMaterial:
    """Return the material of one interview of a study.

    Raises:
        SourceError: Its journal or its questionnaire is not there. JournalError: The journal is damaged.
    """
    streams = [s for s in source.streams if s.kind == StreamKind.INTERVIEW and s.stream_id == record.interview_id]
    forms = [form for form in source.questionnaires if form.content_hash == record.questionnaire]
    if not streams or not forms:
        raise SourceError("The journal of this interview, or its questionnaire, is not there any more; refresh.")
    events, _entries = read_journal(streams[0].lines)
    case = next((case for case in source.cases if case.case_id == record.case_id), None)
    banner = CaseBanner(case_id=record.case_id or "", name=case.name if case is not None else "")
    place = SessionPlace(interview_id=record.interview_id, study_id=source.study_id, study=source.name, case=banner)
    return ReplayMaterial(place=place, events=events, questionnaire=lambda: forms[0])
