"""A window of an interviewer with show cards, run as a program of its own: says on standard output what happens.

Ends when its standard input does.
"""

from __future__ import annotations

import sys
import threading

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from ui.respondent.card_screen import CardScreen
from ui.respondent.card_window import CardWindow
from ui.theme import apply_theme


def picture(colour: str) -> bytes:
    """Return a card as a PNG file."""
    image = QImage(320, 200, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return data.data()


class Orders(QObject):
    """Lines of standard input, on the window's thread."""

    came = Signal(str)

    def read(self) -> None:
        for line in sys.stdin:
            self.came.emit(line.strip())
        self.came.emit("end")


def say(*words: object) -> None:
    print(*words, flush=True)


def main() -> None:
    app = QApplication([])
    apply_theme(app)
    owner = QWidget()
    owner.setGeometry(100, 100, 600, 400)
    owner.show()
    cards = CardScreen(owner)
    cards.said.connect(lambda sentence: say("said", sentence))

    def tell() -> None:
        windows = [w for w in app.topLevelWidgets() if isinstance(w, CardWindow) and w.isVisible()]
        colours = [w.grab().toImage().pixelColor(w.width() // 2, w.height() // 2).name() for w in windows]
        places = [f"{w.x()},{w.y()} {w.width()}x{w.height()}" for w in windows]
        say("cards", len(windows), *places, *colours, "over" if cards.is_over_owner else "beside")

    def do(order: str) -> None:
        if order == "end":
            app.quit()
        elif order == "over":
            say("shown", cards.show_over_owner())
        elif order == "tell":
            tell()
        else:
            cards.take_card(picture(order) if order != "none" else None, "" if order == "none" else f"{order}.png")
            say("taken", order)

    orders = Orders()
    orders.came.connect(do)
    threading.Thread(target=orders.read, daemon=True).start()
    say("screens", len(app.screens()))
    app.exec()


if __name__ == "__main__":
    main()
