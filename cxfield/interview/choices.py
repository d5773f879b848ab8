"""The choices that a question offers now, in their order, with their labels."""

from __future__ import annotations

from contextlib import nullcontext

from cxfield.interview.definition import Definition
from cxfield.interview.instance import InstanceNode
from cxfield.interview.logic import Logic
from cxfield.interview.references import resolve
from cxfield.interview.state import ChoiceState
from cxfield.interview.texts import Texts
from cxfield.interview.watches import Offer
from cxfield.questionnaire.external_choices import is_external
from cxfield.questionnaire.model import ControlKind, Itemset, Question
from cxfield.uncollected import uncollected
from cxfield.xpath import Context, Expression, XPathError, parse
from cxfield.xpath.tree import Node

_MANY = 5_000
"""Making more choices than this would have the collector walk over all that is there."""
EXCLUSIVE = "cx_exclusive"
"""Child of a list's item that says `yes` where the choice takes the others back."""
READ = "cx_read"
"""Child of a list's item that says `no` where the choice is not read out."""
_SPELT = {"yes": ("yes", "1", "true"), "no": ("no", "0", "false")}


class ChoiceLists:
    """Finds choices for one interview."""

    def __init__(self, logic: Logic, texts: Texts) -> None:
        self._logic = logic
        self._program = logic.program
        self._texts = texts
        self._fixed: dict[tuple[str, str], Offer] = {}
        self._labelled: dict[tuple[str, str, str, str | None], tuple[ChoiceState, ...]] = {}
        logic.filter_choices = self.keep_offered

    def offer(self, node: InstanceNode) -> Offer:
        """Return what `node` offers by code; empty for a question without choices."""
        seen = self._logic.seen(node)
        if seen.offer is not None:
            return seen.offer
        question = node.definition.question
        offer: Offer = {}
        if question is not None and question.offers_choices and question.itemset is None:
            offer = dict.fromkeys(choice.name for choice in question.choices)
        elif question is not None and question.itemset is not None and question.offers_choices:
            offer = self._offer(node, question.itemset)
        self._logic.seen(node).offer = offer
        return offer

    def _offer(self, node: InstanceNode, itemset: Itemset) -> Offer:
        """Return value -> item; made once for all questions that offer the same."""
        key = (itemset.nodeset, itemset.value_ref)
        is_fixed = self._is_fixed(node, itemset)
        offer = self._fixed.get(key) if is_fixed else None
        if offer is None:
            offer = {}
            for item in self._items(node, itemset):
                offer.setdefault(self._value(itemset, item), item)
            if is_fixed and offer:
                self._fixed[key] = offer
        return offer

    def offered(self, node: InstanceNode) -> tuple[ChoiceState, ...] | None:
        """Return the choices with their labels; None for a question that has none."""
        question = node.definition.question
        if question is None or not question.offers_choices:
            return None
        found = self._logic.seen(node).choices
        if found is None:
            failed = len(self._logic.failures)
            found = self._shown(question, node)
            if len(self._logic.failures) == failed:
                self._logic.seen(node).choices = found
        return found

    def _shown(self, question: Question, node: InstanceNode) -> tuple[ChoiceState, ...]:
        if question.itemset is None:
            return tuple(
                ChoiceState(choice.name, self._texts.render(choice.label, node), self._texts.media(choice.label, node))
                for choice in question.choices
            )
        itemset = question.itemset
        key = (itemset.nodeset, itemset.value_ref, itemset.label_ref, self._texts.language)
        is_fixed = self._is_fixed(node, itemset)
        if is_fixed and key in self._labelled:
            return self._labelled[key]
        fills = self._texts.fills
        items = self._items(node, itemset)
        with uncollected() if len(items) > _MANY else nullcontext():
            choices = tuple(self._choice(itemset, item, node) for item in items)
        if is_fixed and choices and self._texts.fills == fills:
            self._labelled[key] = choices
        return choices

    def _choice(self, itemset: Itemset, item: Node, node: InstanceNode) -> ChoiceState:
        label, media = self._label(itemset, item, node)
        exclusive, silent = _says(item, EXCLUSIVE, "yes"), _says(item, READ, "no")
        return ChoiceState(self._value(itemset, item), label, media, exclusive, not silent)

    def _is_fixed(self, node: InstanceNode, itemset: Itemset) -> bool:
        """Return whether the items are the same whatever is answered."""
        expression = self._program.expression(itemset.nodeset, node.definition)
        return self._program.watches.note_items(node.definition, itemset, expression)

    def are_known(self, node: InstanceNode) -> bool:
        """Return False where nobody here can judge an answer to `node`.

        Its choices stand in a file that is absent, or `search()` draws them from one outside the form.
        """
        question = node.definition.question
        if question is not None and any(word.startswith("search(") for word in question.appearance):
            return False
        if question is None or question.itemset is None or question.itemset.instance_id is None:
            return True
        instance = self._program.questionnaire.instances.get(question.itemset.instance_id)
        if instance is None or instance.source is None or instance.source.startswith("jr://instance/"):
            return True
        document = self._logic.world.instance(instance.id)
        return document is not None and bool(document.children)

    def keep_offered(self, node: InstanceNode) -> str:
        """Return the stored value without the codes that are not offered, in the order stored."""
        if not self.are_known(node):
            return node.stored
        offered = self.offer(node)
        return " ".join(code for code in codes(node, node.stored) if code in offered)

    def label_of(self, value: str, asked: Definition, context: Context) -> str:
        """Return the label of the choice `value` of the question `asked`; empty if there is none such."""
        question = asked.question
        node = self._nearest(asked, context.current)
        if question is None or node is None:
            return ""
        if question.itemset is None:
            label = next((choice.label for choice in question.choices if choice.name == value), None)
            return "" if label is None else self._texts.render(label, node)
        item = self.offer(node).get(value)
        return "" if item is None else self._label(question.itemset, item, node)[0]

    def choice_name(self, value: str, reference: str, context: Context) -> str:
        """Return what jr:choice-name(value, 'reference') gives: the label of the choice `value`."""
        here = context.current
        definition = here.definition if isinstance(here, InstanceNode) else self._program.definitions.document
        asked = resolve(parse(reference.strip()), definition, self._program.definitions)
        if asked is None or not value:
            return ""
        return self.label_of(value, asked, context)

    def _nearest(self, asked: Definition, here: Node) -> InstanceNode | None:
        if not isinstance(here, InstanceNode):
            found = self._logic.instance.instances(asked)
        else:
            shared = 0
            for mine, other in zip(here.definition.lineage, asked.lineage, strict=False):
                if mine is not other:
                    break
                shared = mine.depth
            found = self._logic.instance.near(here, shared, asked)
        return found[0] if found else None

    def _items(self, node: InstanceNode, itemset: Itemset) -> list[Node]:
        expression = self._program.expression(itemset.nodeset, node.definition)
        found = self._logic.evaluate(expression, node, "choice filter", Expression.nodes)
        nodes = found if isinstance(found, list) else []
        return [item for item in nodes if not isinstance(item, InstanceNode) or item.relevant]

    def _value(self, itemset: Itemset, item: Node) -> str:
        return self._of_item(itemset.value_ref, item)

    def _of_item(self, reference: str, item: Node) -> str:
        if reference.isidentifier():
            found = item.child(reference)
            return found.string_value() if found is not None else ""
        context = item.definition if isinstance(item, InstanceNode) else None
        try:
            return self._program.expression(reference, context).string(Context(item, self._logic.world))
        except XPathError as error:
            why = f"{reference!r} cannot be read from a choice: {error}"
            self._logic.note_error((self._logic.instance.root, reference), why)
            return ""

    def _label(self, itemset: Itemset, item: Node, node: InstanceNode) -> tuple[str, dict[str, str]]:
        reference = itemset.label_ref
        if reference.startswith("jr:itext("):
            text_id = self._of_item(reference[len("jr:itext(") : -1].strip(), item)
            return self._texts.entry(text_id, node), self._texts.media_of(text_id)
        question = node.definition.question
        if question is not None and is_external(question):
            translated = item.child(f"{reference}::{self._texts.language}")
            if translated is not None and translated.value:
                return translated.value, {}
        return self._of_item(reference, item), {}


def _says(item: Node, mark: str, word: str) -> bool:
    found = item.child(mark)
    return found is not None and found.string_value().strip() in _SPELT[word]


def codes(node: InstanceNode, text: str) -> list[str]:
    """Return the codes in `text`, each once; a question with one answer has one code, spaces and all."""
    question = node.definition.question
    if question is not None and question.kind is ControlKind.SELECT_ONE:
        return [text] if text else []
    return list(dict.fromkeys(text.split()))
