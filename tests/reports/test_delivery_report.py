"""The ledger on paper names every interview with its receipt."""

from datetime import UTC, datetime
from io import BytesIO

import pytest

from cxfield.reports import DeliveryList, DeliveryRow, ReportSetting, delivery_report
from cxfield.reports.wording import LANGUAGES

ROW = DeliveryRow(started="14:05", respondent="Łódź Ķekava", case_id="C1", receipt="8F2C61AA", state="received")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [0, 1, 120])
def test_the_ledger_is_written_for_none_one_and_many(language: str, count: int) -> None:
    out = BytesIO()
    told = DeliveryList(user="anna", server="https://survey.example.org", rows=(ROW,) * count)
    setting = ReportSetting(at=datetime(2026, 11, 23, tzinfo=UTC), zone="Europe/Riga", language=language)
    delivery_report(told, out, setting)
    assert out.getvalue().startswith(b"%PDF")
