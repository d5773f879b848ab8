"""The study report: key figures, metrics, fieldwork, answers to each question, verbatims, method."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Spacer

from cxfield.analysis.fieldwork_figures import fieldwork_figures
from cxfield.analysis.metrics import metric_results
from cxfield.analysis.study_data import StudyData
from cxfield.analysis.topline import toplines
from cxfield.reports.fieldwork_pages import fieldwork_section
from cxfield.reports.page import Output, PageFrame, paragraph, write_pdf
from cxfield.reports.style import BODY, HEADING, NOTE, OVERLINE, SUBTITLE, TITLE
from cxfield.reports.summary import key_figures, metric_section
from cxfield.reports.topline_pages import topline_section, verbatim_section
from cxfield.reports.wording import Wording, wording

_METHOD = ("method_base", "method_cx", "method_intervals", "method_rates", "method_length")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSetting:
    """What a report is made with.

    Attributes:
        at: The moment it stands for; aware.
        zone: IANA zone in which its times are written.
        language: Of the fixed words, and of the questions where the questionnaire has it: `en`, `ru`, `pl` or `lv`.
        e: Share of eligible among cases of unknown eligibility; None estimates it.
    """

    at: datetime
    zone: str = "UTC"
    language: str = "en"
    e: float | None = None

    @property
    def words(self) -> Wording:
        return wording(self.language)


def study_report(data: StudyData, out: Output, setting: ReportSetting) -> None:
    """Write the study report as PDF to a path or an open binary file.

    Raises:
        WordingError: The language or the time zone of `setting` is not there.
    """
    words = setting.words
    moment = words.moment(setting.at, setting.zone)
    figures = fieldwork_figures(data, e=setting.e)
    tops = toplines(data, setting.language)
    story: list[Flowable] = [*_title(data, words, moment, setting.zone), *key_figures(figures, words)]
    if not figures.completes:
        story.append(paragraph(words["no_completes"], BODY))
    story += metric_section(metric_results(data, setting.language), words)
    story += [PageBreak(), *fieldwork_section(figures, words), PageBreak()]
    story += [*topline_section(tops, words), *verbatim_section(tops, words), *_closing(data, words)]
    frame = PageFrame(
        title=f"{data.name} – {words['study_report']}",
        footer=f"{data.name}  ·  {moment} ({setting.zone})",
        words=words,
    )
    write_pdf(story, out, frame)


def _title(data: StudyData, words: Wording, moment: str, zone: str) -> list[Flowable]:
    lines = [words.say("as_of", time=moment, zone=zone)]
    if data.questionnaires:
        newest = data.questionnaires[-1]
        versions = ", ".join(each.version or each.content_hash[:8] for each in data.questionnaires)
        label = words["version" if len(data.questionnaires) == 1 else "versions"]
        lines.append(f"{words['questionnaire']}: {newest.title or newest.form_id}  ·  {label}: {versions}")
    return [
        paragraph(words["study_report"].upper(), OVERLINE),
        paragraph(data.name, TITLE),
        *(paragraph(line, SUBTITLE) for line in lines),
        Spacer(1, 14),
    ]


def _closing(data: StudyData, words: Wording) -> list[Flowable]:
    story: list[Flowable] = []
    if data.problems:
        story += [paragraph(words["unreadable"], HEADING), *(paragraph(line, NOTE) for line in data.problems)]
    method = [paragraph(words[key], NOTE) for key in _METHOD]
    return [*story, CondPageBreak(120), paragraph(words["method"], HEADING), *method]
