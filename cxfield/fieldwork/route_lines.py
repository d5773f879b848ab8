"""The route at the left of the window: sections, and the pages of the one that is open."""

from __future__ import annotations

from collections.abc import Sequence

from cxfield.fieldwork.page_view import Mark, RouteLine
from cxfield.interview.engine import Interview
from cxfield.interview.state import Page, PageKind


def _mark(i: int, here: int) -> Mark:
    return Mark.DONE if i < here else Mark.CURRENT if i == here else Mark.AHEAD


def _section(page: Page) -> tuple[str, ...]:
    """Return the labels around the page, outermost first; a field list is a page and not a section of its own."""
    labels = tuple(page.title.split(" › ")) if page.title else ()
    return labels[:-1] if page.kind == PageKind.FIELD_LIST and len(labels) > 1 else labels


def route_lines(pages: Sequence[Page], here: int, engine: Interview) -> tuple[RouteLine, ...]:
    """Return one line for each section, and the pages of the section that is open."""
    lines: list[RouteLine] = []
    current = _section(pages[here]) if here < len(pages) else None
    before: tuple[str, ...] | None = None
    section: tuple[str, ...] = ()
    known = ("", PageKind.QUESTION)
    for i, page in enumerate(pages):
        if (page.title, page.kind) != known:
            section, known = _section(page), (page.title, page.kind)
        elif section and section != current:
            continue  # inside a section that is not open
        mark = _mark(i, here)
        if section and section != before:
            open_here = section == current
            section_mark = Mark.CURRENT if open_here else mark
            lines.append(RouteLine(page=page.key, title=section[-1], depth=0, mark=section_mark))
        if not section or section == current:
            title = page_title(page, engine)
            lines.append(RouteLine(page=page.key, title=title, depth=1 if section else 0, mark=mark))
        before = section
    return tuple(lines)


def page_title(page: Page, engine: Interview) -> str:
    """Return what the route calls a page: the end of its title, or the beginning of its question."""
    if page.kind == PageKind.FIELD_LIST and " › " in page.title:
        return page.title.rsplit(" › ", 1)[1]
    if page.tables and not page.title:
        return page.tables[0].label
    is_prompt = page.kind == PageKind.REPEAT_PROMPT
    label = engine.state(page.key).label if is_prompt else engine.short_label(page.key)
    return " ".join(label.split())[:80] or page.key.rsplit("/", 1)[-1]
