"""What is asked: the model of one questionnaire version, as its readers produce it and the engine runs it.

Paths are generic: absolute, without positions (`/data/person/name`). Expressions are kept as source text;
`cxfield.interview` compiles them in their context. Everything here is immutable by convention once read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from cxfield.errors import CxfieldError
from cxfield.xpath.tree import Node


@dataclass(frozen=True, slots=True)
class Output:
    """A fill: the value of `expression` inside a text."""

    expression: str


TextPart = str | Output
TextParts = tuple[TextPart, ...]


@dataclass(frozen=True, slots=True)
class TextForms:
    """One itext entry in one language: the long (default) form and others.

    Attributes:
        parts: Long or only form.
        short: Short form; None where there is none.
        guidance: Guidance form (instruction to the interviewer); None where there is none.
        media: By kind (`image`, `audio`, `video`, `big-image`): the file name without `jr://…/`.
    """

    parts: TextParts = ()
    short: TextParts | None = None
    guidance: TextParts | None = None
    media: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Text:
    """A label, hint or message as written: literal parts, or an itext entry named by an id or an expression.

    Attributes:
        parts: Used where `itext_id` and `itext_expression` are None.
        itext_id: Constant id of an itext entry.
        itext_expression: Expression that gives the id (`jr:itext(concat(...))`) or the text (`ref` of a node).
    """

    parts: TextParts = ()
    itext_id: str | None = None
    itext_expression: str | None = None


NO_TEXT = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bind:
    """What holds for one node of the primary instance. Expressions are None where nothing was said.

    Attributes:
        path: Generic path of the node.
        type: XForms data type without prefix (`string`, `int`, `decimal`, `boolean`, `date`, `time`, `dateTime`,
            `geopoint`, …).
        constraint_message: Shown when `constraint` does not hold.
        preload: `jr:preload` (`timestamp`, `property`, `date`, `uid`, `context`, `patient`), with `preload_params`.
        missing: Missing codes that the interviewer may choose, of `dk`, `rf`, `na`.
        warning: Soft check: condition that should hold. Same context as `constraint`.
        modes: Of `cati`, `capi`, `cawi`; empty means all.
        metric: What the analysis takes the answer for (`nps`, `csat`, `ces`, `verbatim`, …).
        extra: All other attributes, by `{namespace}local` or local name.
    """

    path: str
    type: str = "string"
    relevant: str | None = None
    readonly: str | None = None
    required: str | None = None
    constraint: str | None = None
    calculate: str | None = None
    constraint_message: Text = NO_TEXT
    required_message: Text = NO_TEXT
    preload: str | None = None
    preload_params: str | None = None
    missing: tuple[str, ...] = ()
    warning: str | None = None
    warning_message: Text = NO_TEXT
    disposition: str | None = None
    modes: tuple[str, ...] = ()
    metric: str | None = None
    touchpoint: str | None = None
    stage: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)


class ControlKind(StrEnum):
    """The body elements that ask something."""

    INPUT = "input"
    SELECT_ONE = "select1"
    SELECT_MULTIPLE = "select"
    RANK = "rank"
    RANGE = "range"
    TRIGGER = "trigger"
    UPLOAD = "upload"
    SECRET = "secret"


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice written in the body: its code and label."""

    name: str
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Itemset:
    """Choices drawn from nodes.

    Attributes:
        nodeset: The whole nodeset expression as written, with its filter and `randomize(...)`.
        value_ref, label_ref: Relative to one item; `label_ref` may be `jr:itext(itextId)`.
        instance_id: Id of the secondary instance that it reads; None if it reads the primary instance.
    """

    nodeset: str
    value_ref: str
    label_ref: str
    instance_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """`setvalue`, `setgeopoint` or `recordaudio`: on `events`, `target` takes `expression` (or the text `literal`).

    Attributes:
        source: Path of the question, group or repeat in which the action stands; None in the model.
        attributes: All others as written, by `{namespace}local` or local name (`quality` of a recording).
    """

    kind: str
    events: tuple[str, ...]
    target: str
    expression: str | None = None
    literal: str | None = None
    source: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question: one control over one node.

    Attributes:
        ref: Generic path of the node.
        guidance: Instruction to the interviewer (also `TextForms.guidance` of the hint's or label's itext entry).
        choices: Written choices; empty where `itemset` gives them.
        range_start, range_end, range_step: As written; None outside `range`.
        note: True for a note: an input of a read-only string without calculation that only shows its label.
        extra: All other body attributes, by `{namespace}local` or local name.
    """

    kind: ControlKind
    ref: str
    label: Text = NO_TEXT
    hint: Text = NO_TEXT
    guidance: Text = NO_TEXT
    appearance: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    itemset: Itemset | None = None
    range_start: str | None = None
    range_end: str | None = None
    range_step: str | None = None
    media_type: str | None = None
    note: bool = False
    card: str | None = None
    record: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def offers_choices(self) -> bool:
        """True for selects and ranks; an itemset in another control only decorates it."""
        return self.kind in (ControlKind.SELECT_ONE, ControlKind.SELECT_MULTIPLE, ControlKind.RANK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group of controls; with `field-list` in `appearance` one page. `ref` is None for a group without a node."""

    ref: str | None
    label: Text = NO_TEXT
    appearance: tuple[str, ...] = ()
    children: tuple[Control, ...] = ()
    order: str = "fixed"
    record: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """A repeat. `count` is the expression of `jr:count`, None if open; `label` is that of the group around it."""

    ref: str
    label: Text = NO_TEXT
    count: str | None = None
    no_add_remove: bool = False
    appearance: tuple[str, ...] = ()
    children: tuple[Control, ...] = ()
    order: str = "fixed"
    record: str | None = None
    extra: Mapping[str, str] = field(default_factory=dict)


Control = Question | Group | Repeat


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondaryInstance:
    """Data beside the answers: inline, or from a file beside the form.

    Attributes:
        source: `jr://file-csv/x.csv`, `jr://file/x.xml`, `jr://instance/last-saved`; None if inline.
        root: The document node above the root element (`/root/item/…`); None until its file is loaded, or absent.
    """

    id: str
    source: str | None = None
    root: Node | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionRule:
    """What the form says about sending: for whoever sends it.

    Attributes:
        url: Where it is sent, instead of the server that the form came from; empty if not said.
        public_key: RSA key (base64) with which it is to be encrypted; empty if it is sent as it is.
        sends_itself, deletes_itself: `auto-send` and `auto-delete`; None where the device decides.
        is_editable: A completed interview may be edited on the device and sent again.
    """

    url: str = ""
    method: str = ""
    public_key: str = ""
    sends_itself: bool | None = None
    deletes_itself: bool | None = None
    is_editable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    """One questionnaire version.

    Attributes:
        form_id, version: As the form says; `version` may be empty.
        content_hash: SHA-256 (hex) over the XForm XML; names the published version.
        languages: Names of the itext translations in order (`English (en)`); empty without itext.
        default_language: The one to begin with; None without itext.
        primary: Document node above the root element of the primary instance, as the form gives it.
            A repeat's template (`jr:template`, or else its first instance) is in `templates` and, unless it was
            a `jr:template`, also in the tree.
        templates: By the repeat's generic path: one pristine instance of it.
        child_order: By the generic path of a node that has repeats below it: the names of its children in the
            form's order (a repeat once, also when all its instances are gone): where a new first instance goes.
        binds: By generic path. A node without one behaves as `Bind(path=…)`.
        itext: language -> id -> forms.
        namespaces: prefix -> URI as declared in the form.
        submission: How it is to be sent, as the form says.
        xml: The XForm as read.
    """

    form_id: str
    version: str
    title: str
    content_hash: str
    primary: Node
    body: tuple[Control, ...]
    binds: Mapping[str, Bind] = field(default_factory=dict)
    templates: Mapping[str, Node] = field(default_factory=dict)
    child_order: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    instances: Mapping[str, SecondaryInstance] = field(default_factory=dict)
    itext: Mapping[str, Mapping[str, TextForms]] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    default_language: str | None = None
    actions: tuple[Action, ...] = ()
    namespaces: Mapping[str, str] = field(default_factory=dict)
    submission: SubmissionRule = field(default_factory=lambda: SubmissionRule())
    style: str = ""
    xml: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a reader or the lint has to say about a form.

    Attributes:
        severity: `error` (cannot run), `warning` or `info`.
        code: Short stable name of the kind of finding (`unknown-question`, `not-a-workbook`, …).
        where: Sheet and cell (`survey!C12`), or an XPath in the form, or empty for the whole file.
        message: A sentence: what is wrong and what to do.
        witness: Answers that show it; None where there is nothing to show.
    """

    severity: str
    code: str
    where: str
    message: str
    witness: Mapping[str, str] | None = None


class FormError(CxfieldError):
    """The form cannot run. `findings` says why; at least one of them is an error."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        errors = [finding for finding in findings if finding.severity == "error"]
        first = errors[0] if errors else None
        place = f"{first.where}: " if first and first.where else ""
        super().__init__(f"{place}{first.message}" if first else "The form cannot run.")
