"""Figures of the server for Prometheus. Labels are kinds of things, never people, devices, studies or addresses."""

from __future__ import annotations

import json
import os
import time
from datetime import UTC, datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from sqlalchemy import text

from cxfield.server.database import Database
from cxfield.server.operation.workers import MULTIPROCESS_VARIABLE
from cxfield.sync.messages import SignedStatement

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120)
_FRESH_S = 60.0
"""How long figures that are asked of the database are taken for new."""
_PATIENCE = 200
"""So many times as long as they took to ask, if that is longer: a large database is not kept busy by being watched."""
_UNPROJECTED = """
SELECT min(s.received_at) FROM stream s
LEFT JOIN interview i ON i.study_id = s.study_id AND i.interview_id = s.stream_id
WHERE s.kind = 'interview' AND COALESCE(i.projected_seq, 0) < s.last_seq
"""
_BACKUPS = "SELECT max(made_at), max(CASE WHEN off_host_at <> '' THEN made_at END) FROM backup"
_QUARANTINE = "SELECT count(*), min(received_at) FROM quarantine WHERE resolved_by = ''"


class Metrics:
    """Counts what one worker does; `page` adds up all workers."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._registry = CollectorRegistry()
        registry = self._registry
        self.pushes = Counter("cxfield_pushes", "Batches that were answered.", registry=registry)
        self.items = Counter(
            "cxfield_push_items", "Items of pushes, by what became of them.", ["status"], registry=registry
        )
        self.sign_ins = Counter("cxfield_sign_ins", "Sign-ins.", ["outcome"], registry=registry)
        self.refused = Counter(
            "cxfield_refused", "Requests sent away because too many came.", ["area"], registry=registry
        )
        self.bytes_in = Counter("cxfield_received_bytes", "Bodies of requests.", ["area"], registry=registry)
        self.bytes_out = Counter("cxfield_sent_bytes", "Bodies of answers.", ["area"], registry=registry)
        self.requests = Counter("cxfield_requests", "Requests.", ["area", "status"], registry=registry)
        self.seconds = Histogram(
            "cxfield_request_seconds", "How long requests took.", ["area"], buckets=_SECONDS, registry=registry
        )
        self.inside = Gauge(
            "cxfield_requests_inside", "Requests under way.", ["area"], multiprocess_mode="livesum", registry=registry
        )
        self._asked: dict[str, float] = {}
        self._fresh_until = float("-inf")

    def count_push(self, signed: SignedStatement) -> None:
        """Count what became of the items of a push."""
        self.pushes.inc()
        for item in json.loads(signed.statement).get("items", ()):
            self.items.labels(item["status"]).inc()

    def page(self) -> bytes:
        """Return all figures in Prometheus's text format."""
        registry = self._registry
        if os.environ.get(MULTIPROCESS_VARIABLE):
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry) + generate_latest(self._from_database())

    def _from_database(self) -> CollectorRegistry:
        """Return figures that are the same for all workers."""
        if time.monotonic() > self._fresh_until:
            began = time.monotonic()
            self._asked, now = self._ask(), time.monotonic()
            self._fresh_until = now + max(_FRESH_S, _PATIENCE * (now - began))
        registry = CollectorRegistry()
        for name, value in self._asked.items():
            Gauge(f"cxfield_{name}", name.replace("_", " ").capitalize() + ".", registry=registry).set(value)
        return registry

    def _ask(self) -> dict[str, float]:
        with self._database.read() as session:
            connection = session.connection()
            unprojected = connection.execute(text(_UNPROJECTED)).scalar()
            quarantined, oldest = connection.execute(text(_QUARANTINE)).one()
            newest, newest_off_host = connection.execute(text(_BACKUPS)).one()
        found = {
            "oldest_unprojected_seconds": _age_s(unprojected) or 0.0,
            "quarantine_unresolved_items": float(quarantined),
            "oldest_quarantined_seconds": _age_s(oldest) or 0.0,
            "backup_age_seconds": _age_s(newest),
            "off_host_backup_age_seconds": _age_s(newest_off_host),
        }
        return {name: value for name, value in found.items() if value is not None}


def _age_s(at: str | None) -> float | None:
    return max(0.0, (datetime.now(UTC) - datetime.fromisoformat(at)).total_seconds()) if at else None
