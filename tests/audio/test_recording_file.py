"""The encrypted file of a recording: what it keeps, what it refuses, and what is left of one that was cut off."""

import random
from pathlib import Path

import numpy as np
import pytest
from nacl.public import PrivateKey

from cxfield.audio.codec import Codec, decode, encode
from cxfield.audio.errors import DamagedRecordingError, RecordingKeyError
from cxfield.audio.file_key import new_file_key, open_file_key, seal_file_key
from cxfield.audio.recording_file import (
    RecordingHeader,
    RecordingReader,
    RecordingSummary,
    RecordingWriter,
    cut_torn_end,
    erase,
)
from tests.audio.sounds import RATE, likeness, sweep

KEY = bytes(range(32))
SOUND = sweep(3)
THIRD = SOUND.size // 3


def header(*, recording_id: str = "r-1", codec: Codec = Codec.FLAC) -> RecordingHeader:
    return RecordingHeader(recording_id=recording_id, interview_id="i-1", codec=codec, rate=RATE, sealed_key=b"sealed")


def write(path: Path, *, recording_id: str = "r-1", codec: Codec = Codec.FLAC, close: bool = True) -> RecordingSummary:
    writer = RecordingWriter(path, header(recording_id=recording_id, codec=codec), KEY)
    for part in np.array_split(SOUND, 3):
        writer.append(part)
    return writer.close() if close else writer.abandon()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "r-1.cxsound"


def test_flac_gives_back_every_sample(file: Path) -> None:
    summary = write(file)
    reader = RecordingReader(file, KEY)
    reader.verify()
    assert np.array_equal(reader.read(), SOUND)
    assert summary == reader.summary()
    assert (summary.samples, summary.segments, summary.is_whole) == (SOUND.size, 3, True)


def test_opus_gives_back_the_sound_at_its_place(file: Path) -> None:
    write(file, codec=Codec.OPUS)
    heard = RecordingReader(file, KEY).read()
    assert heard.size == SOUND.size
    like, at = likeness(SOUND, heard)
    assert like > 0.97
    assert abs(at) <= 2


def test_a_stretch_across_segments_can_be_read_alone(file: Path) -> None:
    write(file)
    reader = RecordingReader(file, KEY)
    for start, stop in ((0, 10), (THIRD - 5, THIRD + 5), (THIRD, 2 * THIRD), (5, SOUND.size + 99), (SOUND.size, None)):
        assert np.array_equal(reader.read(start, stop), SOUND[start:stop])


def test_nothing_of_the_sound_is_readable_in_the_file(file: Path) -> None:
    write(file)
    content = file.read_bytes()
    assert b"fLaC" not in content
    assert encode(SOUND[:THIRD], RATE, Codec.FLAC)[100:132] not in content


def test_another_key_does_not_open_it(file: Path) -> None:
    write(file)
    with pytest.raises(DamagedRecordingError, match="another one"):
        RecordingReader(file, new_file_key()).read()
    with pytest.raises(RecordingKeyError):
        RecordingReader(file).read()


def test_a_recording_without_its_end_is_played_up_to_its_last_segment(file: Path) -> None:
    assert not write(file, close=False).is_whole
    reader = RecordingReader(file, KEY)
    assert np.array_equal(reader.read(), SOUND)
    with pytest.raises(DamagedRecordingError, match="cut off"):
        reader.verify()


def test_a_torn_end_is_cut_back_to_whole_segments(file: Path) -> None:
    write(file)
    second = RecordingReader(file).segments[1]
    with file.open("r+b") as opened:
        opened.truncate(second.offset + 40)
    left = cut_torn_end(file)
    assert (left.segments, left.samples, left.is_whole) == (1, THIRD, False)
    assert cut_torn_end(file) == left
    assert np.array_equal(RecordingReader(file, KEY).read(), SOUND[:THIRD])


def test_segments_that_changed_places_are_noticed(file: Path) -> None:
    write(file)
    _first, second, third = RecordingReader(file).segments
    content = file.read_bytes()
    frame = 21
    a, b, c = second.offset - frame, third.offset - frame, third.offset + 24 + third.size
    file.write_bytes(content[:a] + content[b:c] + content[a:b] + content[c:])
    with pytest.raises(DamagedRecordingError, match="not at its place"):
        RecordingReader(file, KEY).read()


def test_a_segment_that_was_taken_out_is_noticed(file: Path) -> None:
    write(file)
    _first, second, third = RecordingReader(file).segments
    content = file.read_bytes()
    file.write_bytes(content[: second.offset - 21] + content[third.offset - 21 :])
    reader = RecordingReader(file, KEY)
    assert not reader.is_whole
    with pytest.raises(DamagedRecordingError, match="missing"):
        reader.read()
    assert np.array_equal(reader.read_to_damage(), SOUND[:THIRD])


def test_a_segment_that_was_renumbered_does_not_open(file: Path) -> None:
    write(file)
    _first, second, third = RecordingReader(file).segments
    content = bytearray(file.read_bytes())
    shorter = content[: second.offset - 21] + content[third.offset - 21 :]
    shorter[second.offset - 21 : second.offset - 21 + 12] = content[second.offset - 21 : second.offset - 21 + 12]
    file.write_bytes(shorter)
    with pytest.raises(DamagedRecordingError, match="altered"):
        RecordingReader(file, KEY).read()


def test_a_segment_of_another_recording_does_not_open(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    write(file)
    write(other, recording_id="r-2")
    mine, foreign = file.read_bytes(), other.read_bytes()
    start = RecordingReader(file).segments[0].offset - 21
    file.write_bytes(mine[:start] + foreign[start:])
    with pytest.raises(DamagedRecordingError, match="altered"):
        RecordingReader(file, KEY).read()


def test_a_changed_beginning_makes_nothing_open(file: Path) -> None:
    write(file)
    content = file.read_bytes()
    file.write_bytes(content.replace(b'"interview_id":"i-1"', b'"interview_id":"i-2"'))
    reader = RecordingReader(file, KEY)
    assert reader.header.interview_id == "i-2"
    with pytest.raises(DamagedRecordingError, match="altered"):
        reader.read()


def test_what_was_added_behind_the_end_is_noticed(file: Path) -> None:
    write(file)
    with file.open("ab") as opened:
        opened.write(b"more")
    with pytest.raises(DamagedRecordingError, match="behind the end"):
        RecordingReader(file, KEY).verify()


def test_however_a_file_is_damaged_it_plays_up_to_there_or_says_so(file: Path) -> None:
    write(file)
    content, chance = file.read_bytes(), random.Random(7)
    for _time in range(60):
        damaged, at = bytearray(content), chance.randrange(len(content))
        damaged[at] ^= 1 << chance.randrange(8)
        file.write_bytes(damaged if chance.random() < 0.5 else damaged[:at])
        try:
            reader = RecordingReader(file, KEY)
        except DamagedRecordingError:
            continue
        heard = reader.read_to_damage()
        assert heard.size % THIRD == 0
        assert np.array_equal(heard, SOUND[: heard.size])
        with pytest.raises(DamagedRecordingError):
            reader.verify()


def test_an_erased_recording_is_written_over_before_its_name_goes(file: Path, tmp_path: Path) -> None:
    write(file)
    witness = tmp_path / "witness"
    witness.hardlink_to(file)
    assert erase(file)
    assert not file.exists()
    assert set(witness.read_bytes()) == {0}
    assert not erase(file)


def test_an_existing_file_is_never_written_over(file: Path) -> None:
    file.write_bytes(b"something")
    with pytest.raises(FileExistsError):
        RecordingWriter(file, header(), KEY)
    assert file.read_bytes() == b"something"


@pytest.mark.parametrize(
    "content", [b"", b"no recording at all", b"cxsound1\n\xff\xff\xff\xff", b"cxsound1\n\0\0\0\2[]"]
)
def test_what_is_no_recording_is_refused_in_a_sentence(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(DamagedRecordingError):
        RecordingReader(file)


def test_bytes_that_are_no_sound_are_refused() -> None:
    with pytest.raises(DamagedRecordingError, match="decoded"):
        decode(b"no sound", 10)
    with pytest.raises(DamagedRecordingError, match="instead of 10"):
        decode(encode(SOUND[:9], RATE, Codec.FLAC), 10)


def test_only_the_study_key_opens_a_sealed_file_key() -> None:
    study = PrivateKey.generate()
    key = new_file_key()
    sealed = seal_file_key(key, bytes(study.public_key))
    assert open_file_key(sealed, bytes(study)) == key
    with pytest.raises(RecordingKeyError):
        open_file_key(sealed, bytes(PrivateKey.generate()))
    with pytest.raises(RecordingKeyError, match="nothing can be recorded"):
        seal_file_key(key, b"")
