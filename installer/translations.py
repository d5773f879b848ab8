"""The translations of the window: Qt Linguist sources (`.ts`) and what the program loads of them (`.qm`).

`make translations` reads every text of `ui` that stands literally in a `tr(…)` call, puts the new ones into each
`resources/translations/cxfield_CODE.ts` as unfinished, and compiles all of them. Translators open the `.ts` files in
Qt Linguist; English holds only the texts with a number (`%n`), for their plural forms.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
SOURCES = ROOT / "ui"
CONTEXT = "cxfield"
PLURAL_FORMS = {"en": 2, "ru": 3, "pl": 3, "lv": 3}
"""As Qt counts them; Latvian has one for nothing, too."""

Translation = str | list[str]
Catalogue = dict[str, Translation]


def source_texts(folder: Path = SOURCES) -> dict[str, str]:
    """Return text -> the first file that says it, of all texts that stand literally in a call."""
    found: dict[str, str] = {}
    for file in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (text := _literal(node)):
                found.setdefault(text, file.name)
    return found


def _literal(node: ast.Call) -> str | None:
    """Return the text of `tr("…")`, `self.tr("…")` or `translate("context", "…")`; None for other calls."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    place = {"tr": 0, "translate": 1}.get(name)
    if place is None or len(node.args) <= place:
        return None
    argument = node.args[place]
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None


def ts_path(code: str, folder: Path = FOLDER) -> Path:
    return folder / f"cxfield_{code}.ts"


def read_ts(file: Path) -> Catalogue:
    """Return English text -> translation, or its plural forms; empty where it is unfinished."""
    return dict(_messages(ET.parse(file).getroot())) if file.exists() else {}


def _messages(root: ET.Element) -> Iterator[tuple[str, Translation]]:
    for message in root.iter("message"):
        translation = message.find("translation")
        forms = [form.text or "" for form in message.iter("numerusform")]
        own = "" if translation is None else translation.text or ""
        yield message.findtext("source") or "", forms if message.get("numerus") else own


def write_ts(file: Path, code: str, catalogue: Mapping[str, Translation]) -> None:
    """Write the texts in alphabetical order, so that two translators seldom meet on one line."""
    root = ET.Element("TS", version="2.1", language=code, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for text, translated in sorted(catalogue.items()):
        message = ET.SubElement(context, "message", {"numerus": "yes"} if "%n" in text else {})
        ET.SubElement(message, "source").text = text
        _fill(ET.SubElement(message, "translation"), translated)
    ET.indent(root, " ")
    written = ET.tostring(root, encoding="unicode")
    file.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{written}\n', encoding="utf-8")


def _fill(translation: ET.Element, translated: Translation) -> None:
    forms = translated if isinstance(translated, list) else [translated]
    if not all(forms):
        translation.set("type", "unfinished")
    if isinstance(translated, str):
        translation.text = translated
        return
    for form in translated:
        ET.SubElement(translation, "numerusform").text = form


def compile_ts(code: str, folder: Path = FOLDER) -> None:
    """Make the `.qm` that the program loads. Raises `CalledProcessError` with what Qt's lrelease said."""
    lrelease = Path(sys.executable).with_name("pyside6-lrelease")
    source = ts_path(code, folder)
    command = [str(lrelease), "-silent", "-nounfinished", str(source), "-qm", str(source.with_suffix(".qm"))]
    subprocess.run(command, check=True)


def update(folder: Path = FOLDER) -> list[str]:
    """Put new texts into every language and compile. Returns what is still to be translated, one line each."""
    texts = source_texts()
    open_lines = []
    for code, count in PLURAL_FORMS.items():
        catalogue = read_ts(ts_path(code, folder))
        for text in texts:
            if text not in catalogue and (code != "en" or "%n" in text):
                catalogue[text] = [""] * count if "%n" in text else ""
        write_ts(ts_path(code, folder), code, catalogue)
        compile_ts(code, folder)
        open_lines += [f"{code}: {text}" for text, found in catalogue.items() if not found or not all(found)]
    return open_lines


def main() -> int:
    """Bring the catalogues up to date; exit status 1 while something is not translated."""
    lines = update()
    print("\n".join(lines) or "Every text is translated.")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
