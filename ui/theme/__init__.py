"""How the window looks: tokens, fonts, palette and the style sheet made of them."""

from ui.theme.apply import Theme, apply_theme, current_theme
from ui.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, TOKENS_BY_NAME, Tokens

__all__ = [
    "DARK",
    "HIGH_CONTRAST",
    "LIGHT",
    "TOKENS_BY_NAME",
    "Theme",
    "Tokens",
    "apply_theme",
    "current_theme",
]
