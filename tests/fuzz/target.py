"""What a fuzz target is, and how inputs are made of its seeds."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st

CORPUS = Path(__file__).with_name("corpus")
Check = Callable[[bytes], None]
_NUMBERS = (0, 1, 127, 128, 255, 65535, 65536, 2**31 - 1, 2**31, 2**32 - 1, 2**63)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Something that reads what others wrote.

    Attributes:
        check: Reads an input; raises what the reader must never raise, or AssertionError.
        seeds: Inputs that are read without complaint; the others are made of them.
        words: Put in here and there.
        count: How many inputs `make test` tries.
    """

    name: str
    check: Check
    seeds: Callable[[], Sequence[bytes]]
    words: tuple[bytes, ...] = ()
    count: int = 40

    @property
    def corpus(self) -> list[Path]:
        """What went wrong once, and must not again."""
        return sorted((CORPUS / self.name).glob("*"))


@st.composite
def mutated(draw: Any, seeds: Sequence[bytes], words: tuple[bytes, ...]) -> bytes:
    """Draw a seed and change it in a few places; now and then, bytes of no seed."""
    if draw(st.integers(0, 19)) == 19:
        return bytes(draw(st.binary(max_size=200)))
    data = bytearray(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        size = draw(st.integers(0, 40))
        match draw(st.sampled_from(("change", "cut", "insert", "drop", "repeat", "move", "word", "number"))):
            case "change" if at < len(data):
                data[at] ^= draw(st.integers(1, 255))
            case "cut":
                del data[at:]
            case "insert":
                data[at:at] = draw(st.binary(max_size=12))
            case "drop":
                del data[at : at + size]
            case "repeat":
                data[at:at] = data[at : at + size] * draw(st.integers(1, 50))
            case "move":
                other = draw(st.sampled_from(seeds))
                start = draw(st.integers(0, len(other)))
                data[at:at] = other[start : start + size]
            case "word" if words:
                data[at : at + draw(st.integers(0, 8))] = draw(st.sampled_from(words))
            case "number":
                number, order = draw(st.sampled_from(_NUMBERS)), draw(st.sampled_from(("big", "little")))
                data[at : at + 4] = number.to_bytes(8, order)[-4:] if order == "big" else number.to_bytes(8, order)[:4]
    return bytes(data)


def try_inputs(target: Target, count: int, *, seed: int | None = None) -> bytes | None:
    """Try `count` inputs; return the smallest that went wrong, None if all went well. Without a `seed` always the same.

    What went wrong is raised again where there is no seed.
    """
    seeds, wrong = target.seeds(), [b""]

    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        derandomize=seed is None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(mutated(seeds, target.words))
    def one(data: bytes) -> None:
        wrong[0] = data
        target.check(data)

    if seed is None:
        one()
        return None
    try:
        seeded(seed)(one)()
    except Exception:  # noqa: BLE001 - whatever the reader raised is what was looked for
        return wrong[0]
    return None


def keep(target: Target, data: bytes) -> Path:
    """Keep an input that went wrong."""
    path = CORPUS / target.name / hashlib.sha256(data).hexdigest()[:16]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
