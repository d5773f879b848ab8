"""Levels in dBFS, and what is noticed of a sound."""

import numpy as np
import pytest

from cxfield.audio.levels import FLOOR_DBFS, LevelRules, LevelWatch, NoticeKind, Samples, level_of
from cxfield.audio.microphone_test import Verdict, judge
from tests.audio.sounds import RATE, silence, sweep

RULES = LevelRules(silence_after_s=2.0, clear_after_s=1.0)


def noticed(*parts: Samples) -> list[tuple[NoticeKind, float]]:
    """Return what a watch says of parts handed in piece by piece, with the second at which it says so."""
    watch = LevelWatch(RATE, RULES)
    sound = np.concatenate(parts)
    found = [notice for start in range(0, sound.size, 399) for notice in watch.take(sound[start : start + 399])]
    return [(notice.kind, notice.at / RATE) for notice in found]


def test_a_full_scale_sine_has_an_rms_of_minus_three() -> None:
    level = level_of(sweep(1, amplitude=1.0))
    assert level.rms_dbfs == pytest.approx(-3.01, abs=0.05)
    assert level.peak_dbfs == pytest.approx(0, abs=0.01)


def test_half_the_amplitude_is_six_decibels_less() -> None:
    assert level_of(sweep(1, amplitude=0.5)).peak_dbfs == pytest.approx(-6.02, abs=0.02)


def test_digital_silence_and_no_sound_are_at_the_floor() -> None:
    assert level_of(silence(0.1)).rms_dbfs == FLOOR_DBFS
    assert level_of(silence(0)).peak_dbfs == FLOOR_DBFS


def test_the_loudest_negative_sample_is_full_scale() -> None:
    assert level_of(np.full(10, -32768, np.int16)).peak_dbfs == 0


def test_silence_is_told_once_after_its_time_and_when_it_is_over() -> None:
    assert noticed(sweep(1), silence(5), sweep(1)) == [(NoticeKind.SILENCE, 3.0), (NoticeKind.SILENCE_OVER, 6.1)]


def test_a_pause_to_think_is_no_silence() -> None:
    assert noticed(sweep(1), silence(1.8), sweep(1)) == []


def test_clipping_is_told_once_and_when_it_is_over() -> None:
    loud = np.clip(sweep(1, amplitude=0.9).astype(int) * 3, -32768, 32767).astype(np.int16)
    found = noticed(sweep(1), loud, sweep(2))
    assert [kind for kind, _at in found] == [NoticeKind.CLIPPING, NoticeKind.CLIPPING_OVER]
    assert found[0][1] == pytest.approx(1.1)
    assert found[1][1] == pytest.approx(3.0, abs=0.11)


def test_one_sample_at_full_scale_is_no_clipping() -> None:
    sound = sweep(2)
    sound[100] = 32767
    assert noticed(sound) == []


@pytest.mark.parametrize(
    ("amplitude", "verdict"),
    [(0.3, Verdict.GOOD), (0.008, Verdict.QUIET), (0.0005, Verdict.NOTHING), (0.0, Verdict.NOTHING)],
)
def test_a_trial_is_judged_by_its_loudest_second(amplitude: float, verdict: Verdict) -> None:
    sound = np.concatenate([silence(2), sweep(1, amplitude=amplitude)])
    assert judge(sound, RATE)[1] is verdict


def test_a_distorted_trial_is_told() -> None:
    loud = np.clip(sweep(1, amplitude=0.9).astype(int) * 3, -32768, 32767).astype(np.int16)
    assert judge(loud, RATE)[1] is Verdict.CLIPPED
