"""Our engine, in a process of its own: `python ours.py JOB.json` runs the job and prints what it measured as JSON."""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cxfield.interview import Change, Interview, Setting
from cxfield.questionnaire.xform_reader import read_xform


class Runner:
    """Carries out steps on one interview.

    Attributes:
        evaluations: Expressions evaluated by the steps since it was last set to 0.
    """

    def __init__(self, interview: Interview) -> None:
        self.evaluations = 0
        self._interview = interview
        self._steps: dict[str, Callable[..., object]] = {
            "set": self._set,
            "relevant": lambda ref: interview.state(ref).relevant,
            "value": lambda ref: interview.state(ref).value,
            "choices": lambda ref: [choice.label for choice in interview.state(ref).choices or ()],
            "add": lambda ref: self._count(interview.add_repeat(ref)),
            "remove": lambda ref, index: self._count(interview.remove_repeat(ref, index)),
            "xml": interview.to_xml,
            "pages": interview.pages,
            "violations": interview.violations,
            "view": self._view,
        }

    def run(self, steps: list[list[Any]]) -> None:
        """Carry out `steps` in order."""
        for name, *arguments in steps:
            self._steps[name](*arguments)

    def _count(self, change: Change) -> None:
        self.evaluations += change.evaluations

    def _set(self, ref: str, text: str) -> None:
        self._count(self._interview.set_value(ref, text))

    def _view(self, ref: str) -> None:
        """Ask what a session asks behind an answer."""
        interview = self._interview
        interview.pages()
        page = interview.page(ref)
        for one in page.refs if page is not None else ():
            interview.state(one)
        interview.proposed_disposition()


def begin(xml: bytes) -> Interview:
    """Read a form and begin an interview of it."""
    return Interview(read_xform(xml, folder=None), Setting())


def timed(work: Callable[[], object]) -> float:
    """Return how long `work` takes, in milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def loads(xml: bytes, times: int) -> list[float]:
    """Return how long each of `times` loads took."""
    took = []
    for _ in range(times):
        gc.collect()
        took.append(timed(lambda: begin(xml)))
    return took


def operate(runner: Runner, operation: dict[str, Any], budget_s: float) -> dict[str, Any]:
    """Return the times of the turns of one operation, and how many expressions each evaluated."""
    runner.run(operation["before"])
    gc.collect()
    times, evaluations, begun = [], [], time.perf_counter()
    for turn in operation["turns"]:
        runner.evaluations = 0
        times.append(timed(lambda turn=turn: runner.run(turn)))  # type: ignore[misc]
        evaluations.append(runner.evaluations)
        if time.perf_counter() - begun > budget_s:
            break
    return {"name": operation["name"], "ms": times, "evaluations": evaluations}


def peak_memory_mb() -> float | None:
    """Return the most memory that this process ever held; None where the system does not say."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(next(line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM"))) / 1024
    try:
        import resource
    except ImportError:
        return None
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def main() -> int:
    """Run the job named on the command line."""
    job = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    xml = Path(job["form"]).read_bytes()
    took = loads(xml, job["loads"])
    runner = Runner(begin(xml))
    operations = [operate(runner, operation, job["budget_s"]) for operation in job["operations"]]
    print(json.dumps({"load_ms": took, "operations": operations, "memory_mb": peak_memory_mb()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
