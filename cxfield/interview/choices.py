"""The choices that a question offers now, in their order, with their labels."""

from __future__ import annotations

from cxfield.interview.definition import Definition
from cxfield.interview.instance import InstanceNode
from cxfield.interview.logic import Logic
from cxfield.interview.references import resolve
from cxfield.interview.state import ChoiceState
from cxfield.interview.texts import Texts
from cxfield.questionnaire.model import ControlKind, Itemset
from cxfield.xpath import Context, Expression, XPathError, parse
from cxfield.xpath.tree import Node


class ChoiceLists:
    """Finds choices for one interview."""

    def __init__(self, logic: Logic, texts: Texts) -> None:
        self._logic = logic
        self._program = logic.program
        self._texts = texts
        logic.filter_choices = self.keep_offered

    def names(self, node: InstanceNode) -> list[str]:
        """Return the codes that `node` offers; empty for a question without choices."""
        question = node.definition.question
        if question is None or not question.offers_choices:
            return []
        if question.itemset is None:
            return [choice.name for choice in question.choices]
        return [self._value(question.itemset, item) for item in self._items(node, question.itemset)]

    def offered(self, node: InstanceNode) -> tuple[ChoiceState, ...] | None:
        """Return the choices with their labels; None for a question that has none."""
        question = node.definition.question
        if question is None or not question.offers_choices:
            return None
        if question.itemset is None:
            return tuple(
                ChoiceState(choice.name, self._texts.render(choice.label, node), choice.media)
                for choice in question.choices
            )
        itemset = question.itemset
        return tuple(
            ChoiceState(self._value(itemset, item), *self._label(itemset, item, node))
            for item in self._items(node, itemset)
        )

    def are_known(self, node: InstanceNode) -> bool:
        """Return False where the choices of `node` stand in a file that is absent: nobody can judge an answer then."""
        question = node.definition.question
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
        offered = set(self.names(node))
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
        for item in self._items(node, question.itemset):
            if self._value(question.itemset, item) == value:
                return self._label(question.itemset, item, node)[0]
        return ""

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
            self._logic.errors[self._logic.instance.root, reference] = (
                f"{reference!r} cannot be read from a choice: {error}"
            )
            return ""

    def _label(self, itemset: Itemset, item: Node, node: InstanceNode) -> tuple[str, dict[str, str]]:
        reference = itemset.label_ref
        if reference.startswith("jr:itext("):
            text_id = self._of_item(reference[len("jr:itext(") : -1].strip(), item)
            return self._texts.entry(text_id, node), self._texts.media_of(text_id)
        return self._of_item(reference, item), {}


def codes(node: InstanceNode, text: str) -> list[str]:
    """Return the codes in `text`; a question with one answer has one code, spaces and all."""
    question = node.definition.question
    if question is not None and question.kind is ControlKind.SELECT_ONE:
        return [text] if text else []
    return text.split()
