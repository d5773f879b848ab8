"""The forms of an account, brought up to date: each new version beside the old ones, one bad form holds up nobody.

Runs on a network thread; the store is touched through `on_store` only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version

from cxfield.store.device_store import DeviceStore
from cxfield.store.openrosa_values import StoredAccount, StoredForm
from cxfield.store.values import Study
from cxfield.sync.errors import ForbiddenError, ServerFailedError, ServerRefusedError
from cxfield.sync.on_store import OnStore
from cxfield.sync.openrosa.account import Account
from cxfield.sync.openrosa.bundles import Bundle, BundleError, fetch_bundle
from cxfield.sync.openrosa.connection import RosaConnection
from cxfield.sync.openrosa.form_list import ListedFile, ListedForm, fetch_form_list, fetch_manifest

OPENROSA = "openrosa"
"""In `Study.details`: the study is a form of an OpenRosa server."""
_RELEASE = "openrosa.release"


@dataclass(slots=True, kw_only=True)
class Pulled:
    """What one run found: forms in the list, versions that are new here, forms that cannot be had or run."""

    forms: int = 0
    fetched: int = 0
    problems: int = 0
    left: int = 0


def study_id_of(account: Account, form_id: str) -> str:
    """Return the id of the study that a form is on this device."""
    mark = hashlib.sha256(f"{account.account_id}\n{form_id}".encode()).hexdigest()[:20]
    return f"openrosa-{mark}"


def pull_forms(store: DeviceStore, connection: RosaConnection, on_store: OnStore) -> Pulled:
    """Fetch the list of forms and what is new in it.

    Raises:
        SyncError: The network, the account or the whole server is the matter; what was fetched before is kept.
    """
    run = _Pulling(store, connection, on_store)
    run.all_forms()
    return run.done


class _Pulling:
    def __init__(self, store: DeviceStore, connection: RosaConnection, on_store: OnStore) -> None:
        self._store, self._connection, self._on_store = store, connection, on_store
        self._account = connection.account
        self._all_anew = False
        self._is_incomplete = False
        self.done = Pulled()

    def all_forms(self) -> None:
        stored = self._on_store(self._stored_account)
        before = {form.form_id: form for form in self._on_store(self._forms_before)}
        listed = fetch_form_list(self._connection, "" if self._all_anew else stored.etag)
        entries = listed.forms if listed is not None else [_listed(form) for form in before.values() if form.is_listed]
        for entry in entries:
            self._one_form(entry, before.get(entry.form_id))
        if listed is not None:
            self._note_left(before, entries)
        etag = "" if self._is_incomplete else stored.etag if listed is None else listed.etag
        now = self._connection.means.now()
        self._on_store(lambda: self._store.openrosa.save_account(replace(stored, etag=etag, pulled_at=now)))

    def _stored_account(self) -> StoredAccount:
        mine = self._account.account_id
        return next(one for one in self._store.openrosa.accounts() if one.account_id == mine)

    def _forms_before(self) -> list[StoredForm]:
        """Return the forms as they are here; what an older program could not run is tried anew."""
        forms = self._store.openrosa.forms(self._account.account_id)
        name = f"{_RELEASE}.{self._account.account_id}"
        if self._store.setting(name) == _release():
            return forms
        self._store.set_setting(name, _release())
        self._all_anew = True
        return [replace(form, md5="") if form.problem else form for form in forms]

    def _one_form(self, entry: ListedForm, before: StoredForm | None) -> None:
        """Bring one form up to date; what is wrong with it alone is noted and holds up nobody."""
        self.done.forms += 1
        try:
            files = fetch_manifest(self._connection, entry)
            hashes = {file.name: file.md5 for file in files}
            if before is not None and _is_same(entry, hashes, before):
                self._note_same(entry, before)
                return
            known = self._on_store(lambda: self._known_files(files, before))
            bundle = fetch_bundle(self._connection, entry, files, known, self._store.folder)
        except BundleError as error:
            lasting = hashes if error.is_lasting else None
            self._problem(entry, before, str(error), lasting)
        except (ServerRefusedError, ServerFailedError, ForbiddenError) as error:
            self._problem(entry, before, str(error), None)
        else:
            self._on_store(lambda: self._keep(entry, bundle))
            self.done.fetched += 1

    def _known_files(self, files: Sequence[ListedFile], before: StoredForm | None) -> dict[str, bytes]:
        """Return what is here of the files, by their hashes. Storage thread."""
        known: dict[str, bytes] = {}
        if before is None or not before.questionnaire:
            return known
        for file in files:
            content = self._store.media_file(before.questionnaire, file.name)
            if content is not None and file.md5 and before.files.get(file.name) == file.md5:
                known[file.name] = content
        return known

    def _keep(self, entry: ListedForm, bundle: Bundle) -> None:
        study_id = study_id_of(self._account, entry.form_id)
        with self._store.transaction():
            self._store.save_questionnaire(bundle.version)
            self._store.openrosa.note_version(bundle.version.content_hash)
            self._store.save_study(self._study(study_id, bundle.title, bundle.version.content_hash))
            self._store.openrosa.save_form(self._form(entry, bundle.hashes, bundle.version.content_hash))
            self._store.openrosa.forget_unused_versions()

    def _problem(
        self, entry: ListedForm, before: StoredForm | None, sentence: str, lasting: Mapping[str, str] | None
    ) -> None:
        """Note why the form, or its new version, cannot be had. Interviews under way keep their version.

        `lasting`: hashes of its files where it is of no use to fetch the same again; None where it is tried anew. Till
        then the version that is here stays in use.
        """
        form = replace(self._form(entry, lasting or {}, ""), problem=sentence)
        if lasting is None:
            usable = before if before is not None and before.questionnaire else form
            form = replace(usable, md5="", problem=sentence, is_listed=True)
        self._is_incomplete = self._is_incomplete or lasting is None
        self._on_store(lambda: self._keep_problem(form, is_new=before is None))
        self.done.problems += 1

    def _keep_problem(self, form: StoredForm, *, is_new: bool) -> None:
        with self._store.transaction():
            if is_new:
                self._store.save_study(self._study(form.study_id, form.name, ""))
            self._store.openrosa.save_form(form)

    def _study(self, study_id: str, name: str, questionnaire: str) -> Study:
        details = {OPENROSA: {"server": self._connection.address.shown, "account": self._account.account_id}}
        return Study(study_id=study_id, name=name, questionnaire=questionnaire, details=details)

    def _form(self, entry: ListedForm, files: Mapping[str, str], questionnaire: str) -> StoredForm:
        return StoredForm(
            account_id=self._account.account_id,
            form_id=entry.form_id,
            study_id=study_id_of(self._account, entry.form_id),
            name=entry.name,
            version=entry.version,
            md5=entry.md5,
            download_url=entry.download_url,
            manifest_url=entry.manifest_url,
            files=files,
            questionnaire=questionnaire,
        )

    def _note_same(self, entry: ListedForm, before: StoredForm) -> None:
        same = replace(
            before,
            name=entry.name,
            download_url=entry.download_url,
            manifest_url=entry.manifest_url,
            is_listed=True,
        )
        if same != before:
            self._on_store(lambda: self._store.openrosa.save_form(same))

    def _note_left(self, before: Mapping[str, StoredForm], entries: Sequence[ListedForm]) -> None:
        """Note which forms the list does not name any more."""
        named = {entry.form_id for entry in entries}
        for form in before.values():
            if form.form_id not in named and form.is_listed:
                gone = replace(form, is_listed=False)
                self._on_store(lambda left=gone: self._store.openrosa.save_form(left))  # type: ignore[misc]
                self.done.left += 1


def _is_same(entry: ListedForm, hashes: Mapping[str, str], before: StoredForm) -> bool:
    """Whether the form is here as the server has it. Without hashes nobody can tell, so it is fetched again."""
    return (
        bool(before.questionnaire or before.problem)
        and bool(entry.md5)
        and (entry.md5, entry.version) == (before.md5, before.version)
        and dict(hashes) == dict(before.files)
        and all(hashes.values())
    )


def _release() -> str:
    try:
        return version("cxfield")
    except PackageNotFoundError:
        return ""


def _listed(form: StoredForm) -> ListedForm:
    return ListedForm(
        form_id=form.form_id,
        name=form.name,
        version=form.version,
        md5=form.md5,
        download_url=form.download_url,
        manifest_url=form.manifest_url,
    )
