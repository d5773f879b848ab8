"""A new interviewer signs in, is cut off, comes back, finishes and delivers; a supervisor has the report made.

Done by keys alone; judged by what the server has, what the device's database says, and what stands in the PDF.
"""

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from cxfield.fieldwork.delivery import InterviewLine
from cxfield.fieldwork.station import Station
from cxfield.sync.messages import InterviewSummary
from tests.e2e.central import PASSWORDS, PIN, Central
from tests.e2e.desktop import Desktop, Page
from tests.e2e.x_display import until

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("display")]

STUDY = "Key moments"
NUMBER = "+442079460142"
SAMPLE = (
    "case_id,name,phone,time_zone,language\n"
    f"K-1,Anna Kalniņa,{NUMBER},Europe/London,en\n"
    "K-2,Piotr Zieliński,+442079460143,Europe/London,en\n"
)
DEMO = Path(__file__).parents[2] / "resources" / "studies" / "service_experience.xlsx"
CONTACT = "main/customer/contacts/contact[1]"
BEFORE_THE_CUT = (
    Page("opening/consent", "1"),
    Page("opening/record_consent", "2"),
    Page("main/screening/customer_12m", "1"),
    Page("main/screening/tenure", "3"),
    Page("main/screening/channels_used", "1 2"),
    Page("main/customer/contacts/contact_count", "1"),
    Page(f"{CONTACT}/touchpoint", "2"),
    Page(f"{CONTACT}/reason", "3"),
    Page(f"{CONTACT}/solved", "1"),
    Page(f"{CONTACT}/ease", "2"),  # solved at once and yet difficult: a soft check asks
    Page(f"{CONTACT}/ease", then="F2"),
    Page(f"{CONTACT}/satisfaction", "2"),
    Page(f"{CONTACT}/went_wrong", "16"),
)
CUT_AT = f"{CONTACT}/went_wrong_words"
AFTER_THE_CUT = (
    Page(CUT_AT, "Nobody rang back", then="ctrl+Return"),
    Page("main/customer/recommendation/nps", "4", then=""),
    Page("main/customer/recommendation/why_detractor", "Waiting", then="ctrl+Return"),
    Page("main/customer/recommendation/met_expectations", "2"),
    Page("main/customer/journey/journey_decision", "545454", then=""),
    Page("main/customer/future/stay", "4"),
    Page("main/customer/future/priorities", "2134"),
    Page("main/customer/feature/callback_with", "1"),
    Page("main/customer/feature/callback_without", then="F8"),
    Page("main/customer/about_you/age", "41"),
    Page("main/customer/about_you/gender", then="F7"),
    Page("main/customer/about_you/work", "1"),
    Page("main/customer/about_you/household", "2"),
    Page("main/customer/closing/callback_allowed", "1"),
    Page("main/customer/closing/callback_when", "Tomorrow at ten"),
    Page("main/customer/closing/thanks"),
    Page("✓"),
)
GIVEN = {
    "screening/channels_used": "1 2",
    "contacts/contact[1]/ease": "2",
    "contacts/contact[1]/went_wrong": "1 6",
    "contacts/contact[1]/went_wrong_words": "Nobody rang back",
    "recommendation/nps": "4",
    "recommendation/why_detractor": "Waiting",
    "journey/journey_return": "4",
    "future/priorities": "2 1 3 4",
    "feature/callback_without": {"missing": "dk"},
    "about_you/gender": {"missing": "rf"},
    "closing/callback_when": "Tomorrow at ten",
}
HOUSEHOLD = (
    Page("member[1]/name", "Maria"),
    Page("member[1]/relationship_to_household_head", "1"),
    Page("member[1]/sex", "2"),
    Page("member[1]/resident", "1"),
    Page("member[1]/stayed_last_night", "1"),
    Page("member[1]/older_than_five", "1"),
    Page("member[1]/age_in_years", "34"),
    Page("member[1]/literate", "1"),
    Page("member[1]/pregnant", "2"),
    Page("member", "1"),
    Page("member[2]/name", "Tom"),
    Page("member[2]/relationship_to_household_head", "3"),
    Page("member[2]/sex", "1"),
    Page("member[2]/resident", "1"),
    Page("member[2]/stayed_last_night", "2"),
    Page("member[2]/older_than_five", "2"),
    Page("member[2]/age_in_months", "30"),
    Page("member", "2"),
    Page("✓"),
)


def begin(desktop: Desktop) -> None:
    """From the desk: the next case, an attempt on it, the interview."""
    desktop.await_title(STUDY)
    desktop.press("Return")
    desktop.await_title(f"{STUDY} – K-1")
    desktop.press("Return")
    go_on(desktop)


def go_on(desktop: Desktop) -> None:
    """From a case with an open attempt into its interview."""
    desktop.await_title(f" – {NUMBER}")
    desktop.press("Return")


def cut_and_come_back(desktop: Desktop) -> None:
    """Kill the application in the middle of the interview and take the interviewer back into it."""
    desktop.kill()
    desktop.start()
    desktop.unlock(PIN)
    desktop.await_title(STUDY)
    desktop.press("Return")
    go_on(desktop)


def delivered(server: Central, study_id: str) -> InterviewSummary:
    """Wait until the server has the one interview, completed."""
    until(lambda: [each.status for each in server.interviews(study_id)] == ["completed"], "the server has it", 60)
    (interview,) = server.interviews(study_id)
    return interview


def on_device(folder: Path) -> InterviewLine:
    """Open the workspace that the application left, as its user would; return its one interview."""
    station = Station(folder)
    workspace = station.open(station.only_entry(), PIN)
    try:
        (line,) = workspace.interview_lines()
        return line
    finally:
        workspace.close()


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    file = tmp_path / "sample.csv"
    file.write_text(SAMPLE, encoding="utf-8")
    return file


def test_an_interview_of_the_demo_study_outlives_a_kill_and_reaches_the_report(
    server: Central, desktop: Desktop, sample: Path, tmp_path: Path
) -> None:
    study_id = server.publish(DEMO, sample, STUDY)
    desktop.start()
    desktop.enrol(server.url, "anna", PASSWORDS["anna"], PIN)
    begin(desktop)
    desktop.answer(BEFORE_THE_CUT)
    desktop.await_title(f" – {CUT_AT}")
    cut_and_come_back(desktop)
    desktop.answer(AFTER_THE_CUT)

    interview = delivered(server, study_id)
    answers = {ref.removeprefix("/data/main/").removeprefix("customer/"): v for ref, v in interview.answers.items()}
    assert {name: answers.get(name) for name in GIVEN} == GIVEN

    kinds = [json.loads(line)["kind"] for line in server.journal(study_id, interview.interview_id).lines]
    assert kinds[0] == "started"
    assert kinds[-1] == "completed"
    assert {"resumed", "warning_confirmed", "missing"} <= set(kinds)

    until(lambda: desktop.title() == f"{STUDY} – K-1", "the case is shown again")
    desktop.quit()
    line = on_device(desktop.folder)
    assert (line.status, line.receipt) == ("completed", interview.receipt_code)
    assert line.receipt

    report = tmp_path / "report.pdf"
    server.report(STUDY, report)
    text = "\n".join(page.extract_text() for page in PdfReader(report).pages)
    assert "NPS" in text
    assert "−100" in text or "-100" in text, "one detractor and nobody else"


def test_an_interview_of_a_form_written_by_others(
    server: Central, desktop: Desktop, sample: Path, shared: Path
) -> None:
    study_id = server.publish(shared / "forms" / "first" / "tutorial.xls", sample, STUDY)
    desktop.start()
    desktop.enrol(server.url, "anna", PASSWORDS["anna"], PIN)
    begin(desktop)
    desktop.answer(HOUSEHOLD)

    answers = delivered(server, study_id).answers
    members = {ref.split("/", 2)[2]: value for ref, value in answers.items()}
    assert members["member[1]/age_in_years"] == "34"
    assert members["member[1]/pregnant"] == "no"
    assert members["member[2]/age_in_months"] == "30"
    assert "member[2]/literate" not in members
