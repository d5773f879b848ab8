"""When to try again, and how much to send at a time. Pure rules: clock and chance are handed in."""

from __future__ import annotations

FIRST_DELAY_S = 2.0
LONGEST_DELAY_S = 900.0
AFTER_OUTAGE_S = 120.0
STUCK_S = 20 * 60.0

KiB = 1024
FIRST_BATCH_BYTES = 64 * KiB
SMALLEST_BATCH_BYTES = 4 * KiB
LARGEST_BATCH_BYTES = 1024 * KiB
QUICK_S = 5.0


def retry_delay_s(failures: int, chance: float, *, retry_after_s: float = 0.0) -> float:
    """Return seconds to wait after so many failures in a row (1 for the first).

    The cap comes before the jitter, so that many devices never meet at the cap. `chance` is in [0, 1).
    """
    ceiling = min(LONGEST_DELAY_S, FIRST_DELAY_S * 2.0 ** min(failures - 1, 20))
    return max(retry_after_s, chance * ceiling)


def first_contact_delay_s(chance: float) -> float:
    """Return seconds to wait when the network is back after an outage; `chance` is in [0, 1)."""
    return chance * AFTER_OUTAGE_S


def is_stuck(*, unsent: int, since_last_try_s: float | None) -> bool:
    """Whether the worker has to be started anew: there is something to send and it was not tried (None: never)."""
    return unsent > 0 and (since_last_try_s is None or since_last_try_s >= STUCK_S)


def next_batch_bytes(size: int, *, took_s: float | None) -> int:
    """Return the compressed size to aim at next; `took_s` is None after a time-out."""
    if took_s is None:
        return max(SMALLEST_BATCH_BYTES, size // 2)
    return min(LARGEST_BATCH_BYTES, size * 2) if took_s < QUICK_S else size
