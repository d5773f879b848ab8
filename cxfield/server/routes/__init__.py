"""The routes: authenticate, ask the policy, hand to one service, return what it says. One module for each area.

Where a request has a body, its dependency asks the policy for the role before the body is read.
"""

from __future__ import annotations

from cxfield.server.routes import (
    blobs,
    bringing_in,
    decisions,
    devices,
    files,
    oidc,
    openrosa,
    operations,
    persons,
    queue,
    session,
    studies,
    synchronising,
    taking_over,
    transfers,
)

ROUTERS = (
    session.router,
    devices.router,
    oidc.router,
    synchronising.router,
    studies.router,
    queue.router,
    blobs.router,
    files.router,
    bringing_in.router,
    decisions.router,
    taking_over.router,
    transfers.router,
    persons.router,
    operations.router,
    openrosa.router,
)
