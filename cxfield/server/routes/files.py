"""Recordings and attached files for the office: what an interview has, and the sealed bytes piece by piece."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from cxfield.server.policy import Action
from cxfield.server.requests import SenderDep, ServicesDep
from cxfield.server.routes.access import require_study
from cxfield.server.routes.blobs import HashPath
from cxfield.sync.file_messages import FileSummary

router = APIRouter(prefix="/v1")


@router.get("/studies/{study_id}/interviews/{interview_id}/files")
def list_files(study_id: str, interview_id: str, sender: SenderDep, services: ServicesDep) -> list[FileSummary]:
    """List the files of an interview, also those that the journal names and that never came."""
    require_study(services, sender, Action.READ_FILES, study_id)
    return services.study_files.of_interview(study_id, interview_id)


@router.get("/studies/{study_id}/files/{sha256}")
def read_file(
    study_id: str,
    sha256: HashPath,
    sender: SenderDep,
    services: ServicesDep,
    start: Annotated[int, Query(ge=0, lt=2**63)] = 0,
) -> Response:
    """Return the sealed bytes from `start` on, up to 4 MiB; nothing behind the end."""
    require_study(services, sender, Action.READ_FILES, study_id)
    content = services.study_files.piece(sender, study_id, sha256, start)
    return Response(content, media_type="application/octet-stream", headers={"Cache-Control": "no-store"})
