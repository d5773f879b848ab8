"""Does what the page of personal data wishes, over the session of who is signed in."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject

from cxfield.store.folder import write_private_file
from cxfield.sync import persons
from cxfield.sync.client import SyncClient
from cxfield.sync.messages import Role
from cxfield.sync.person_messages import PersonFound
from ui.language import tr
from ui.supervisor.office_controller import OfficeController
from ui.supervisor.persons_view import PersonsView
from ui.widgets import Runner

MOST_WISHES = 50


class PersonsController(OfficeController[PersonsView]):
    """The page of personal data. `folder` gets the files."""

    def __init__(self, client: SyncClient, network: Runner, study_id: str, folder: Path, parent: QObject) -> None:
        tokens = client.tokens
        may_erase = tokens is not None and tokens.role is Role.ADMINISTRATOR
        super().__init__(PersonsView(may_erase=may_erase), network, parent)
        self._client, self._study_id, self._folder, view = client, study_id, folder, self.view
        view.find_requested.connect(self._on_find)
        view.export_requested.connect(self._on_export)
        view.ask_requested.connect(self._on_ask)
        view.withdraw_requested.connect(self._on_withdraw)
        view.erase_requested.connect(self._on_erase)

    def refresh(self) -> None:
        """Read who waits to be erased."""

        def read() -> tuple[list[PersonFound], int]:
            picture = persons.picture(self._client, self._study_id)
            waiting = [one.case_id for one in picture.requests if not one.done_at][:MOST_WISHES]
            found = [person for case_id in waiting for person in persons.find(self._client, self._study_id, case_id)]
            wanted = {person.case.case_id: person for person in found if person.due_at}
            return [wanted[case_id] for case_id in waiting if case_id in wanted], picture.erased

        self._do(read, lambda told: self.view.show_wishes(*told))

    def _on_find(self, words: str) -> None:
        self._do(lambda: persons.find(self._client, self._study_id, words), self.view.show_found)

    def _on_export(self, person: PersonFound) -> None:
        case_id = person.case.case_id

        def write() -> Path:
            packed = persons.export(self._client, self._study_id, case_id)
            safe = "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in case_id)[:60]
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._folder / f"person-{safe}-{datetime.now():%Y%m%d-%H%M%S}.zip"
            write_private_file(path, packed)
            return path

        words = tr("Written: {path}. Give it to the person over a safe way, then delete it; person.html is to be read.")
        self._do(write, lambda path: self.view.show_done(words.format(path=path)))

    def _on_ask(self, person: PersonFound) -> None:
        words = tr("The wish of {case} is noted. It has to be done by {day}; an administrator erases.")

        def noted(due: str) -> None:
            self.refresh()
            self.view.show_done(words.format(case=person.case.case_id, day=due))

        self._do(lambda: persons.ask(self._client, self._study_id, person.case.case_id).due_at, noted)

    def _on_withdraw(self, person: PersonFound) -> None:
        case_id = person.case.case_id

        def taken(_none: None) -> None:
            self.view.show_done(
                tr("The consent of {case} is taken back and the recordings are deleted.").format(case=case_id)
            )
            self._do(lambda: persons.find(self._client, self._study_id, case_id), self.view.show_found)

        self._do(lambda: persons.withdraw_recording(self._client, self._study_id, case_id), taken)

    def _on_erase(self, person: PersonFound) -> None:
        case_id = person.case.case_id
        words = tr(
            "{case} is erased: {journals} journals, {files} files. Laptops erase their copy at their next contact."
        )

        def erased(told: tuple[int, int]) -> None:
            self.refresh()
            self.view.show_done(words.format(case=case_id, journals=told[0], files=told[1]))

        def erase() -> tuple[int, int]:
            done = persons.erase(self._client, self._study_id, case_id)
            return done.journals, done.files

        self._do(erase, erased)
