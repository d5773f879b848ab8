"""A large form as survey teams write it: sections, two languages, choices, skips, checks, fills and calculations."""

from __future__ import annotations

from dataclasses import dataclass

from engines.workload import Operation, Turn, Workload
from engines.workloads import PAGES, SERIALISE, SERIALISE_FIRST, serialise_behind

SECTION = 50
"""Questions in a section; five blocks of ten."""
BLOCK = 10
LANGUAGES = {"English (en)": "", "Latviešu (lv)": "Jautājums — "}
"""Name -> what its texts begin with."""
LISTS = {
    "yes_no": ("yes", "no", "unsure"),
    "source": (*"12345678", "96"),
    "scale": tuple(str(n) for n in range(11)),
    "region": tuple(f"r{n}" for n in range(5)),
    "district": tuple(f"d{n}" for n in range(60)),
}
ITEMS = '<itemset nodeset="instance(\'{}\')/root/item{}"><value ref="name"/><label ref="jr:itext(itextId)"/></itemset>'


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a block; `{0}` to `{9}` in its texts and expressions are the paths of the block's questions."""

    control: str
    words: str
    data_type: str = "string"
    bind: str = ""
    items: str = ""
    hint: str = ""


_YES = "relevant=\" {0}  = 'yes'\""
_NEED = 'required="true()"'
BLOCK_OF_TEN = (
    Asked("select1", "Has the household used this service this month?", bind=_NEED, items=ITEMS.format("yes_no", "")),
    Asked("input", "How many times did you use it?", "int", hint="Count each visit once.",
          bind=f'{_YES} {_NEED} constraint=" . &gt;= 0 and . &lt;= 120" jr:constraintMsg="A number from 0 to 120"'),
    Asked("select", "Where did you hear of it? Mark all that apply.", bind=_YES, items=ITEMS.format("source", "")),
    Asked("input", "Where else?", bind="relevant=\"selected( {2} , '96')\""),
    Asked("input", "How much did you pay in all?", "decimal",
          bind=f'{_YES} constraint=". &lt;=  {{1}}  * 1000" jr:constraintMsg="That is a lot for so few visits"'),
    Asked("select1", "How likely are you to recommend it?", bind=f"{_YES} {_NEED}", items=ITEMS.format("scale", "")),
    Asked("input", "When was the last time?", "date", bind=f'{_YES} constraint=". &lt;= today()"'),
    Asked("", "", bind="calculate=\"if( {0}  = 'yes', coalesce( {4} , 0) * 12, 0)\""),
    Asked("input", 'You said <output value=" {1} "/> visits; that makes <output value=" {7} "/> a year.',
          bind='readonly="true()" relevant=" {5}  &lt; 7"'),
    Asked("select1", "In which district is it?", bind=_YES, items=ITEMS.format("district", "[up =  /data/region ]")),
)  # fmt: skip


class _Form:
    """Gathers the parts of the XForm."""

    def __init__(self) -> None:
        self.instance: list[str] = []
        self.binds: list[str] = []
        self.body: list[str] = []
        self._texts: list[tuple[str, str]] = []

    def text(self, text_id: str, words: str) -> str:
        """Enter a text in every language and return the reference to it."""
        self._texts.append((text_id, words))
        return f"jr:itext('{text_id}')"

    def ask(self, asked: Asked, path: str, others: list[str]) -> None:
        """Add a question at `path`."""
        self.instance.append(f"<{path.rpartition('/')[2]}/>")
        self.binds.append(f'<bind nodeset="{path}" type="{asked.data_type}" {asked.bind.format(*others)}/>')
        if not asked.control:
            return
        label = self.text(f"{path}:label", asked.words.format(*others))
        hint = f'<hint ref="{self.text(f"{path}:hint", asked.hint)}"/>' if asked.hint else ""
        items = asked.items.format(*others)
        self.body.append(f'<{asked.control} ref="{path}"><label ref="{label}"/>{hint}{items}</{asked.control}>')

    def section(self, number: int) -> None:
        """Add a section of blocks."""
        base = f"/data/section{number}"
        self.instance.append(f"<section{number}>")
        label = self.text(f"{base}:label", f"Section {number + 1}: what you used")
        self.body.append(f'<group ref="{base}"><label ref="{label}"/>')
        for block in range(SECTION // BLOCK):
            paths = [f"{base}/q{block}_{place}" for place in range(BLOCK)]
            for asked, path in zip(BLOCK_OF_TEN, paths, strict=True):
                self.ask(asked, path, paths)
        self.body.append("</group>")
        self.instance.append(f"</section{number}>")

    def lists(self) -> str:
        """Return the secondary instances."""
        out = []
        for name, codes in LISTS.items():
            items = []
            for place, code in enumerate(codes):
                self.text(f"{name}-{place}", f"The answer {code} of the list {name.replace('_', ' or ')}")
                items.append(f"<item><itextId>{name}-{place}</itextId><name>{code}</name><up>r{place % 5}</up></item>")
            out.append(f'<instance id="{name}"><root>{"".join(items)}</root></instance>')
        return "".join(out)

    def itext(self) -> str:
        """Return all texts in all languages."""
        out = []
        for language, beginning in LANGUAGES.items():
            entries = (f'<text id="{key}"><value>{beginning}{words}</value></text>' for key, words in self._texts)
            out.append(f'<translation lang="{language}">{"".join(entries)}</translation>')
        return f"<itext>{''.join(out)}</itext>"


def survey_form(questions: int) -> bytes:
    """Return the XForm."""
    form = _Form()
    form.ask(
        Asked("select1", "In which region do you live?", bind=_NEED, items=ITEMS.format("region", "")),
        "/data/region",
        [],
    )
    for number in range(questions // SECTION):
        form.section(number)
    lists = form.lists()
    return (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
        'xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Survey</h:title><model>'
        f'{form.itext()}<instance><data id="survey" version="1">{"".join(form.instance)}'
        f"<meta><instanceID/></meta></data></instance>{lists}{''.join(form.binds)}"
        '<bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/>'
        f"</model></h:head><h:body>{''.join(form.body)}</h:body></h:html>"
    ).encode()


def _answers(questions: int) -> list[Turn]:
    """Return one turn for each answer of an interview; every third block is skipped by its first question."""
    answers: list[tuple[str, str]] = [("/data/region", "r1")]
    for number in range(questions // BLOCK):
        section, block = divmod(number, SECTION // BLOCK)
        q = f"/data/section{section}/q{block}_"
        skips = number % 3 == 2
        answers.append((f"{q}0", "no" if skips else "yes"))
        if not skips:
            given = {1: number % 60, 2: "3 96", 3: "from a friend", 4: f"{number}.5", 5: number % 11, 6: "2026-01-15"}
            answers += [(f"{q}{place}", str(text)) for place, text in given.items()]
            answers.append((f"{q}9", f"d{number % 12 * 5 + 1}"))
    return [[["set", ref, text]] for ref, text in answers]


def survey(questions: int) -> Workload:
    last = f"/data/section{questions // SECTION - 1}/q4_3"
    behind: list[Turn] = [[["set", last, f"answer {turn}"], ["view", last]] for turn in range(60)]
    return Workload(
        name=f"survey {questions:,}",
        xml=survey_form(questions),
        operations=[
            SERIALISE_FIRST,
            Operation(name="an answer", turns=_answers(questions)),
            SERIALISE,
            serialise_behind([["set", last, f"answer {turn}"] for turn in range(40)]),
            Operation(name="answer, then view", turns=behind, own_only=True),
            PAGES,
            Operation(name="violations", turns=[[["violations"]]] * 20, own_only=True),
        ],
    )
