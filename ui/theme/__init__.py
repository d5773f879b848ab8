"""How the window looks: tokens, fonts, palette and the style sheet made of them."""

from ui.theme.apply import Theme, apply_theme, current_theme
from ui.theme.text_roles import HOUSE_STYLES, TextRole
from ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, TOKENS_BY_NAME, Tokens

__all__ = [
    "DARK",
    "HIGH_CONTRAST",
    "HOUSE_STYLES",
    "LIGHT",
    "TOKENS_BY_NAME",
    "TextRole",
    "Theme",
    "Tokens",
    "apply_theme",
    "current_theme",
]
