"""A small study in four languages with its interviews, as the rooms behind the journals see it; the dice are seeded."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from cxfield.analysis.study_data import Answer, CaseRecord, InterviewRecord, StudyData
from cxfield.questionnaire.model import Questionnaire
from cxfield.questionnaire.xform_reader import read_xform
from cxfield.sample.case import Case, ContactAttempt

LANGUAGES = ("English (en)", "Русский (ru)", "Polski (pl)", "Latviešu (lv)")

TEXTS = {
    "touchpoint": ("Where did you have contact with us?", "Где вы к нам обращались?", "Gdzie był kontakt?", "Kur?"),
    "ease": (
        "How easy was it to get your question solved?",
        "Насколько легко было решить ваш вопрос?",
        "Jak łatwo było załatwić sprawę?",
        "Cik viegli bija atrisināt jūsu jautājumu?",
    ),
    "csat": ("How satisfied are you?", "Насколько вы довольны?", "Jak bardzo?", "Cik apmierināts?"),
    "nps": (
        "How likely are you to recommend us to a friend or colleague?",
        "Насколько вероятно, что вы порекомендуете нас?",
        "Czy polecą nas Państwo znajomym?",
        "Cik iespējams, ka jūs mūs ieteiksiet?",
    ),
    "reasons": ("What speaks for us?", "Что говорит за нас?", "Co przemawia za nami?", "Kas runā par labu?"),
    "solved": (
        "Did we solve your problem?",
        "Решили ли мы вашу проблему?",
        "Czy rozwiązaliśmy problem?",
        "Vai mēs atrisinājām jūsu problēmu?",
    ),
    "words": ("In your own words: what should change?", "Что изменить?", "Co powinno się zmienić?", "Kas jāmaina?"),
    "age": ("How old are you?", "Сколько вам лет?", "Ile ma Pan(i) lat?", "Cik jums gadu?"),
}
CHOICES = {
    "touchpoint": (
        ("branch", ("Branch", "Отделение", "Oddział", "Filiāle")),
        ("call", ("Call centre", "Колл-центр", "Infolinia", "Zvanu centrs")),
        ("app", ("Mobile application", "Приложение", "Aplikacja", "Lietotne")),
    ),
    "csat": tuple((str(n), (f"{n}",) * 4) for n in range(1, 6)),
    "reasons": (
        ("price", ("Price", "Цена", "Cena", "Cena")),
        ("people", ("Friendly people", "Люди", "Życzliwi ludzie", "Cilvēki")),
        ("speed", ("Speed of the answer to a question", "Скорость", "Szybkość", "Ātrums")),
    ),
    "solved": (("yes", ("Yes", "Да", "Tak", "Jā")), ("no", ("No", "Нет", "Nie", "Nē"))),
}
VERBATIMS = (
    "Shorter waiting time on the phone, please.",
    "Приложение часто зависает, когда я плачу за связь.",
    "Proszę o krótszą kolejkę w oddziale – zażółć gęślą jaźń.",
    "Gribētu ātrāku atbildi un īsāku gaidīšanu rindā, ļoti žēl.",
    "=HYPERLINK is what they sent me; I do not click on such links.",
)
BINDS = """
<bind nodeset="/data/contact/touchpoint" type="string"/>
<bind nodeset="/data/contact/ease" type="int" cx:metric="ces" cx:missing="dk rf"/>
<bind nodeset="/data/contact/csat" type="string" cx:metric="csat" cx:missing="dk rf"/>
<bind nodeset="/data/nps" type="int" cx:metric="nps" cx:missing="dk rf"/>
<bind nodeset="/data/reasons" type="string"/>
<bind nodeset="/data/solved" type="string" cx:metric="csat"/>
<bind nodeset="/data/words" type="string" cx:metric="verbatim" cx:missing="rf"/>
<bind nodeset="/data/age" type="int" cx:missing="rf"/>
<bind nodeset="/data/end" type="dateTime" jr:preload="timestamp" jr:preloadParams="end"/>
<bind nodeset="/data/is_promoter" type="int" calculate="if(/data/nps &gt; 8, 1, 0)"/>
"""


def _itext() -> str:
    blocks = []
    for place, language in enumerate(LANGUAGES):
        entries = {f"q:{name}": texts[place] for name, texts in TEXTS.items()}
        entries |= {f"c:{q}:{code}": labels[place] for q, rows in CHOICES.items() for code, labels in rows}
        words = "".join(f'<text id="{i}"><value>{text}</value></text>' for i, text in entries.items())
        default = ' default="true()"' if place == 0 else ""
        blocks.append(f'<translation lang="{language}"{default}>{words}</translation>')
    return f"<itext>{''.join(blocks)}</itext>"


def _control(tag: str, path: str) -> str:
    name = path.rpartition("/")[2]
    items = "".join(
        f"<item><label ref=\"jr:itext('c:{name}:{code}')\"/><value>{code}</value></item>"
        for code, _ in CHOICES.get(name, ())
    )
    return f'<{tag} ref="{path}"><label ref="jr:itext(\'q:{name}\')"/>{items}</{tag}>'


def service_questionnaire() -> Questionnaire:
    """Return the questionnaire, read from an XForm as the program reads any."""
    inner = "".join(
        _control(tag, f"/data/contact/{name}")
        for tag, name in (("select1", "touchpoint"), ("input", "ease"), ("select1", "csat"))
    )
    outer = (("input", "nps"), ("select", "reasons"), ("select1", "solved"), ("input", "words"), ("input", "age"))
    body = f'<group ref="/data/contact"><repeat nodeset="/data/contact">{inner}</repeat></group>'
    body += "".join(_control(tag, f"/data/{name}") for tag, name in outer)
    xml = f"""<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa" xmlns:cx="urn:cxfield:xforms">
<h:head><h:title>Service experience</h:title><model>{_itext()}
<instance><data id="service" version="1"><contact jr:template=""><touchpoint/><ease/><csat/></contact>
<contact><touchpoint/><ease/><csat/></contact><nps/><reasons/><solved/><words/><age/><is_promoter/><end/><meta><instanceID/></meta></data></instance>{BINDS}</model></h:head>
<h:body>{body}</h:body></h:html>"""
    return read_xform(xml.encode(), folder=None)


def _interview(number: int, dice: random.Random, questionnaire: Questionnaire) -> InterviewRecord:
    answers: dict[str, Answer] = {}

    def put(ref: str, value: str = "", *, missing: str | None = None) -> None:
        answers[ref] = Answer(ref=ref, value=value, missing=missing)

    mood = dice.choices(range(11), weights=[2, 1, 1, 2, 2, 4, 6, 10, 16, 20, 24])[0]
    for row in range(1, dice.randint(1, 3) + 1):
        put(f"/data/contact[{row}]/touchpoint", dice.choice(["branch", "call", "app"]))
        put(f"/data/contact[{row}]/ease", str(min(7, max(1, mood - 3 + dice.randint(-1, 1)))))
        put(f"/data/contact[{row}]/csat", str(min(5, max(1, mood // 2 + dice.randint(-1, 1)))))
    if number % 17:
        put("/data/nps", str(mood))
    else:
        put("/data/nps", missing="dk" if number % 2 else "rf")
    put("/data/reasons", " ".join(sorted(dice.sample(["price", "people", "speed"], dice.randint(1, 3)))))
    put("/data/solved", "yes" if mood > 5 else "no")
    put("/data/words", VERBATIMS[number % len(VERBATIMS)] if number % 3 == 0 else "")
    put("/data/age", str(dice.randint(18, 84)))
    put("/data/is_promoter", str(int(mood > 8)))
    start = datetime(2026, 11, 2, 9, 0, tzinfo=UTC) + timedelta(days=number % 12, minutes=7 * number)
    return InterviewRecord(
        interview_id=f"interview-{number:03}",
        case_id=f"C{number:03}",
        status="completed",
        started_at=start,
        completed_at=start + timedelta(minutes=9),
        completed_zone="Europe/London",
        duration_s=dice.randint(400, 700),
        language=LANGUAGES[number % 4],
        interviewer="anna",
        questionnaire=questionnaire.content_hash,
        version="1",
        answers=answers,
        head="ab" * 32,
    )


def _case(number: int, codes: Sequence[str]) -> CaseRecord:
    attempts = tuple(
        ContactAttempt(
            attempt_id=f"a{number}-{place}",
            started_at=datetime(2026, 11, 2, 9, 0, tzinfo=UTC),
            interviewer="anna",
            number="+442079460142",
            duration_s=40,
            disposition=code,
        )
        for place, code in enumerate(codes)
    )
    case = Case(case_id=f"C{number:03}", name=f"Customer {number}", attempts=attempts)
    return CaseRecord(case=case, disposition=case.disposition)


def service_study(completes: int = 120, others: int = 80) -> StudyData:
    """Return the study with `completes` finished interviews and `others` cases with different ends."""
    questionnaire = service_questionnaire()
    dice = random.Random(7)
    ends = (("3.13",), ("2.11",), ("3.12", "2.20"), ("4.31",), (), ("2.12",), ("2.20", "3.13"))
    cases = [_case(number, ("3.13", "1.1")) for number in range(completes)]
    cases += [_case(completes + number, ends[number % len(ends)]) for number in range(others)]
    return StudyData(
        name="Service experience",
        questionnaires=(questionnaire,),
        cases=tuple(cases),
        interviews=tuple(_interview(number, dice, questionnaire) for number in range(completes)),
    )
