"""First page of the study report: key figures and the metrics with their intervals."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer, Table

from cxfield.analysis.experience import Nps
from cxfield.analysis.fieldwork_figures import FieldworkFigures
from cxfield.analysis.metrics import MetricResult
from cxfield.reports.charts import IntervalChart, NpsBar, Scale
from cxfield.reports.page import paragraph, shorten
from cxfield.reports.style import (
    CELL,
    CONTENT_WIDTH,
    FIGURE,
    FIGURE_SMALL,
    HEADING,
    LINE,
    NO_OTHER_FONT,
    NOTE,
    NUMBER_BOLD,
    NUMBER_MUTED,
    SMALL,
    SUBHEADING,
    WARNING,
)
from cxfield.reports.wording import MINUS, Wording

_SCALES = {
    "nps": Scale(low=-100, high=100, marks=((-100, f"{MINUS}100"), (0, "0"), (100, "100"))),
    "csat": Scale(low=0, high=1, marks=((0, "0"), (0.5, "50"), (1, "100"))),
    "ces": Scale(low=1, high=7, marks=((1, "1"), (4, "4"), (7, "7"))),
}
_SCALES["tnps"] = _SCALES["nps"]
_ORDER = ("nps", "tnps", "csat", "ces")
_CHART_WIDTH = 190
_VALUE_WIDTH = 96


def key_figures(figures: FieldworkFigures, words: Wording) -> list[Flowable]:
    """Return the row of key figures and the note on RR1."""
    tiles = [
        (words.number(figures.cases), words["cases"]),
        (words.number(figures.completes), words["completes"]),
        (words.percent_sign(figures.rates.RR1), words["response_rate"]),
        (words.minutes(figures.mean_length_s), words["mean_length"]),
    ]
    cells = [
        [paragraph(figure, FIGURE if len(figure) < 10 else FIGURE_SMALL) for figure, _ in tiles],
        [paragraph(label, SMALL) for _, label in tiles],
    ]
    table = Table(cells, colWidths=[CONTENT_WIDTH / 4] * 4)
    table.setStyle(
        [
            NO_OTHER_FONT,
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, 0), 8),
            ("BOTTOMPADDING", (0, 0), (-1, 0), 1),
            ("TOPPADDING", (0, 1), (-1, 1), 0),
            ("BOTTOMPADDING", (0, 1), (-1, 1), 10),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("LINEABOVE", (0, 0), (-1, 0), 0.6, LINE),
            ("LINEBELOW", (0, 1), (-1, 1), 0.6, LINE),
        ]
    )
    return [table, Spacer(1, 8), paragraph(_rr1_note(figures, words), NOTE)]


def _rr1_note(figures: FieldworkFigures, words: Wording) -> str:
    return words.say(
        "rr1_note",
        value=words.percent_sign(figures.rates.RR1),
        done=words.number(figures.outcomes.I),
        eligible=words.number(figures.outcomes.eligible),
        unknown=words.number(figures.outcomes.unknown),
        e=words.number(figures.rates.e, 3),
        basis=words[f"e_{figures.rates.e_basis}"],
    )


def metric_section(metrics: Sequence[MetricResult], words: Wording) -> list[Flowable]:
    """Return one dot-and-interval row for each metric, grouped by kind."""
    story: list[Flowable] = [CondPageBreak(120), paragraph(words["metrics"], HEADING)]
    if not metrics:
        return [*story, paragraph(words["no_metrics"], NOTE)]
    for kind in _ORDER:
        found = [metric for metric in metrics if metric.metric == kind]
        for place, metric in enumerate(found):
            title = [paragraph(_title(kind, words), SUBHEADING)] if place == 0 else []
            story.append(KeepTogether([*title, _metric_row(metric, words), *_nps_parts(metric, words)]))
    return story


def _title(kind: str, words: Wording) -> str:
    return f"{words[f'metric_{kind}']}  ·  {words['unit_' + kind.removeprefix('t')]}"


def _metric_row(metric: MetricResult, words: Wording) -> Flowable:
    label = [paragraph(shorten(metric.variable.label or metric.variable.name), CELL)]
    interval = metric.interval
    if interval is None:
        value: list[Flowable] = [paragraph(words["not_available"], NUMBER_MUTED)]
        chart: list[Flowable] = [paragraph(shorten(metric.note), SMALL)]
    else:
        chart = [
            IntervalChart(_SCALES[metric.metric], interval.estimate, interval.low, interval.high, width=_CHART_WIDTH)
        ]
        value = [paragraph(figure_text(metric, interval.estimate, words), NUMBER_BOLD)]
        value.append(paragraph(interval_text(metric, words), NUMBER_MUTED))
        label.append(paragraph(f"n = {words.number(metric.n)}", SMALL))
        if metric.is_small:
            label.append(paragraph(words["small_base"], WARNING))
    table = Table([[label, chart, value]], colWidths=[CONTENT_WIDTH - _CHART_WIDTH - _VALUE_WIDTH, None, _VALUE_WIDTH])
    table.setStyle(
        [
            NO_OTHER_FONT,
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (0, 0), 8),
            ("RIGHTPADDING", (1, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
        ]
    )
    return table


def figure_text(metric: MetricResult, value: float, words: Wording) -> str:
    """Return a value in the unit of its metric."""
    if metric.metric == "csat":
        return words.percent_sign(value)
    return words.number(value, 2 if metric.metric == "ces" else 1)


def interval_text(metric: MetricResult, words: Wording) -> str:
    """Return "23.0 to 36.6" in the unit of the metric, or "not available"."""
    interval = metric.interval
    if interval is None or interval.low is None or interval.high is None:
        return words["not_available"]
    if metric.metric == "csat":
        return f"{words.percent(interval.low)} {words['to']} {words.percent(interval.high)}"
    places = 2 if metric.metric == "ces" else 1
    return f"{words.number(interval.low, places)} {words['to']} {words.number(interval.high, places)}"


def _nps_parts(metric: MetricResult, words: Wording) -> list[Flowable]:
    if not isinstance(metric.result, Nps):
        return []
    result = metric.result
    counts = (("detractors", result.detractors), ("passives", result.passives), ("promoters", result.promoters))
    parts = [(words[key], words.percent_sign(count / result.n), count / result.n) for key, count in counts]
    return [NpsBar(parts, width=CONTENT_WIDTH), Spacer(1, 4)]
