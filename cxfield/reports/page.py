"""The pages of a report: margins, footer with "3 of 12", title and author of the file."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

from cxfield.reports.style import (
    CONTENT_WIDTH,
    FAINT,
    LINE,
    MARGIN,
    MUTED,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    REGULAR,
    known_characters,
    register_fonts,
)
from cxfield.reports.wording import Wording

Output = Path | BinaryIO
FOOTER_SIZE = 8
LONGEST_CELL = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFrame:
    """What stands around the content. `footer` is printed at the left of every page, cut if it is too long."""

    title: str
    footer: str
    words: Wording


class _CountedCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Keeps the pages until their number is known, then prints "page of pages" on each."""

    def __init__(self, *args: Any, frame: PageFrame, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._frame = frame
        self._pages: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        self._pages.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, page in enumerate(self._pages, 1):
            self.__dict__.update(page)
            self._draw_footer(number, len(self._pages))
            super().showPage()
        super().save()

    def _draw_footer(self, page: int, pages: int) -> None:
        number = self._frame.words.say("page_of", page=page, pages=pages)
        base = 12 * mm
        room = CONTENT_WIDTH - stringWidth(number, REGULAR, FOOTER_SIZE) - 12
        self.setStrokeColor(LINE)
        self.setLineWidth(0.5)
        self.line(MARGIN, base + 11, PAGE_WIDTH - MARGIN, base + 11)
        self.setFont(REGULAR, FOOTER_SIZE)
        self.setFillColor(MUTED)
        self.drawString(MARGIN, base, cut(printable(self._frame.footer), room))
        self.drawRightString(PAGE_WIDTH - MARGIN, base, number)


def cut(text: str, width: float, *, font: str = REGULAR, size: float = FOOTER_SIZE) -> str:
    """Return `text`, shortened with an ellipsis to `width` points if it is longer."""
    if stringWidth(text, font, size) <= width:
        return text
    while text and stringWidth(text + "…", font, size) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def write_pdf(story: Sequence[Flowable], out: Output, frame: PageFrame) -> None:
    """Lay out `story` and write it to `out`; a file appears only when it is complete."""
    register_fonts()
    buffer = BytesIO()
    document = BaseDocTemplate(
        buffer,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=18 * mm,
        bottomMargin=22 * mm,
        title=frame.title,
        author="cxfield",
        creator="cxfield",
        lang=frame.words.language,
        initialFontName=REGULAR,
    )
    area = Frame(MARGIN, 22 * mm, CONTENT_WIDTH, PAGE_HEIGHT - 40 * mm, 0, 0, 0, 0, id="content")
    document.addPageTemplates([PageTemplate(id="page", frames=[area])])

    def make_canvas(*args: Any, **kwargs: Any) -> _CountedCanvas:
        return _CountedCanvas(*args, frame=frame, **kwargs)

    document.build(list(story), canvasmaker=make_canvas)
    if isinstance(out, Path):
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_bytes(buffer.getvalue())
    else:
        out.write(buffer.getvalue())


def paragraph(text: str, style: ParagraphStyle, *, aside: str = "", aside_color: Color = FAINT) -> Paragraph:
    """Return a paragraph of plain text: nothing in it is taken for markup; line ends are kept.

    `aside` follows in a small size and a colour of its own.
    """
    register_fonts()
    color = aside_color.hexval().replace("0x", "#")
    quiet = f' <font color="{color}" name="{REGULAR}" size="8">{markup(aside)}</font>' if aside else ""
    return Paragraph(markup(text) + quiet, style)


def shorten(text: str) -> str:
    """Return `text` as it fits into a cell of a table, which cannot go on over a page."""
    return text if len(text) <= LONGEST_CELL else text[:LONGEST_CELL].rstrip() + "…"


def markup(text: str) -> str:
    """Return `text` so that a paragraph shows it as it is."""
    return escape(printable(text)).replace("\n", "<br/>")


def printable(text: str) -> str:
    """Return `text` with what the fonts do not have named in square brackets (`[slightly smiling face]`).

    What is never seen (controls, joiners, variation selectors) goes; a letter without a glyph becomes `?`.
    """
    glyphs = known_characters()
    return "".join(
        char if char in "\n\t" or ord(char) in glyphs else _described(char)
        for char in unicodedata.normalize("NFC", text)
    )


def _described(char: str) -> str:
    category = unicodedata.category(char)
    if category[0] in "CM":
        return ""
    return f"[{unicodedata.name(char, 'symbol').lower()}]" if category[0] == "S" else "?"
