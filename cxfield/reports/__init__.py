"""PDF reports. The only room that knows reportlab."""

from cxfield.reports.delivery_report import DeliveryList, DeliveryRow, delivery_report
from cxfield.reports.interview_report import interview_report
from cxfield.reports.study_report import ReportSetting, study_report

__all__ = [
    "DeliveryList",
    "DeliveryRow",
    "ReportSetting",
    "delivery_report",
    "interview_report",
    "study_report",
]
