"""How reports look: embedded fonts, colours, paragraph styles and table lines."""

from __future__ import annotations

from functools import cache

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from cxfield.resource import resource_path

PAGE_WIDTH, PAGE_HEIGHT = A4
MARGIN = 20 * mm
CONTENT_WIDTH = PAGE_WIDTH - 2 * MARGIN

REGULAR, SEMI_BOLD, BOLD, ITALIC = "NotoSans", "NotoSans-SemiBold", "NotoSans-Bold", "NotoSans-Italic"
_FILES = {
    REGULAR: "NotoSans-Regular.ttf",
    SEMI_BOLD: "NotoSans-SemiBold.ttf",
    BOLD: "NotoSans-Bold.ttf",
    ITALIC: "NotoSans-Italic.ttf",
}

TEXT = HexColor("#171B21")
MUTED = HexColor("#56606E")
FAINT = HexColor("#98A1AD")
ACCENT = HexColor("#0B62C4")
ACCENT_PALE = HexColor("#EAF2FD")
LINE = HexColor("#DDE1E6")
TRACK = HexColor("#EEF0F3")
GOOD = HexColor("#1B7F46")
SOFT = HexColor("#8A5A00")
HARD = HexColor("#B3261E")


@cache
def register_fonts() -> None:
    """Make the bundled fonts known to reportlab, once."""
    for name, file_name in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(resource_path("fonts", file_name))))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=SEMI_BOLD, italic=ITALIC, boldItalic=BOLD)
    pdfmetrics.registerFontFamily(ITALIC, normal=ITALIC, bold=BOLD, italic=ITALIC, boldItalic=BOLD)
    pdfmetrics.registerFontFamily(SEMI_BOLD, normal=SEMI_BOLD, bold=BOLD, italic=ITALIC, boldItalic=BOLD)


@cache
def known_characters() -> frozenset[int]:
    """Return the code points that the fonts can print; controls are not among them."""
    register_fonts()
    face = pdfmetrics.getFont(REGULAR).face
    return frozenset(code for code in face.charToGlyph if code >= 32)


def _style(
    name: str, size: float, leading: float, *, font: str = REGULAR, color: Color = TEXT, **more: object
) -> ParagraphStyle:
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, textColor=color, **more)


BODY = _style("body", 9.5, 13.5, splitLongWords=1)
SMALL = _style("small", 8, 11, color=MUTED, splitLongWords=1)
NOTE = _style("note", 8.5, 12.5, color=MUTED, spaceAfter=4)
OVERLINE = _style("overline", 8.5, 12, font=SEMI_BOLD, color=ACCENT, spaceAfter=4)
TITLE = _style("title", 24, 30, font=SEMI_BOLD, spaceAfter=4)
SUBTITLE = _style("subtitle", 10, 14.5, color=MUTED, spaceAfter=2)
HEADING = _style("heading", 15, 20, font=SEMI_BOLD, spaceBefore=16, spaceAfter=8, keepWithNext=1)
SUBHEADING = _style("subheading", 10.5, 14.5, font=SEMI_BOLD, spaceBefore=8, spaceAfter=3, keepWithNext=1)
QUESTION = _style("question", 10.5, 14.5, font=SEMI_BOLD, spaceBefore=0, spaceAfter=1, splitLongWords=1)
CELL = _style("cell", 9, 12, splitLongWords=1)
CELL_MUTED = _style("cell-muted", 9, 12, color=MUTED, splitLongWords=1)
NUMBER = _style("number", 9, 12, alignment=TA_RIGHT)
NUMBER_MUTED = _style("number-muted", 9, 12, color=MUTED, alignment=TA_RIGHT)
NUMBER_BOLD = _style("number-bold", 9, 12, font=SEMI_BOLD, alignment=TA_RIGHT)
CELL_BOLD = _style("cell-bold", 9, 12, font=SEMI_BOLD, splitLongWords=1)
HEAD = _style("head", 8, 11, color=MUTED)
HEAD_NUMBER = _style("head-number", 8, 11, color=MUTED, alignment=TA_RIGHT)
FIGURE = _style("figure", 22, 27, font=SEMI_BOLD)
FIGURE_SMALL = _style("figure-small", 13, 27, font=SEMI_BOLD)
QUOTE = _style("quote", 9.5, 13.5, leftIndent=10, spaceAfter=5, splitLongWords=1)
SECTION = _style("section", 8.5, 12, font=SEMI_BOLD, color=ACCENT, spaceBefore=6, spaceAfter=3, keepWithNext=1)
QUESTION_ASKED = _style("question-asked", 9.5, 13, color=MUTED, splitLongWords=1)
ANSWER = _style("answer", 10.5, 15, font=SEMI_BOLD, splitLongWords=1)
ANSWER_MUTED = _style("answer-muted", 9.5, 14, font=ITALIC, color=MUTED, splitLongWords=1)
WARNING = _style("warning", 8.5, 12, color=SOFT)

NO_OTHER_FONT = ("FONT", (0, 0), (-1, -1), REGULAR, 9)
"""For every table: else reportlab names Helvetica, which is not embedded."""

TABLE_LINES = [
    NO_OTHER_FONT,
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 6),
    ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ("LINEBELOW", (0, 0), (-1, 0), 0.6, LINE),
]
"""Lines of every table with a header row."""
