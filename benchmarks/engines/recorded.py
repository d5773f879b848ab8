"""Figures that were recorded once, and what we aim at. Milliseconds and MB.

JavaRosa (the JVM engine of ODK Collect) and @getodk/xforms-engine 0.22.0 on Node 20 with jsdom ran the workloads of
`workloads.py` on a machine with 2 virtual CPUs; medians of 3 passes. Differences under 1.5 times are noise.
They stand in where the peer cannot run, and JavaRosa's always do: it is not run here.
"""

from __future__ import annotations

from typing import NamedTuple


class Recorded(NamedTuple):
    """None: not measured. `xforms_engine` is `fails` where it broke down."""

    javarosa: float | None = None
    xforms_engine: float | str | None = None
    aim: float | None = None


NOT_RECORDED = Recorded()
FIGURES: dict[tuple[str, str], Recorded] = {
    ("linear 1,000", "load"): Recorded(343, 1326, 200),
    ("linear 1,000", "set first"): Recorded(22.5, 156, 10),
    ("linear 1,000", "set middle"): Recorded(8.04, 79.1),
    ("linear 1,000", "set last"): Recorded(0.066, 0.005, 0.03),
    ("linear 1,000", "serialise"): Recorded(6.98, 0.73),
    ("linear 1,000", "memory"): Recorded(223, 318),
    ("linear 5,000", "load"): Recorded(6111, "fails", 1000),
    ("linear 5,000", "set first"): Recorded(350, "fails", 60),
    ("linear 5,000", "set middle"): Recorded(240, "fails"),
    ("linear 5,000", "set last"): Recorded(0.21, "fails", 0.03),
    ("linear 5,000", "serialise"): Recorded(228, "fails"),
    ("linear 5,000", "memory"): Recorded(360, "fails"),
    ("hub 1,000, 500 use it", "load"): Recorded(225, 1682),
    ("hub 1,000, 500 use it", "set hub"): Recorded(6.84, 109, 4),
    ("hub 1,000, 500 use it", "set leaf"): Recorded(0.006, 0.005, 0.03),
    ("hub 1,000, 500 use it", "serialise"): Recorded(15.4, 1.58),
    ("hub 1,000, 500 use it", "memory"): Recorded(203, 267),
    ("repeat 100 x 20", "load"): Recorded(72.6, 947),
    ("repeat 100 x 20", "set a row's field"): Recorded(0.21, 0.98),
    ("repeat 100 x 20", "add a row"): Recorded(1.01, 18.5),
    ("repeat 100 x 20", "delete the last"): Recorded(3.72, 11.7),
    ("repeat 100 x 20", "delete the first"): Recorded(4.40, 15.8),
    ("repeat 100 x 20", "serialise"): Recorded(6.34, 6.56),
    ("repeat 100 x 20", "memory"): Recorded(107, 297),
    ("repeat 500 x 20", "load"): Recorded(282, 3423),
    ("repeat 500 x 20", "set a row's field"): Recorded(1.67, 10.6),
    ("repeat 500 x 20", "add a row"): Recorded(3.87, 70.8),
    ("repeat 500 x 20", "delete the last"): Recorded(35.9, 55.3),
    ("repeat 500 x 20", "delete the first"): Recorded(29.3, 80.0),
    ("repeat 500 x 20", "serialise"): Recorded(27.7, 26.1),
    ("repeat 500 x 20", "memory"): Recorded(231, 779),
    ("repeat 1,000 x 20", "load"): Recorded(940, 6602, 700),
    ("repeat 1,000 x 20", "set a row's field"): Recorded(8.29, 25.6, 3),
    ("repeat 1,000 x 20", "add a row"): Recorded(10.4, 182, 4),
    ("repeat 1,000 x 20", "delete the last"): Recorded(76.9, 136, 10),
    ("repeat 1,000 x 20", "delete the first"): Recorded(80.6, 197, 15),
    ("repeat 1,000 x 20", "serialise"): Recorded(62.2, 46.5, 40),
    ("repeat 1,000 x 20", "memory"): Recorded(240, 1402),
    ("cascade 10,000", "load"): Recorded(364, 2392),
    ("cascade 10,000", "set region"): Recorded(0.20, 1.53),
    ("cascade 10,000", "set district"): Recorded(0.96, 360),
    ("cascade 10,000", "serialise"): Recorded(0.45, 0.017),
    ("cascade 10,000", "memory"): Recorded(164, 891),
    ("cascade 100,000", "load"): Recorded(3802, 21600, 1500),
    ("cascade 100,000", "set region"): Recorded(0.78, 17.7, 2),
    ("cascade 100,000", "set district, first"): Recorded(60, None, 60),
    ("cascade 100,000", "set district"): Recorded(5.02, 2967, 2),
    ("cascade 100,000", "serialise"): Recorded(0.36, 0.023),
    ("cascade 100,000", "memory"): Recorded(796, 1991, 350),
    ("survey 1,000", "load"): Recorded(aim=300),
}
