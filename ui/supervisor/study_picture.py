"""A study's data into what the supervisor's page shows."""

from __future__ import annotations

from datetime import UTC, datetime

from cxfield.analysis.experience import Ces, Csat, Nps
from cxfield.analysis.fieldwork_figures import FieldworkFigures, fieldwork_figures
from cxfield.analysis.metrics import MetricResult, metric_results
from cxfield.analysis.study_data import StudyData
from ui.language import tr
from ui.supervisor.figure_card import Figure
from ui.supervisor.supervisor_view import StudyPicture

METRICS_SHOWN = 2
SHOWN_ORDER = ("nps", "csat", "ces", "tnps")


def study_picture(data: StudyData) -> StudyPicture:
    """Compute the figures of `data`; takes a while for a large study: not for the UI thread."""
    now = datetime.now(UTC)
    fieldwork = fieldwork_figures(data)
    metrics = [m for m in metric_results(data) if m.result is not None]
    metrics.sort(key=lambda m: SHOWN_ORDER.index(m.metric) if m.metric in SHOWN_ORDER else len(SHOWN_ORDER))
    figures = (
        _completes(fieldwork),
        _today(data, fieldwork, now),
        _response(fieldwork),
        *(_metric(m) for m in metrics[:METRICS_SHOWN]),
    )
    return StudyPicture(
        study=data.name,
        now=now,
        figures=figures + (_nothing_measured(),) * (5 - len(figures)),
        cases=data.cases,
        interviews=data.interviews,
        problems=data.problems,
    )


def _completes(fieldwork: FieldworkFigures) -> Figure:
    below = tr("of {cases} cases · {attempts} attempts").format(cases=fieldwork.cases, attempts=fieldwork.attempts)
    return Figure(name=tr("Completes"), value=str(fieldwork.completes), below=below)


def _today(data: StudyData, fieldwork: FieldworkFigures, now: datetime) -> Figure:
    today = now.astimezone().date()
    done = sum(1 for i in data.counted if i.completed_at and i.completed_at.astimezone().date() == today)
    mean = fieldwork.mean_length_s
    below = "" if mean is None else tr("average length {time}").format(time=f"{int(mean) // 60}:{int(mean) % 60:02d}")
    return Figure(name=tr("Completes today"), value=str(done), below=below)


def _response(fieldwork: FieldworkFigures) -> Figure:
    rate = fieldwork.rates.RR1
    value = "–" if rate is None else f"{100 * rate:.1f} %"
    return Figure(name=tr("Response rate RR1"), value=value, below=tr("of all cases that are or may be eligible"))


def _metric(metric: MetricResult) -> Figure:
    name = f"{metric.metric.upper()} · {metric.variable.name}"
    interval, result = metric.interval, metric.result
    assert interval is not None
    low, high = interval.low, interval.high
    match result:
        case Nps():
            value, bounds = f"{result.score:+.0f}", "" if low is None else f"{low:+.0f} … {high:+.0f}"
        case Csat():
            value = f"{100 * interval.estimate:.0f} %"
            bounds = "" if low is None or high is None else f"{100 * low:.0f} … {100 * high:.0f} %"
        case Ces():
            value, bounds = f"{interval.estimate:.1f}", "" if low is None else f"{low:.1f} … {high:.1f}"
        case _:
            value, bounds = "–", ""
    return Figure(name=name, value=value, below=tr("{bounds} (95 %) · n = {n}").format(bounds=bounds, n=metric.n))


def _nothing_measured() -> Figure:
    return Figure(name=tr("Metric"), value="–", below=tr("no answers yet"))
