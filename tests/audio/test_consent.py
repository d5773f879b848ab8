"""The rule of consent, as a table."""

import pytest

from cxfield.audio.consent import (
    NO_ANSWER,
    Consent,
    ConsentAction,
    ConsentAnswer,
    action_after,
    consent_node,
    consent_of,
)
from tests.audio.forms import FORM, read

REPEATED = FORM.replace('nodeset="/data/may_record"', 'nodeset="/data/person/name"').replace(
    'nodeset="/data/name"', 'nodeset="/data/may_record"'
)


@pytest.mark.parametrize(
    ("answer", "consent", "while_it_runs", "at_its_end"),
    [
        (NO_ANSWER, Consent.UNASKED, ConsentAction.REST, ConsentAction.DELETE),
        (ConsentAnswer("1"), Consent.GIVEN, ConsentAction.RECORD, ConsentAction.RECORD),
        (ConsentAnswer("yes"), Consent.GIVEN, ConsentAction.RECORD, ConsentAction.RECORD),
        (ConsentAnswer("OK"), Consent.GIVEN, ConsentAction.RECORD, ConsentAction.RECORD),
        (ConsentAnswer("true"), Consent.GIVEN, ConsentAction.RECORD, ConsentAction.RECORD),
        (ConsentAnswer("2"), Consent.REFUSED, ConsentAction.DELETE, ConsentAction.DELETE),
        (ConsentAnswer("no"), Consent.REFUSED, ConsentAction.DELETE, ConsentAction.DELETE),
        (ConsentAnswer("maybe"), Consent.REFUSED, ConsentAction.DELETE, ConsentAction.DELETE),
        (ConsentAnswer(missing="dk"), Consent.REFUSED, ConsentAction.DELETE, ConsentAction.DELETE),
        (ConsentAnswer(missing="rf"), Consent.REFUSED, ConsentAction.DELETE, ConsentAction.DELETE),
    ],
)
def test_what_follows_from_an_answer(
    answer: ConsentAnswer, consent: Consent, while_it_runs: ConsentAction, at_its_end: ConsentAction
) -> None:
    assert consent_of(answer) is consent
    assert action_after(answer) is while_it_runs
    assert action_after(answer, is_ending=True) is at_its_end


def test_the_questionnaire_says_which_node_holds_the_consent() -> None:
    assert consent_node(read(FORM)) == "/data/may_record"


def test_a_questionnaire_that_never_asks_has_none() -> None:
    assert consent_node(read(FORM.replace("recording-consent", "verbatim"))) is None


def test_a_consent_in_a_repeat_is_none_for_the_interview() -> None:
    assert consent_node(read(REPEATED)) is None
