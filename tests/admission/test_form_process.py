"""Forms from outside are read in a child process; whatever a form does to it, the next one is read."""

from __future__ import annotations

import io
import os
import signal
import struct
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest

from cxfield.admission import frames
from cxfield.admission.child import Child
from cxfield.admission.form_process import FormProcess, Limits, _examination
from cxfield.admission.form_reader import read_form, read_form_xml
from cxfield.admission.process_limits import EXIT_OUT_OF_MEMORY
from cxfield.questionnaire.model import FormError

MIB = 1024 * 1024
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="Only Linux refuses memory and counts processor time so.")


def xform(data: str = "<q/>", binds: str = "", title: str = "T") -> bytes:
    return (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">'
        f"<h:head><h:title>{title}</h:title><model><instance><d id='d'>{data}</d></instance>{binds}</model></h:head>"
        "<h:body/></h:html>"
    ).encode()


def slow() -> bytes:
    """A form whose expressions are each within their budget, and take minutes together."""
    nodes = "".join(f"<q{n}/>" for n in range(4_000))
    return xform(nodes, "".join(f"<bind nodeset='/d/q{n}' calculate='count(/d/*[. = /d/*])'/>" for n in range(4_000)))


@pytest.fixture
def good(tmp_path: Path) -> Path:
    (tmp_path / "good.xml").write_bytes(xform())
    return tmp_path / "good.xml"


def refusal(process: FormProcess, path: Path) -> str:
    """Return the sentence on a form that cannot be read."""
    found = process.examine(path)
    assert found.xform is None
    (finding,) = found.findings
    assert finding.severity == "error"
    assert path.name in finding.message
    return finding.message


def test_a_form_that_takes_too_long_is_given_up_and_the_next_is_read(tmp_path: Path, good: Path) -> None:
    (tmp_path / "slow.xml").write_bytes(slow())
    with FormProcess(Limits(seconds=5)) as process:
        assert "took more than 5 s" in refusal(process, tmp_path / "slow.xml")
        assert process.examine(good).xform is not None


@LINUX
def test_a_form_that_takes_too_much_of_the_processor_is_given_up(tmp_path: Path, good: Path) -> None:
    (tmp_path / "slow.xml").write_bytes(slow())
    with FormProcess(Limits(processor_s=1)) as process:
        assert "Simplify it" in refusal(process, tmp_path / "slow.xml")
        assert process.examine(good).xform is not None


@LINUX
@pytest.mark.parametrize("what", ["many nodes", "long texts"])
def test_a_form_that_takes_too_much_memory_is_given_up(tmp_path: Path, good: Path, what: str) -> None:
    data = "<q/>" * 1_000_000 if what == "many nodes" else f"<q>{'x' * 9 * MIB}</q>" * 6
    (tmp_path / "big.xml").write_bytes(xform(data))
    with FormProcess(Limits(memory=160 * MIB)) as process:
        assert "160 MiB of memory" in refusal(process, tmp_path / "big.xml")
        assert process.examine(good).xform is not None


def test_a_child_that_breaks_leaves_a_sentence_and_the_next_form_is_read(tmp_path: Path, good: Path) -> None:
    (tmp_path / "slow.xml").write_bytes(slow())
    with FormProcess() as process:
        assert process.examine(good).xform is not None
        child = process._child
        assert child is not None
        threading.Timer(0.5, os.kill, (child._process.pid, signal.SIGABRT)).start()
        assert "ended without a result" in refusal(process, tmp_path / "slow.xml")
        assert process.examine(good).xform is not None


def test_a_program_that_ends_does_not_wait_for_a_form(tmp_path: Path) -> None:
    (tmp_path / "slow.xml").write_bytes(slow())
    found: list[bytes | None] = []
    process = FormProcess()
    thread = threading.Thread(target=lambda: found.append(process.examine(tmp_path / "slow.xml").xform))
    thread.start()
    while process._child is None:
        time.sleep(0.01)
    process.close()
    thread.join(10)
    assert found == [None]


def test_a_child_that_ended_while_there_was_nothing_to_do_is_started_again(good: Path) -> None:
    with FormProcess() as process:
        assert process.examine(good).xform is not None
        first = process._child
        assert first is not None
        first._process.kill()
        first._process.wait()
        assert process.examine(good).xform is not None
        assert process._child is not first


@LINUX
def test_a_child_that_has_used_much_memory_is_replaced_and_no_other(tmp_path: Path, good: Path) -> None:
    (tmp_path / "big.xml").write_bytes(xform(f"<q>{'x' * 9 * MIB}</q>" * 4))
    ballast = b"x" * 200 * MIB  # what the parent has does not count
    with FormProcess(Limits(memory=220 * MIB)) as process:
        assert process.examine(good).xform is not None
        first = process._child
        assert process.examine(tmp_path / "big.xml").xform is not None
        assert process._child is first
        assert process.examine(good).xform is not None
        assert process._child is not first
    assert ballast


def test_one_child_serves_many_forms_from_many_threads(good: Path) -> None:
    with FormProcess() as process:
        found: list[bytes | None] = []
        threads = [threading.Thread(target=lambda: found.append(process.examine(good).xform)) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert found == [xform()] * 8


def test_the_child_ends_with_its_parent(tmp_path: Path) -> None:
    (tmp_path / "slow.xml").write_bytes(slow())
    program = f"""
        import threading, time
        from pathlib import Path
        from cxfield.admission.form_process import FormProcess
        process = FormProcess()
        threading.Thread(target=process.examine, args=(Path({str(tmp_path / "slow.xml")!r}),), daemon=True).start()
        while process._child is None:
            time.sleep(0.01)
        print(process._child._process.pid, flush=True)
        time.sleep(60)
    """
    with subprocess.Popen([sys.executable, "-c", textwrap.dedent(program)], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        time.sleep(0.5)
        parent.kill()
    until = time.monotonic() + 20
    while _runs(child) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _runs(child)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:1]
    except (ProcessLookupError, FileNotFoundError):
        return False


def test_where_the_system_sets_no_limit_a_watch_ends_the_process() -> None:
    program = f"""
        import time
        from cxfield.admission.process_limits import watch_memory
        watch_memory({100 * MIB})
        taken = bytearray({200 * MIB})
        for place in range(0, len(taken), 4096):
            taken[place] = 1
        time.sleep(60)
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], check=False, timeout=50)
    assert done.returncode == EXIT_OUT_OF_MEMORY


def test_a_module_lying_beside_the_form_is_not_run(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("lxml", "json", "cxfield", "pyxform"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'was_run')!r}, 'w')")
    monkeypatch.chdir(tmp_path)
    with FormProcess() as process:
        assert process.examine(good).xform is not None
    assert not (tmp_path / "was_run").exists()


def test_the_child_is_told_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CXFIELD_PASSWORD", "hunter2")
    child = Child("cxfield.admission.form_worker", ["30", str(512 * MIB)])
    try:
        environment = Path(f"/proc/{child._process.pid}/environ")
        if environment.exists():
            assert b"hunter2" not in environment.read_bytes()
    finally:
        child.end()


# What the child says is not believed unseen


@pytest.mark.parametrize(
    "header",
    [
        {},
        {"read": True, "findings": "x", "files": {}},
        {"read": True, "findings": [{"severity": "fatal", "code": "", "where": "", "message": ""}], "files": {}},
        {"read": True, "findings": [{"severity": "info", "code": 1, "where": "", "message": ""}], "files": {}},
        {"read": True, "findings": [], "files": {"a": 1}},
        {"read": True, "findings": [], "files": []},
    ],
)
def test_an_answer_of_another_shape_is_refused(header: frames.Header) -> None:
    found = _examination(header, b"<a/>")
    assert found.xform is None
    assert [finding.code for finding in found.findings] == ["reading-ended"]


def test_signs_that_would_steer_a_terminal_are_taken_out_of_messages(tmp_path: Path, process: FormProcess) -> None:
    (tmp_path / "a.xml").write_bytes(xform(binds="<bind nodeset='/d/q' relevant='/d/no&#x9b;31m&#x202e; = 1'/>"))
    messages = [finding.message for finding in process.examine(tmp_path / "a.xml").findings]
    assert messages
    assert not any(sign in message for message in messages for sign in "\x1b\x9b\u202e")


@pytest.mark.parametrize(
    "data",
    [
        struct.pack(">II", frames.MAX_HEADER_BYTES + 1, 0),
        struct.pack(">II", 2, frames.MAX_CONTENT_BYTES + 1),
        struct.pack(">II", 2, 0) + b"[]",
        struct.pack(">II", 2, 0) + b"{,",
        struct.pack(">II", 200_000, 0) + b"[" * 200_000,
    ],
)
def test_a_frame_that_is_too_long_or_no_object_is_refused(data: bytes) -> None:
    with pytest.raises(frames.FrameError):
        frames.read_frame(io.BytesIO(data))


@pytest.mark.parametrize("data", [b"", b"\0\0", struct.pack(">II", 2, 3) + b"{}ab"])
def test_a_frame_that_breaks_off_is_the_end(data: bytes) -> None:
    assert frames.read_frame(io.BytesIO(data)) is None


# The way in


def test_a_form_without_a_file_is_read_the_same_way(process: FormProcess) -> None:
    assert read_form_xml(xform(title="Here"), process=process).questionnaire.title == "Here"
    with pytest.raises(FormError, match="document type"):
        read_form_xml(b"<!DOCTYPE a><a/>", process=process)


def test_files_beside_the_form_are_the_ones_that_were_examined(
    tmp_path: Path, process: FormProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "form.xml").write_bytes(
        xform().replace(b"</instance>", b"</instance><instance id='l' src='jr://file-csv/l.csv'/>")
    )
    (tmp_path / "l.csv").write_text("name\na\n")
    form = read_form(tmp_path / "form.xml", process=process)
    assert form.files == {"l.csv": b"name\na\n"}
    assert form.questionnaire.instances["l"].root is not None

    examine = process.examine
    monkeypatch.setattr(process, "examine", lambda path: (examine(path), (tmp_path / "l.csv").write_text("x"))[0])
    with pytest.raises(FormError, match=r"l\.csv changed"):
        read_form(tmp_path / "form.xml", process=process)


@pytest.mark.parametrize("name", ["none.xlsx", "folder.xlsx", "/dev/zero"])
def test_what_is_no_file_is_said(tmp_path: Path, process: FormProcess, name: str) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(FormError) as caught:
        read_form(tmp_path / name, process=process)
    assert [finding.code for finding in caught.value.findings] == ["no-file"]


def test_of_very_many_findings_the_worst_are_told(tmp_path: Path, process: FormProcess) -> None:
    nodes = "".join(f"<bind nodeset='/d/x{n}'/>" for n in range(1_500))
    (tmp_path / "a.xml").write_bytes(xform(binds=f"{nodes}<bind nodeset='/d/q' relevant='1 +'/>"))
    found = process.examine(tmp_path / "a.xml").findings
    assert found[0].severity == "error"
    assert found[-1].message.startswith("There are 501 more findings")
