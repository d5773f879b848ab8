"""A test language over the engine: `Scenario(form).answer("age", 12).expect_at("school")`, and forms written short."""

from __future__ import annotations

from datetime import UTC, datetime

from cxfield.interview import Change, Interview, NodeState, Page, Setting
from cxfield.questionnaire.model import Questionnaire
from cxfield.questionnaire.xform_reader import read_xform

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def xform(instance: str, binds: str = "", body: str = "", model: str = "") -> Questionnaire:
    """Return the questionnaire with root `/data` around the given parts of XML."""
    text = (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
        'xmlns:jr="http://openrosa.org/javarosa" xmlns:cx="urn:cxfield:xforms" '
        'xmlns:odk="http://www.opendatakit.org/xforms"><h:head><h:title>t</h:title>'
        f'<model>{model}<instance><data id="t" version="1">{instance}<meta><instanceID/></meta></data></instance>'
        f"{binds}</model></h:head><h:body>{body}</h:body></h:html>"
    )
    if "<itext>" in model or "<instance" in model:
        primary = text[text.index('<instance><data id="t"') : text.index("</data></instance>") + 18]
        text = text.replace(primary, "").replace("<model>", f"<model>{primary}", 1)
    return read_xform(text.encode(), folder=None)


def bind(name: str, **rules: str) -> str:
    """Return the bind of `/data/name`; `cx_missing` becomes `cx:missing`, `kind` the type."""
    names = {"kind": "type"}
    attributes = ""
    for key, value in rules.items():
        attribute = names.get(key, key.replace("_", ":", 1) if key.startswith(("cx_", "jr_")) else key)
        attributes += ' {}="{}"'.format(attribute, value.replace("&", "&amp;").replace("<", "&lt;"))
    return f'<bind nodeset="/data/{name}"{attributes}/>'


def ask(*names: str) -> str:
    """Return an input for each of `names`, with its name as label."""
    return "".join(f'<input ref="/data/{name}"><label>{name}</label></input>' for name in names)


def repeat(name: str, *fields: str, attributes: str = "") -> str:
    """Return a repeat over `/data/name` that asks `fields`."""
    questions = ask(*(f"{name}/{field}" for field in fields))
    inner = f'<repeat nodeset="/data/{name}" {attributes}>{questions}</repeat>'
    return f'<group ref="/data/{name}"><label>{name}</label>{inner}</group>'


class Scenario:
    """Plays an interview as a sequence of calls; names are relative to the root."""

    def __init__(self, questionnaire: Questionnaire, **setting: object) -> None:
        self.interview = Interview(questionnaire, Setting(now=lambda: NOW, **setting))  # type: ignore[arg-type]
        self.last: Change | None = None

    def answer(self, name: str, value: object) -> Scenario:
        self.last = self.interview.set_value(f"/data/{name}", str(value))
        return self

    def missing(self, name: str, code: str) -> Scenario:
        self.last = self.interview.set_missing(f"/data/{name}", code)
        return self

    def confirm(self, name: str) -> Scenario:
        self.last = self.interview.confirm_warning(f"/data/{name}")
        return self

    def add(self, name: str) -> Scenario:
        self.last = self.interview.add_repeat(f"/data/{name}")
        return self

    def remove(self, name: str, index: int) -> Scenario:
        self.last = self.interview.remove_repeat(f"/data/{name}", index)
        return self

    def speak(self, language: str) -> Scenario:
        self.last = self.interview.set_language(language)
        return self

    def state(self, name: str) -> NodeState:
        return self.interview.state(f"/data/{name}")

    def value(self, name: str) -> str | None:
        return self.state(name).value

    @property
    def evaluations(self) -> int:
        assert self.last is not None
        return self.last.evaluations

    @property
    def route(self) -> list[str]:
        """Names on the route in the order asked, a repeat prompt as `name?`."""
        names = []
        for page in self.interview.pages():
            mark = "?" if page.rows or page.kind == "repeat-prompt" else ""
            names += [ref.removeprefix("/data/") + mark for ref in page.refs]
        return names

    def expect(self, name: str, value: str) -> Scenario:
        assert self.value(name) == value
        return self

    def expect_at(self, name: str, after: str | None = None) -> Scenario:
        """The next page after the question `after` (or the first open one) begins with `name`."""
        page = self.interview.next_page(f"/data/{after}") if after else self._first_open()
        assert page is not None
        assert page.key == f"/data/{name}"
        return self

    def _first_open(self) -> Page | None:
        for page in self.interview.pages():
            if page.kind == "repeat-prompt" or not all(self.interview.state(ref).value for ref in page.refs):
                return page
        return None
