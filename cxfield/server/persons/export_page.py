"""The page of a person's export: what is stored of them, in their language, readable without any program but a browser.

Plain HTML without scripts or anything from elsewhere; all that comes from the data is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}"
    "table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}td,th{text-align:left;vertical-align:top;"
    "padding:.35rem .75rem .35rem 0;border-bottom:1px solid #ddd}th{font-weight:600}h2{margin-top:2rem}"
    "td:first-child{width:32%}"
)
_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "title": "What we have stored about you", "made": "Made on", "person": "You", "answers": "Your answers",
        "contacts": "When we tried to reach you", "consents": "What you consented to", "files": "Recordings and files",
        "decisions": "What we decided about the interview", "looked": "Who looked at it", "none": "Nothing.",
        "question": "Question", "answer": "Answer", "when": "When", "who": "Who", "what": "What", "asked": "Asked",
        "withdrawn": "taken back", "more": "person.json has everything as it is stored, for a program to read.",
        "study": "Study", "interview": "Interview", "removed": "deleted",
    },
    "ru": {
        "title": "Что мы о вас храним", "made": "Составлено", "person": "Вы", "answers": "Ваши ответы",
        "contacts": "Когда мы пытались с вами связаться", "consents": "На что вы дали согласие",
        "files": "Записи и файлы", "decisions": "Что мы решили об интервью", "looked": "Кто это смотрел",
        "none": "Ничего.", "question": "Вопрос", "answer": "Ответ", "when": "Когда", "who": "Кто", "what": "Что",
        "asked": "Спросили", "withdrawn": "отозвано", "more": "В person.json всё так, как хранится, для программ.",
        "study": "Исследование", "interview": "Интервью", "removed": "удалено",
    },
    "pl": {
        "title": "Co o Pani/Panu przechowujemy", "made": "Sporządzono", "person": "Pani/Pan",
        "answers": "Pani/Pana odpowiedzi", "contacts": "Kiedy próbowaliśmy się skontaktować",
        "consents": "Na co wyrażono zgodę", "files": "Nagrania i pliki",
        "decisions": "Co postanowiliśmy o wywiadzie", "looked": "Kto to oglądał", "none": "Nic.",
        "question": "Pytanie", "answer": "Odpowiedź", "when": "Kiedy", "who": "Kto", "what": "Co", "asked": "Pytał(a)",
        "withdrawn": "wycofana", "more": "W person.json jest wszystko tak, jak jest przechowywane, dla programów.",
        "study": "Badanie", "interview": "Wywiad", "removed": "usunięto",
    },
    "lv": {
        "title": "Ko mēs par jums glabājam", "made": "Sagatavots", "person": "Jūs", "answers": "Jūsu atbildes",
        "contacts": "Kad mēģinājām ar jums sazināties", "consents": "Kam jūs piekritāt", "files": "Ieraksti un faili",
        "decisions": "Ko nolēmām par interviju", "looked": "Kas to skatījis", "none": "Nekas.",
        "question": "Jautājums", "answer": "Atbilde", "when": "Kad", "who": "Kas", "what": "Kas tieši",
        "asked": "Jautāja", "withdrawn": "atsaukts", "more": "Failā person.json viss ir tā, kā glabājas, programmām.",
        "study": "Pētījums", "interview": "Intervija", "removed": "dzēsts",
    },
}  # fmt: skip


def page(data: Mapping[str, Any], language: str) -> str:
    """Return the page for what `PersonExport.of` gathered."""
    code = language[:2].lower() if language[:2].lower() in _WORDS else "en"
    words = _WORDS[code]
    case = data["case"]
    plain = {name: value for name, value in case.items() if name not in ("attributes", "priority") and value}
    parts = [
        f"<h1>{escape(words['title'])}</h1>",
        f"<p>{escape(words['study'])}: {escape(data['study'])}. {words['made']} {escape(_time(data['at']))}.</p>",
        _section(words, "person", [(name, _shown(value)) for name, value in {**plain, **case["attributes"]}.items()]),
    ]
    for interview in data["interviews"]:
        parts.append(f"<h2>{escape(words['interview'])}, {escape(_time(interview['started_at']))}</h2>")
        rows = [(answer["question"] or answer["ref"], _shown(answer["value"])) for answer in interview["answers"]]
        parts.append(_section(words, "answers", rows, ("question", "answer"), level=3))
    parts += [
        _section(words, "consents", (_consent(words, one) for one in data["consents"])),
        _section(words, "files", ((one["name"], _file(words, one)) for one in data["files"])),
        _section(words, "contacts", ((_time(one["at"]), _contact(one)) for one in data["contacts"])),
        _section(words, "decisions", ((_time(o["at"]), f"{o['verdict']} {o['note']}") for o in data["decisions"])),
        _section(words, "looked", ((_time(o["at"]), f"{o['actor']}: {o['action']}") for o in data["looked"])),
        f"<p>{escape(words['more'])}</p>",
    ]
    head = f'<meta charset="utf-8"><title>{escape(words["title"])}</title><style>{_STYLE}</style>'
    return f'<!doctype html><html lang="{code}"><head>{head}</head><body>{"".join(parts)}</body></html>'


def _section(
    words: Mapping[str, str],
    name: str,
    rows: Iterable[tuple[str, str]],
    heads: tuple[str, str] | None = None,
    *,
    level: int = 2,
) -> str:
    cells = "".join(f"<tr><td>{escape(left)}</td><td>{escape(right)}</td></tr>" for left, right in rows)
    head = f"<tr><th>{escape(words[heads[0]])}</th><th>{escape(words[heads[1]])}</th></tr>" if heads else ""
    table = f"<table>{head}{cells}</table>" if cells else f"<p>{escape(words['none'])}</p>"
    return f"<h{level}>{escape(words[name])}</h{level}>{table}"


def _time(at: str) -> str:
    return at[:16].replace("T", " ") + " UTC" if at else ""


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value.get("missing", "")) if isinstance(value, dict) else str(value)


def _consent(words: Mapping[str, str], one: Mapping[str, Any]) -> tuple[str, str]:
    taken = f" ({words['withdrawn']} {_time(one['withdrawn_at'])})" if one["withdrawn_at"] else ""
    asked = f"{_time(one['at'])}, {words['asked']}: {one['asked_by']}"
    return one["wording"] or one["purpose"], f"{one['answer']}. {asked}{taken}"


def _file(words: Mapping[str, str], one: Mapping[str, Any]) -> str:
    return words["removed"] if one["state"] == "deleted" else f"{one['file'] or one['state']} ({one['size_bytes']} B)"


def _contact(one: Mapping[str, Any]) -> str:
    told = ", ".join(f"{name}: {_shown(value)}" for name, value in one["told"].items() if value not in ("", None))
    return f"{one['kind']}. {told}"
