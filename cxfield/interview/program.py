"""A questionnaire made ready to run: its expressions compiled in their places, its rules in order, its dependents."""

from __future__ import annotations

from collections.abc import Iterator

from cxfield.interview.definition import Definition, Definitions, QuestionnaireError
from cxfield.interview.earlier import Earlier
from cxfield.interview.meta import with_instance_id
from cxfield.interview.opening import Opening
from cxfield.interview.ordering import order_rules
from cxfield.interview.reads import Of, Read, choice_question, reads_of, reads_of_items
from cxfield.interview.references import contextualise
from cxfield.interview.rules import Rule, RuleKind
from cxfield.interview.watches import Watches
from cxfield.questionnaire.model import Questionnaire
from cxfield.uncollected import uncollected
from cxfield.xpath import Context, Environment, Expression, XPathError, ast, compile_expression, parse
from cxfield.xpath.tree import Node

Dependents = dict[Definition, tuple[tuple[Rule, int], ...]]

_LOGIC = (
    (RuleKind.CALCULATE, "calculate"),
    (RuleKind.RELEVANT, "relevant"),
    (RuleKind.READONLY, "readonly"),
    (RuleKind.REQUIRED, "required"),
)


class Program:
    """Everything about a questionnaire that does not depend on the answers. May be shared by interviews.

    Attributes:
        rules: In topological order.
        constants: Definition -> kind -> what its constant expression says (`relevant="false()"`): no rule is needed.
        waiting: Kind of change -> definition -> the rules that wait for it, each with its scope.
        behind: Definition -> the rules that read its value in rows before their own, each with which.
        openings: Time zone -> what is settled before the first answer; see `compiled_form.prepare`.
        watches: What the expressions read that are evaluated for showing nodes.
    """

    @uncollected()
    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.primary, binds = with_instance_id(questionnaire)
        self.definitions = Definitions(self.primary, questionnaire, binds)
        self._namespaces = dict(questionnaire.namespaces)
        self._expressions: dict[tuple[str, Definition | None], Expression] = {}
        self.constants: dict[Definition, dict[RuleKind, bool]] = {}
        self.rules = order_rules(list(self._all_rules()))
        self.waiting = {of: _dependents(self.rules, of) for of in Of}
        self.behind = _dependents_behind(self.rules)
        self.openings: dict[str, Opening] = {}
        self.watches = Watches(self)
        self.rules_of: dict[Definition, list[Rule]] = {}
        for rule in self.rules:
            self.rules_of.setdefault(rule.target, []).append(rule)

    def expression(self, source: str, context: Definition | None) -> Expression:
        """Return `source` compiled for the context nodes `context`; None for the nodes of other instances.

        Raises:
            XPathError: It makes no sense.
        """
        if context is not None and context.single and "indexed-repeat" not in source:
            context = None  # outside of rows it means the same everywhere
        key = (source, context)
        found = self._expressions.get(key)
        if found is None:
            tree: ast.Expr = parse(source)
            if context is not None:
                tree = contextualise(tree, context, self.definitions)
            found = self._expressions[key] = compile_expression(tree, self._namespaces)
        return found

    def reads(self, expression: Expression, context: Definition) -> frozenset[Read]:
        """Return what `expression` reads, with what the choices named by jr:choice-name() read."""
        found = set(reads_of(expression.ast, context, self.definitions))
        for part in ast.walk(expression.ast):
            if isinstance(part, ast.Call) and part.name == "jr:choice-name":
                asked = choice_question(part, context, self.definitions)
                found |= {Read(read.of, read.definition, 0) for read in self.choice_reads(asked, labelled=True)}
        return frozenset(found)

    def choice_reads(self, asked: Definition | None, *, labelled: bool = False) -> frozenset[Read]:
        """Return what decides which choices the question `asked` offers, and their labels; nothing for fixed ones."""
        question = asked.question if asked is not None else None
        if asked is None or question is None or question.itemset is None:
            return frozenset()
        itemset = question.itemset
        references = (itemset.value_ref, itemset.label_ref) if labelled else (itemset.value_ref,)
        nodeset = self._compiled(itemset.nodeset, asked, "choices")
        return reads_of_items(nodeset.ast, references, asked, self.definitions)

    def _compiled(self, source: str, context: Definition, what: str) -> Expression:
        try:
            return self.expression(source, context)
        except XPathError as error:
            raise QuestionnaireError(f"The {what} of {context.path} cannot be used: {error}") from error

    def _all_rules(self) -> Iterator[Rule]:
        for definition in self.definitions.document.walk():
            yield from self._bind_rules(definition)
            repeat, question = definition.repeat, definition.question
            if repeat is not None and repeat.count is not None:
                expression = self._compiled(repeat.count, definition, RuleKind.COUNT)
                yield Rule(RuleKind.COUNT, definition, expression, self.reads(expression, definition))
            if question is not None and question.offers_choices and question.itemset is not None:
                yield Rule(RuleKind.CHOICES, definition, None, self.choice_reads(definition))

    def _bind_rules(self, definition: Definition) -> Iterator[Rule]:
        bind = definition.bind
        if bind is None:
            return
        for kind, attribute in _LOGIC:
            source = getattr(bind, attribute)
            if source is None:
                continue
            try:
                expression = self._compiled(source, definition, kind)
            except QuestionnaireError:
                if kind is RuleKind.CALCULATE:
                    continue  # the node stays empty, and the lint has a warning for it; other forms of logic decide
                raise
            if expression.is_constant and kind is not RuleKind.CALCULATE:
                said = expression.boolean(_NOWHERE)
                self.constants.setdefault(definition, {})[kind] = said
            else:
                yield Rule(kind, definition, expression, self.reads(expression, definition))
        if bind.warning is not None:
            expression = self._compiled(bind.warning, definition, RuleKind.WARNING)
            yield Rule(RuleKind.WARNING, definition, None, self.reads(expression, definition))
        if bind.constraint is not None:
            self._compiled(bind.constraint, definition, "constraint")

    def constant(self, definition: Definition, kind: RuleKind, otherwise: bool) -> bool:
        """Return what a constant expression says, `otherwise` if there is none."""
        said = self.constants.get(definition)
        return otherwise if said is None else said.get(kind, otherwise)


def _dependents(rules: list[Rule], of: Of) -> Dependents:
    found: dict[Definition, dict[Rule, int]] = {}
    for rule in rules:
        for read in rule.reads:
            if read.of is of and read.earlier is None:
                scopes = found.setdefault(read.definition, {})
                scopes[rule] = min(scopes.get(rule, read.scope), read.scope)
    return {definition: tuple(scopes.items()) for definition, scopes in found.items()}


def _dependents_behind(rules: list[Rule]) -> dict[Definition, tuple[tuple[Rule, Earlier], ...]]:
    found: dict[Definition, list[tuple[Rule, Earlier]]] = {}
    for rule in rules:
        for read in rule.reads:
            if read.earlier is not None:
                found.setdefault(read.definition, []).append((rule, read.earlier))
    return {definition: tuple(behind) for definition, behind in found.items()}


_NOWHERE = Context(Node(""), Environment(Node("")))
