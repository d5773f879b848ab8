"""PDF reports. The only room that knows reportlab."""

from cxfield.reports.study_report import ReportSetting, study_report

__all__ = ["ReportSetting", "study_report"]
