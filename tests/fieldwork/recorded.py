"""A workspace with a study that is recorded, for tests and for the child that they kill."""

from pathlib import Path

from nacl.public import PrivateKey

from cxfield.audio.sound_system import SoundSystem
from cxfield.fieldwork.device_clock import DeviceClock
from cxfield.fieldwork.workspace import Workspace
from cxfield.questionnaire.xform_reader import read_xform
from cxfield.sample.case import Case
from cxfield.store.database_key import DatabaseKey
from cxfield.store.device_store import DeviceStore
from cxfield.store.disk import DiskRules
from cxfield.store.values import QuestionnaireVersion, Study
from tests.audio.forms import WHOLE

RULES = DiskRules(reserve_bytes=0, warn_below_bytes=0, stop_below_bytes=0)
STUDY_KEY = PrivateKey(bytes(range(32)))
ALL_DRAWN = WHOLE.replace("sample=0.5", "sample=1")
CONSENT, NAME, SECRET, OPINION = "/data/may_record", "/data/name", "/data/secret", "/data/opinion"


def make_workspace(folder: Path, key: DatabaseKey, sound: SoundSystem | None, xform: str = ALL_DRAWN) -> Workspace:
    """Make a workspace with one study and three cases."""
    store = DeviceStore.create(folder, key, rules=RULES)
    form = read_xform(xform.encode(), folder=None)
    version = QuestionnaireVersion(content_hash=form.content_hash, xform=xform.encode(), form_id="recorded")
    store.save_questionnaire(version)
    public = bytes(STUDY_KEY.public_key)
    store.save_study(Study(study_id="s", name="Recorded", questionnaire=version.content_hash, study_key=public))
    for number in range(3):
        store.save_case("s", Case(case_id=f"C{number}", name="Ann"))
    return with_sound(Workspace(store, DeviceClock("anna"), key), sound)


def open_workspace(folder: Path, key: DatabaseKey, sound: SoundSystem | None) -> Workspace:
    """Open it again, as after a restart."""
    return with_sound(Workspace(DeviceStore.open(folder, key, rules=RULES), DeviceClock("anna"), key), sound)


def with_sound(workspace: Workspace, sound: SoundSystem | None) -> Workspace:
    workspace.sound = sound
    return workspace
