"""Opening a published version of 1,000 questions: compiled for the first time, and again from the encrypted database.

Run: python benchmarks/opening.py. Prints figures and asserts nothing. Required: 50 ms for opening again.
"""

from __future__ import annotations

import gc
import hashlib
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from engines.survey import survey_form
from engines.workloads import cascade_form, linear_form

from cxfield.fieldwork.compiled_questionnaires import CompiledQuestionnaires
from cxfield.interview import Interview, Setting
from cxfield.interview.program import Program
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.values import QuestionnaireVersion

RUNS = 9
FORMS = {"survey 1,000": survey_form(1000), "linear 1,000": linear_form(1000), "cascade 100,000": cascade_form(100_000)}
TARGET_MS = 50


def timed(work: Callable[[], object]) -> float:
    """Return how long `work` takes, in milliseconds."""
    gc.collect()
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def first_page(program: Program) -> None:
    """Begin an interview and read its first page."""
    interview = Interview(program.questionnaire, Setting(), program=program)
    page = interview.next_page()
    assert page is not None
    for ref in page.refs:
        interview.state(ref)


def measure(name: str, xform: bytes, store: DeviceStore) -> str:
    """Return the line of one form."""
    content_hash = hashlib.sha256(xform).hexdigest()
    store.save_questionnaire(QuestionnaireVersion(content_hash=content_hash, xform=xform))

    def again() -> Program:
        return CompiledQuestionnaires(store, "UTC").program(content_hash)

    first = timed(again)
    opened = median(timed(again) for _ in range(RUNS))
    asked = median(timed(lambda: first_page(again())) for _ in range(RUNS))
    return f"{name:20} {first:12.1f} {opened:12.1f} {asked:18.1f}"


def main() -> None:
    """Print the table."""
    print(f"{'ms':20} {'first time':>12} {'again':>12} {'and its first page':>18}   required again: {TARGET_MS}")
    for name, xform in FORMS.items():
        with (
            tempfile.TemporaryDirectory() as folder,
            DeviceStore.create(Path(folder) / "workspace", DatabaseKey.random()) as store,
        ):
            print(measure(name, xform, store), flush=True)


if __name__ == "__main__":
    main()
