"""How the server listens: never in the open, TLS by itself, proxies believed only where named, patience that ends."""

import datetime
import ipaddress
import json
import socket
import ssl
import subprocess
import sys
import threading
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from cxfield.cli import main
from cxfield.commands.service_text import ServiceKind, service_text
from cxfield.server.operation import http_connection
from cxfield.server.operation.listening import ListenError, Listening, listen
from cxfield.server.operation.serving import FILES, AnnouncingServer, allow_many_files, configuration
from cxfield.server.operation.settings import ServerSettings


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate of 127.0.0.1 and its key."""
    return new_certificate(tmp_path_factory.mktemp("tls"))


def new_certificate(folder: Path, number: int = 1) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "cxfield test")])
    now = datetime.datetime.now(datetime.UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(number)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), True)
        .sign(key, hashes.SHA256())
    )
    chain, secret = folder / "certificate.pem", folder / "key.pem"
    chain.write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return chain, secret


def test_the_server_does_tls_by_itself_and_none_older_than_1_2(tmp_path: Path, certificate: tuple[Path, Path]) -> None:
    chain, key = certificate
    arguments = ["--port", "0", "--data", str(tmp_path), "--tls-certificate", str(chain), "--tls-key", str(key)]
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "cxfield.cli", "serve", *arguments], stdout=subprocess.PIPE, stderr=log, text=True
        )
    assert process.stdout is not None
    try:
        url = json.loads(process.stdout.readline())["url"]
        trusting = ssl.create_default_context(cafile=str(chain))
        assert url.startswith("https://")
        assert httpx.get(f"{url}/v1/hello", verify=trusting).status_code == 401
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
    assert Listening(certificate=chain, key=key).tls().minimum_version == ssl.TLSVersion.TLSv1_2


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--host", "0.0.0.0"), "travel in the open"),
        (("--tls-certificate", "a.pem"), "go together"),
        (("--tls-certificate", "a.pem", "--tls-key", "b.pem"), "cannot be used"),
        (("--behind-proxy", "--proxy", "nonsense"), "no address of a proxy"),
        (("--proxy", "10.0.0.1"), "--behind-proxy"),
        (("--workers", "2"), "use PostgreSQL"),
        (("systemd",), "--print-service"),
    ],
)
def test_what_would_not_be_safe_or_cannot_work_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["serve", "--port", "0", "--data", str(tmp_path), *arguments])
    said = capsys.readouterr()
    assert (ended.value.code, said.out) == (1, "")
    assert sentence in said.err
    assert len(said.err.strip().splitlines()) == 1


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_plain_http_is_for_this_machine(host: str) -> None:
    Listening(host=host).check()
    with pytest.raises(ListenError):
        Listening(host="192.0.2.1").check()


def test_what_a_proxy_says_is_believed_of_named_proxies_only(tmp_path: Path) -> None:
    settings = ServerSettings(data=tmp_path)
    assert configuration(settings, Listening()).proxy_headers is False
    behind = configuration(settings, Listening(proxies=("10.0.0.0/8",)))
    assert (behind.proxy_headers, behind.forwarded_allow_ips) == (True, ["10.0.0.0/8"])


@pytest.mark.parametrize(
    "head", [b"", b"GET /v1/hello HTTP/1.1\r\nHost: x\r\n"], ids=["nothing is sent", "the head never ends"]
)
def test_a_half_open_connection_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, head: bytes) -> None:
    monkeypatch.setattr(http_connection, "HEAD_S", 0.05)
    listener = socket.create_server(("127.0.0.1", 0))
    ready = threading.Event()
    server = AnnouncingServer(configuration(ServerSettings(data=tmp_path), Listening()), ready.set)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    address = listener.getsockname()
    thread.start()
    assert ready.wait(20)
    try:
        with socket.create_connection(address, timeout=10) as wire:
            wire.sendall(head)
            assert _is_cut(wire)
    finally:
        server.should_exit = True
        thread.join(20)


def _is_cut(wire: socket.socket) -> bool:
    try:
        return wire.recv(1) == b""
    except ConnectionResetError:
        return True


@pytest.mark.parametrize("kind", list(ServiceKind))
def test_the_text_of_a_service_holds_the_command_that_was_given(tmp_path: Path, kind: ServiceKind) -> None:
    listening = Listening(port=8443, certificate=Path("/a.pem"), key=Path("/b.pem"), workers=3)
    text = service_text(kind, ServerSettings(data=tmp_path, recordings="s3://bucket"), listening)
    for part in ("serve", "8443", "a.pem", str(tmp_path), "s3://bucket"):
        assert part in text


def test_the_database_with_its_password_never_stands_in_the_text_of_a_service(tmp_path: Path) -> None:
    settings = ServerSettings(data=tmp_path, database="postgresql://cxfield:geheim@db/cxfield")
    assert all("geheim" not in service_text(kind, settings, Listening()) for kind in ServiceKind)


def test_pieces_of_an_answer_are_sent_at_once() -> None:
    """asyncio turns Nagle's waiting off for sockets that are named as TCP, and for no others."""
    with listen("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()):
        accepted, _ = listener.accept()
        with accepted:
            assert accepted.proto == socket.IPPROTO_TCP


def test_a_renewed_certificate_is_used_without_a_new_start(tmp_path: Path) -> None:
    """Certificates of today last for weeks. While its files are being written, the one before is good enough."""
    chain, key = new_certificate(tmp_path, 1)
    context = Listening(certificate=chain, key=key).renewing_tls()
    listener = socket.create_server(("127.0.0.1", 0))

    def serial() -> int:
        def greet() -> None:
            link, _ = listener.accept()
            with context.wrap_socket(link, server_side=True) as wrapped:
                wrapped.recv(1)

        greeting = threading.Thread(target=greet)
        greeting.start()
        with ssl.create_default_context(cafile=str(chain_of[0])).wrap_socket(
            socket.create_connection(listener.getsockname()), server_hostname="127.0.0.1"
        ) as wrapped:
            shown = wrapped.getpeercert(binary_form=True)
        greeting.join(20)
        assert shown is not None
        return x509.load_der_x509_certificate(shown).serial_number

    chain_of = [tmp_path / "trusted.pem"]
    chain_of[0].write_bytes(chain.read_bytes())
    assert serial() == 1
    chain.write_bytes(b"half of it")
    assert serial() == 1
    new_certificate(tmp_path, 2)
    chain_of[0].write_bytes(chain.read_bytes())
    assert serial() == 2
    listener.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_the_server_takes_as_many_open_files_as_it_may() -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(256, before[1]), before[1]))
        allow_many_files()
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == min(FILES, before[1])
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
