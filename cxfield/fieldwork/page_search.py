"""Finding a page of the route again after an answer or a row has changed it."""

from __future__ import annotations

from collections.abc import Sequence

from cxfield.interview.state import Page


def as_it_stands(page: Page | None, pages: Sequence[Page]) -> Page | None:
    """Return `page` of the route now: an answer on it may have made others of its questions relevant, or not."""
    if page is None:
        return None
    same = next((other for other in pages if other.key == page.key), None)
    return same or next((other for other in pages if set(other.refs) & set(page.refs)), page)


def first_of_last_row(pages: Sequence[Page], ref: str) -> Page | None:
    """Return the first page of the last row of the repeat `ref`; None if it has no row."""
    rows = [page for page in pages if page.key.startswith(ref + "[")]
    if not rows:
        return None
    last_row = rows[-1].key[: rows[-1].key.index("]", len(ref)) + 1]
    return next(page for page in rows if page.key.startswith(last_row))
