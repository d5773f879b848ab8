"""All questions of the route for going to one: its name, its text, its section, and how it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from cxfield.fieldwork.page_search import is_unanswered, problems_of
from cxfield.interview.engine import Interview
from cxfield.interview.state import NodeState, Page, PageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineLine:
    """One question of the route, or a repeat prompt.

    Attributes:
        page: Key of the page on which it stands.
        name: As the script calls it, with the rows around it (`contact[2]/reason`).
        section: Labels of the groups around it, outermost first, joined by ` › `.
        is_open: It takes an answer and has none.
        has_problem: A check of it does not hold.
    """

    page: str
    ref: str
    name: str
    title: str
    section: str = ""
    is_open: bool = False
    is_answered: bool = False
    has_remark: bool = False
    has_problem: bool = False


MADE_BY_CONVERSION = ("generated_table_list_label_", "reserved_name_for_field_list_labels_")
"""Names that pyxform gives the heading of a grid and the row of its labels: nothing that anybody goes to."""


def outline_lines(pages: Sequence[Page], engine: Interview, remarks: Collection[str]) -> Iterator[OutlineLine]:
    """Yield one line for each question of the route in the order asked; `remarks` are the refs that have one."""
    for page in pages:
        for ref in page.refs:
            if _name(ref).startswith(MADE_BY_CONVERSION):
                continue
            yield _line(page, engine.state(ref), remarks)


def _line(page: Page, state: NodeState, remarks: Collection[str]) -> OutlineLine:
    is_prompt = page.kind == PageKind.REPEAT_PROMPT
    return OutlineLine(
        page=page.key,
        ref=state.ref,
        name=_name(state.ref),
        title=" ".join(state.label.split()) or _name(state.ref),
        section=page.title,
        is_open=not is_prompt and is_unanswered([state]),
        is_answered=bool(state.value or state.missing),
        has_remark=state.ref in remarks,
        has_problem=not is_prompt and any(problem for problem in problems_of([state]) if state.value or state.missing),
    )


def _name(ref: str) -> str:
    """`/data/home/contact[2]/reason` is `contact[2]/reason`: the rows tell one from another, the groups do not."""
    steps = ref.split("/")
    rows = [step for step in steps[:-1] if step.endswith("]")]
    return "/".join([*rows, steps[-1]])
