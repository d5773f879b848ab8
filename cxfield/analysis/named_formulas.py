"""The formulas by name, with plain inputs and outputs: what `cxfield stats` runs.

A name may end in a label of the example (`aapor_rates_A`, `wilson_ci_north`): the longest formula name that it
begins with is taken.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from cxfield.analysis.comparisons import compare_means, compare_nps, compare_proportions
from cxfield.analysis.distributions import normal_quantile, two_sided_z
from cxfield.analysis.experience import Nps, ces, csat, csat_binary, nps
from cxfield.analysis.intervals import DEFAULT_LEVEL, agresti_coull, mean_ci, wilson
from cxfield.analysis.outcomes import outcome_group
from cxfield.analysis.response_rates import RATE_NAMES, OutcomeCounts, count_outcomes, response_rates
from cxfield.errors import CxfieldError

Inputs = Mapping[str, Any]
Outputs = dict[str, Any]


class FormulaError(CxfieldError):
    """The formula is not known, or its inputs are not what it needs."""


def compute(name: str, inputs: Inputs) -> Outputs:
    """Return the outputs of the formula `name`; None stands for "not available".

    Raises:
        FormulaError: No formula has this name, or an input is absent or of the wrong kind.
    """
    formula = max((known for known in FORMULAS if name == known or name.startswith(f"{known}_")), key=len, default=None)
    if formula is None:
        raise FormulaError(f"There is no formula {name!r}; available are {', '.join(sorted(FORMULAS))}.")
    try:
        return FORMULAS[formula](inputs)
    except KeyError as error:
        raise FormulaError(f"The formula {formula} needs the input {error}.") from error
    except (TypeError, ValueError, ZeroDivisionError, OverflowError, AttributeError) as error:
        raise FormulaError(f"The inputs of {formula} cannot be used: {error}.") from error


def _scores(frequencies: Mapping[str, int]) -> list[int]:
    """Return the answers of a table score -> count."""
    return [int(score) for score, count in frequencies.items() for _ in range(count)]


def _level(inputs: Inputs) -> float:
    return float(inputs.get("conf", DEFAULT_LEVEL))


def _aapor_rates(inputs: Inputs) -> Outputs:
    return _rates(OutcomeCounts(**inputs["counts"]), inputs)


def _aapor_from_codes(inputs: Inputs) -> Outputs:
    codes = inputs["codes"]
    each = codes if isinstance(codes, list) else [code for code, count in codes.items() for _ in range(count)]
    return _rates(count_outcomes(outcome_group(str(code)) for code in each), inputs)


def _rates(counts: OutcomeCounts, inputs: Inputs) -> Outputs:
    rates = response_rates(counts, e=inputs.get("e"))
    return {"e": rates.e, **{name: getattr(rates, name) for name in RATE_NAMES}}


def _wilson_ci(inputs: Inputs) -> Outputs:
    result = wilson(inputs["x"], inputs["n"], level=_level(inputs))
    return {"p": result and result.estimate, "lo": result and result.low, "hi": result and result.high}


def _z_quantiles(inputs: Inputs) -> Outputs:
    return {"z": [two_sided_z(level) for level in inputs["conf"]]}


def _moe_proportion_with_deff(inputs: Inputs) -> Outputs:
    p, n, deff = inputs["p"], inputs["n"], inputs.get("deff", 1)
    simple = two_sided_z(_level(inputs)) * math.sqrt(p * (1 - p) / n)
    return {"moe_srs": simple, "moe_deff": simple * math.sqrt(deff), "n_eff": n / deff}


def _sample_size_proportion(inputs: Inputs) -> Outputs:
    p, z = inputs["p"], normal_quantile(0.5 + _level(inputs) / 2)
    simple = z * z * p * (1 - p) / inputs["moe"] ** 2
    finite = simple / (1 + (simple - 1) / inputs["N"]) if inputs.get("N") else simple
    needed = math.ceil(math.ceil(finite) * inputs.get("deff", 1))
    return {
        "n0": simple,
        "n_fpc": finite,
        "n_fpc_ceil": math.ceil(finite),
        "n_deff": needed,
        "sample_to_load": math.ceil(needed / inputs.get("response_rate", 1)),
    }


def _need(result: Nps | None) -> Nps:
    if result is None:
        raise FormulaError("NPS needs at least one answer.")
    return result


def _nps_single(inputs: Inputs) -> Outputs:
    scores = _scores(inputs["freq"])
    result = _need(nps(scores, level=_level(inputs)))
    net = mean_ci([float((score >= 9) - (score < 7)) for score in scores], level=_level(inputs))
    mean_low, mean_high = (net.low, net.high) if net else (None, None)
    return {
        "n": result.n,
        "promoters": result.promoters,
        "passives": result.passives,
        "detractors": result.detractors,
        "nps": result.score,
        "variance": result.variance,
        "se": result.standard_error,
        "wald_lo": result.wald.low,
        "wald_hi": result.wald.high,
        "adjwald_point": result.adjusted_point,
        "adjwald_lo": result.adjusted_wald.low,
        "adjwald_hi": result.adjusted_wald.high,
        "trinomial_mean_t_lo": None if mean_low is None else 100 * mean_low,
        "trinomial_mean_t_hi": None if mean_high is None else 100 * mean_high,
    }


def _nps_two_wave(inputs: Inputs, *, adjusted: bool = False) -> Outputs:
    first, second = (_need(nps(_scores(inputs[wave]), level=_level(inputs))) for wave in ("wave1", "wave2"))
    result = compare_nps(first, second, adjusted=adjusted)
    keys = ("diff_adj", "se") if adjusted else ("diff", "se_diff")
    if result is None:
        return {keys[0]: None, keys[1]: None, "z": None, "p": None}
    return {keys[0]: result.difference, keys[1]: result.standard_error, "z": result.statistic, "p": result.p}


def _csat_top2(inputs: Inputs) -> Outputs:
    scores = _scores(inputs["freq"])
    result = csat(scores, level=_level(inputs))
    around = result and agresti_coull(result.satisfied, result.n, level=_level(inputs))
    if not result or not around:
        raise FormulaError("CSAT needs at least one answer.")
    return {
        "n": result.n,
        "csat_pct": 100 * result.share.estimate,
        "mean": result.mean,
        "wilson_lo": _percent(result.share.low),
        "wilson_hi": _percent(result.share.high),
        "agresti_coull_lo": _percent(around.low),
        "agresti_coull_hi": _percent(around.high),
        "dsat_bottom2_pct": 100 * result.dissatisfied / result.n,
    }


def _csat_binary(inputs: Inputs) -> Outputs:
    result = csat_binary(inputs["yes"], inputs["no"], level=_level(inputs))
    if result is None:
        raise FormulaError("CSAT needs at least one answer.")
    low, high = _percent(result.share.low), _percent(result.share.high)
    return {"n": result.n, "csat_pct": 100 * result.share.estimate, "wilson_lo": low, "wilson_hi": high}


def _csat_two_wave(inputs: Inputs) -> Outputs:
    (x1, x2), (n1, n2) = inputs["x"], inputs["n"]
    result = compare_proportions((x1, x2), (n1, n2))
    return {"z": result and result.statistic, "p": result and result.p}


def _ces2(inputs: Inputs) -> Outputs:
    waves = [_scores(inputs[wave]) for wave in ("wave1", "wave2")]
    scores = [[float(score) for score in wave] for wave in waves]
    results = [ces(wave, level=_level(inputs)) for wave in waves]
    test = compare_means(*scores)
    first, second = results
    if first is None or second is None or test is None:
        raise FormulaError("CES needs at least two answers in each wave.")
    deviations = [
        math.sqrt(sum((x - r.mean.estimate) ** 2 for x in s) / (r.n - 1))
        for s, r in zip(scores, (first, second), strict=True)
    ]
    return {
        "mean1": first.mean.estimate,
        "sd1": deviations[0],
        "ci1_lo": first.mean.low,
        "ci1_hi": first.mean.high,
        "pct_agree_5to7": 100 * first.share_easy.estimate,
        "mean2": second.mean.estimate,
        "sd2": deviations[1],
        "welch_t": test.statistic,
        "welch_df": test.df,
        "p": test.p,
    }


def _percent(share: float | None) -> float | None:
    return None if share is None else 100 * share


FORMULAS: Mapping[str, Callable[[Inputs], Outputs]] = {
    "aapor_rates": _aapor_rates,
    "aapor_from_codes": _aapor_from_codes,
    "ces2": _ces2,
    "csat_binary": _csat_binary,
    "csat_top2": _csat_top2,
    "csat_two_wave": _csat_two_wave,
    "moe_proportion_with_deff": _moe_proportion_with_deff,
    "nps_single": _nps_single,
    "nps_small_sample": _nps_single,
    "nps_two_wave": _nps_two_wave,
    "nps_two_wave_adjwald": lambda inputs: _nps_two_wave(inputs, adjusted=True),
    "sample_size_proportion": _sample_size_proportion,
    "wilson_ci": _wilson_ci,
    "z_quantiles": _z_quantiles,
}
"""Formula name -> function of its inputs."""
