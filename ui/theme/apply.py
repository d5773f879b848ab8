"""Puts a theme on the application and gives it back to whoever paints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from ui.theme.fonts import load_fonts
from ui.theme.stylesheet import stylesheet
from ui.theme.text_roles import HOUSE_STYLES, HouseStyle, TextLook, TextRole, can_slant
from ui.theme.tokens import INTERFACE_SIZE, LIGHT, MAXIMUM_SCALE, MINIMUM_SCALE, TOKENS_BY_NAME, Tokens

_PROPERTY = "cxfieldTheme"


@dataclass(frozen=True, slots=True)
class Theme:
    """A look at a size.

    Attributes:
        scale: 1.0 is 100 %; 0.8 to 2.5.
        house: How the texts of a questionnaire look, by their role.
    """

    tokens: Tokens = LIGHT
    scale: float = 1.0
    house: HouseStyle = HOUSE_STYLES["plain"]

    def px(self, size: float) -> int:
        """Return `size` (pixels at 100 %) at this scale, at least 1."""
        return max(1, round(size * self.scale))

    def colour(self, role: str) -> QColor:
        return QColor(cast("str", getattr(self.tokens, role)))

    def look(self, role: TextRole) -> TextLook:
        return self.house.looks[role]

    def role_font(self, role: TextRole, size: float, text: str) -> QFont:
        """Return the font of `text` in `role`; `size` in pixels at 100 %."""
        look = self.look(role)
        font = self.font(size, QFont.Weight(look.weight))
        font.setItalic(look.is_italic and can_slant(text))
        return font

    def font(self, size: float = INTERFACE_SIZE, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = QFont(QApplication.font())
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        return font


def palette(tokens: Tokens) -> QPalette:
    """Return the palette of Fusion for `tokens`."""
    made = QPalette(QColor(tokens.window))
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.window,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.hard,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.accent,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
        role.Mid: tokens.border,
    }
    for name, colour in colours.items():
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.disabled))
    return made


def apply_theme(app: QApplication, name: str = "light", scale: float = 1.0, house: str = "plain") -> Theme:
    """Dress `app`: style, palette, fonts, style sheet. Call it again to change look or size.

    Args:
        name: `light`, `dark` or `high-contrast`.
        scale: Brought into 0.8 to 2.5.
        house: One of `HOUSE_STYLES`; another name means `plain`.
    """
    style = HOUSE_STYLES.get(house, HOUSE_STYLES["plain"])
    theme = Theme(TOKENS_BY_NAME[name], min(MAXIMUM_SCALE, max(MINIMUM_SCALE, scale)), style)
    family = load_fonts()
    app.setProperty(_PROPERTY, theme)
    app.setStyle("Fusion")
    app.setPalette(palette(theme.tokens))
    font = QFont(family)
    font.setPixelSize(theme.px(INTERFACE_SIZE))
    app.setFont(font)
    app.setStyleSheet(stylesheet(theme.tokens, theme.px, theme.house))
    return theme


def current_theme() -> Theme:
    """Return the theme that the application wears; light at 100 % before any was put on."""
    app = QApplication.instance()
    theme = app.property(_PROPERTY) if app is not None else None
    return theme if isinstance(theme, Theme) else Theme()
