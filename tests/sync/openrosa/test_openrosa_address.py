"""What people paste as the address of an OpenRosa server."""

from __future__ import annotations

import base64
import json
import zlib

import pytest

from cxfield.sync.errors import NotOurServerError, PlainHttpError
from cxfield.sync.openrosa.address import AddressStyle, read_address, read_pasted

TOKEN = "aB3$dE!6gH"


def collect_settings(settings: object) -> str:
    return base64.b64encode(zlib.compress(json.dumps(settings).encode())).decode()


@pytest.mark.parametrize("ending", ["", "/", "/formList", "/submission"])
def test_the_address_of_an_app_user_is_taken_as_it_is_pasted(ending: str) -> None:
    address = read_address(f"  https://odk.example.org/v1/key/{TOKEN}/projects/7{ending} ")
    assert address.style is AddressStyle.APP_USER
    assert address.base == f"https://odk.example.org/v1/key/{TOKEN}/projects/7"
    assert not address.needs_password


def test_a_token_is_never_shown() -> None:
    assert read_address(f"https://odk.example.org/v1/key/{TOKEN}/projects/7").shown == (
        "https://odk.example.org/v1/projects/7"
    )


@pytest.mark.parametrize(
    "typed",
    [
        "https://odk.example.org/v1/projects/7",
        "odk.example.org/v1/projects/7",
        "https://odk.example.org/#/projects/7",
        "https://odk.example.org/#/projects/7/app-users",
        "https://odk.example.org/projects/7/form-access?x=1",
    ],
)
def test_the_page_of_a_project_stands_for_the_project(typed: str) -> None:
    address = read_address(typed)
    assert (address.base, address.site) == ("https://odk.example.org/v1/projects/7", "https://odk.example.org")
    assert address.needs_password


def test_a_root_server_keeps_its_path() -> None:
    address = read_address("https://kc.kobotoolbox.org/maria/")
    assert (address.style, address.base) == (AddressStyle.ROOT, "https://kc.kobotoolbox.org/maria")


def test_the_qr_code_of_collect_brings_the_address_and_the_account() -> None:
    server = f"https://odk.example.org/v1/key/{TOKEN}/projects/7"
    pasted = read_pasted(collect_settings({"general": {"server_url": server}, "project": {"name": "Water"}}))
    assert (pasted.address.base, pasted.name) == (server, "Water")
    kobo = {"general": {"server_url": "https://kc.example.org", "username": "maria", "password": "s3cret"}}
    assert (read_pasted(json.dumps(kobo)).user, read_pasted(json.dumps(kobo)).password) == ("maria", "s3cret")


def test_settings_that_unfold_without_end_are_cut_off() -> None:
    bomb = base64.b64encode(zlib.compress(b"{" + b" " * 50_000_000)).decode()
    with pytest.raises(NotOurServerError):
        read_pasted(bomb)


def test_settings_without_a_server_are_refused() -> None:
    with pytest.raises(NotOurServerError, match="name no server"):
        read_pasted(collect_settings({"general": {}}))


@pytest.mark.parametrize("typed", ["http://odk.example.org/v1/projects/7", "http://kc.example.org/maria"])
def test_plain_http_is_refused(typed: str) -> None:
    with pytest.raises(PlainHttpError):
        read_pasted(typed)


def test_plain_http_is_taken_on_this_computer() -> None:
    assert read_address("http://127.0.0.1:8383/v1/projects/1").base == "http://127.0.0.1:8383/v1/projects/1"


def test_a_token_in_an_address_of_a_cxfield_server_is_never_shown() -> None:
    one, two = (read_address(f"https://field.example.org/openrosa/key/{token}/s-1") for token in ("secret", "other"))
    assert "secret" not in one.shown
    assert one.shown == two.shown
    assert one.below("formList") == "https://field.example.org/openrosa/key/secret/s-1/formList"
