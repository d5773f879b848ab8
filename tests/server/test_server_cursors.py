"""A cursor counts only as the server wrote it, for whom it wrote it."""

from __future__ import annotations

import base64

from hypothesis import given
from hypothesis import strategies as st

from cxfield.server.intake.cursors import read_cursor, write_cursor
from tests.journal_device import RunningServer

KEY = bytes(range(32))


@given(number=st.integers(min_value=0, max_value=2**62), user=st.text(min_size=1, max_size=30))
def test_a_cursor_is_read_back(number: int, user: str) -> None:
    assert read_cursor(KEY, write_cursor(KEY, epoch="e", user=user, number=number), epoch="e", user=user) == number


@given(place=st.integers(min_value=0), bit=st.integers(min_value=0, max_value=7))
def test_a_cursor_with_one_changed_bit_means_from_the_start(place: int, bit: int) -> None:
    content = bytearray(base64.urlsafe_b64decode(write_cursor(KEY, epoch="e", user="anna", number=41)))
    content[place % len(content)] ^= 1 << bit
    assert read_cursor(KEY, base64.urlsafe_b64encode(content).decode(), epoch="e", user="anna") == 0


@given(st.text(max_size=80))
def test_any_other_text_means_from_the_start(text: str) -> None:
    assert read_cursor(KEY, text, epoch="e", user="anna") == 0


def test_a_cursor_of_another_user_epoch_or_server_means_from_the_start() -> None:
    cursor = write_cursor(KEY, epoch="e", user="anna", number=7)
    assert read_cursor(KEY, cursor, epoch="e", user="bert") == 0
    assert read_cursor(KEY, cursor, epoch="f", user="anna") == 0
    assert read_cursor(bytes(32), cursor, epoch="e", user="anna") == 0


def test_whoever_pulls_with_a_damaged_cursor_gets_everything_again(server: RunningServer, study: str) -> None:
    client = server.client("anna")
    first = client.pull("")
    assert client.pull(first.cursor).items == []
    assert client.pull("x" + first.cursor[1:]).items == first.items
