"""A command that is given a mistyped folder says so: it makes no empty server there and reports nothing of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxfield.cli import main


@pytest.mark.parametrize(
    "command",
    [
        ["user", "list"],
        ["device", "list"],
        ["audit", "verify"],
        ["oidc", "show"],
        ["openrosa", "list"],
        ["person", "due"],
        ["backup", "--mark-archived-until", "2026-03-01T12:00:00Z"],
    ],
    ids=" ".join,
)
def test_a_folder_that_holds_no_server_is_said_and_none_is_made_in_it(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "mistyped"
    with pytest.raises(SystemExit) as end:
        main([*command, "--data", str(wrong)])
    out, err = capsys.readouterr()
    assert (end.value.code, out) == (1, "")
    assert err.strip() == (
        f"There is no database {wrong / 'server.db'}; say where the server's data is (--data, --database)."
    )
    assert not wrong.exists()
