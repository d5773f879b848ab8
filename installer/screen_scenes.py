"""What is pictured besides the pages: checks, panels, the closing page, the other windows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from cxfield.analysis.sources import study_in_store
from cxfield.audio.sound_system import SoundDevice
from cxfield.fieldwork.page_view import PageView
from cxfield.fieldwork.session import InterviewSession
from cxfield.sample.dispositions import default_dispositions
from installer import access_scenes, delivery_scenes, leaving_scenes, office_scenes, openrosa_scenes
from installer.every_control import AR, EN
from installer.filled_interview import STUDY, Filled, ref_of
from installer.screen_sheets import SIZE, Look, picture_of, put_on, settle
from ui.desk.case_table import CaseTableModel
from ui.desk.desk_view import DeskView
from ui.interview import InterviewView
from ui.interview.attach.attach_controller import preview_of
from ui.interview.attach.wishes import PreviewWish
from ui.interview.microphone_panel import MicrophonePanel
from ui.language import tr
from ui.replay import ReplayView
from ui.respondent.card_window import CardWindow
from ui.respondent.pin_panel import PinPanel
from ui.shell.interview_stage import BREAK_OFF
from ui.shell.sign_in_view import SignInView
from ui.supervisor.study_picture import study_picture
from ui.supervisor.supervisor_view import SupervisorView

NOW = datetime(2026, 11, 23, 14, 5, tzinfo=ZoneInfo("Europe/London"))


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a scene plays."""

    app: QApplication
    filled: Filled
    view: InterviewView

    @property
    def session(self) -> InterviewSession:
        return self.filled.session

    def at(self, name: str) -> PageView:
        """Show the page of the question `name`."""
        shown = self.session.go_to(ref_of(self.session, name))
        self.view.show_page(shown)
        settle(self.app)
        return shown


Scene = Callable[[Stage], QWidget]
"""Puts the window into a state; returns what is pictured."""


def pages_of(session: InterviewSession) -> Mapping[str, str]:
    """Return the short name of every page -> its key."""
    return {_name(page.refs[0] if page.refs else page.key): page.key for page in session.engine.pages()}


def _name(ref: str) -> str:
    parts = [part.split("[")[0] for part in ref.strip("/").split("/")][1:]
    return {"journey": "grid", "home": "field-list", "contact": "repeat-table"}.get(parts[0], parts[-1])


def page(key: str, stage: Stage) -> QWidget:
    stage.view.show_page(stage.session.go_to(key))
    return stage.view


# ---- checks ----


def checked(name: str, wrong: str, stage: Stage) -> QWidget:
    """Show what a check says to `wrong`."""
    stage.at(name)
    field = stage.view.page.fields[0]
    field.clear_answer()
    field.show_draft(wrong)
    stage.view.show_page(stage.session.go_next({ref_of(stage.session, name): wrong}))
    return stage.view


# ---- panels ----


def action(name: str, wished: str, stage: Stage) -> QWidget:
    """Do what a key does on the page of `name`."""
    stage.at(name)
    stage.view.do(wished)
    return stage.view


def remark(stage: Stage) -> QWidget:
    action("age", "remark", stage)
    panel = stage.view.panel
    assert panel is not None
    panel.findChildren(QPlainTextEdit)[0].setPlainText("Said it twice; sounded older.")
    return stage.view


def go_to(stage: Stage) -> QWidget:
    stage.at("csat")
    stage.view.show_outline(stage.session.outline())
    return stage.view


def other_language(stage: Stage) -> QWidget:
    stage.at("reason")
    other = EN if stage.session.view().language == AR else AR
    stage.view.show_peek(stage.session.read_in(other), other)
    return stage.view


def break_off(stage: Stage) -> QWidget:
    table = default_dispositions()
    stage.view.set_break_off_choices([(code, tr(table.get(code).name)) for code in BREAK_OFF])
    return action("csat", "break_off", stage)


def _microphone(name: str, *, is_default: bool) -> SoundDevice:
    return SoundDevice(name=name, host="ALSA", is_default=is_default)


def microphone(stage: Stage) -> QWidget:
    stage.at("story")
    panel = MicrophonePanel()
    panel.show_microphones((_microphone("Headset", is_default=True), _microphone("Built-in", is_default=False)), "")
    stage.view.dock.open(panel)
    return stage.view


# ---- the end ----


def closing(stage: Stage) -> QWidget:
    session = stage.session
    last = list(session.engine.pages())[-1]
    session.go_to(last.key)
    stage.view.show_page(session.go_next())
    return stage.view


def closing_open(stage: Stage) -> QWidget:
    session = stage.session
    session.answer(ref_of(session, "consent"), "")
    session.answer(ref_of(session, "age"), "7")
    return closing(stage)


# ---- the respondent ----


def respondent(stage: Stage) -> QWidget:
    stage.at("csat")
    stage.view.set_section("")
    return stage.view


def take_back(stage: Stage) -> QWidget:
    respondent(stage)
    words = tr("For the interviewer"), tr("Your PIN takes the laptop back."), tr("Take back")
    stage.view.dock.open(PinPanel(*words))
    return stage.view


def show_card(stage: Stage) -> QWidget:
    shown = stage.at("reason")
    window = CardWindow(stage.view)
    window.show_card(QImage.fromData(shown.media[shown.card]), shown.card)
    return window


# ---- other windows ----


def desk(stage: Stage) -> QWidget:
    picture = stage.filled.workspace.desk(STUDY)
    made = DeskView(CaseTableModel(), "anna")
    made.show_desk(picture)
    return made


def sign_in(_stage: Stage) -> QWidget:
    made = SignInView()
    made.show_entries((), "", "")
    return made


def supervisor(stage: Stage) -> QWidget:
    made = SupervisorView("boss")
    made.set_studies(["Every control"])
    made.show_study(study_picture(study_in_store(stage.filled.workspace.store, "Every control").data()))
    return made


def replay(stage: Stage) -> QWidget:
    made = ReplayView()
    shown = stage.filled.workspace.replay_material(stage.session.interview_id).prepare(lambda _done, _of: True)
    made.show_replay(shown)
    made.resize(*SIZE)
    language = stage.session.view().language
    pages = [place for place, moment in enumerate(shown.moments) if moment.view.page is not None]
    made.go_to(next(place for place in reversed(pages) if shown.moments[place].view.language == language))
    return made


def _without_stage(made: Callable[[], QWidget], _stage: Stage) -> QWidget:
    return made()


SCENES: Mapping[str, Scene] = {
    "check-hard": partial(checked, "age", "7"),
    "check-soft": partial(checked, "age", "104"),
    "check-required": partial(checked, "consent", ""),
    "remark": remark,
    "help": partial(action, "consent", "help"),
    "menu": partial(action, "csat", "menu"),
    "keys": partial(action, "csat", "keys"),
    "go-to": go_to,
    "language": partial(action, "csat", "language"),
    "other-language": other_language,
    "suspend": partial(action, "csat", "suspend"),
    "break-off": break_off,
    "microphone": microphone,
    "closing-open": closing_open,
    "closing-mirror": closing,
    "respondent": respondent,
    "respondent-pin": take_back,
    "show-card": show_card,
    "replay": replay,
    "desk": desk,
    "sign-in": sign_in,
    "supervisor": supervisor,
    "delivery": lambda _stage: delivery_scenes.delivery(),
    "delivery-log": lambda _stage: delivery_scenes.delivery_log(),
    "delivery-empty": lambda _stage: delivery_scenes.nothing_yet(),
    "kept-aside": lambda _stage: delivery_scenes.aside(),
    **{name: partial(_without_stage, made) for name, made in access_scenes.SCENES.items()},
    **{name: partial(_without_stage, made) for name, made in office_scenes.SCENES.items()},
    **{name: partial(_without_stage, made) for name, made in openrosa_scenes.SCENES.items()},
    **{name: partial(_without_stage, made) for name, made in leaving_scenes.SCENES.items()},
}
SEEN_LARGE = ("consent", "bill", "nps", "used", "grid", "repeat-table", "sketch", "letter", "way")
"""Pages, and below panels, that are taken in four languages at 150 %."""
PANELS_LARGE = (
    "check-soft",
    "help",
    "keys",
    "suspend",
    "microphone",
    "closing-open",
    "desk",
    "sign-in",
    "supervisor",
    "delivery",
    "kept-aside",
    "locked",
    "sign-in-known",
    "forgotten-pin",
    "devices",
    "persons",
    "erasing",
    "call-queue",
    "keeping",
    "forms",
    "openrosa-server",
    "hand-over-code",
    "gone-case",
    "take-over-listening",
    "rescue",
    "removal",
    "choose-pin",
)
SEEN_EXTREME = ("consent", "csat", "grid", "repeat-table", "place", "help")


def _show_attached(session: InterviewSession, wish: object) -> None:
    """Show what is attached, as the interview does on its own threads."""
    if isinstance(wish, PreviewWish):
        wish.show(preview_of(session, wish), "")


@contextmanager
def played(app: QApplication, filled: Filled, look: Look, scene: Scene) -> Iterator[QWidget]:
    """Give what a scene shows in one look; answers are afterwards as they were."""
    put_on(app, look)
    session = filled.session
    before = {name: session.engine.state(ref_of(session, name)).value or "" for name in ("consent", "age")}
    session.set_language(look.language)
    view = InterviewView(now=lambda: NOW)
    view.resize(*SIZE)
    view.field_wished.connect(partial(_show_attached, session))
    view.show_page(session.view())
    view.show()
    shown = scene(Stage(app, filled, view))
    if shown is not view:
        shown.resize(*SIZE)
        shown.show()
    settle(app)
    yield shown
    for widget in {shown, view}:
        widget.close()
        widget.deleteLater()
    for name, value in before.items():
        if (session.engine.state(ref_of(session, name)).value or "") != value:
            session.answer(ref_of(session, name), value)
    settle(app)


def take(app: QApplication, filled: Filled, look: Look, scene: Scene) -> QImage:
    """Return the picture of one scene in one look."""
    with played(app, filled, look, scene) as shown:
        return picture_of(shown, app)
