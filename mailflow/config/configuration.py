"""The whole of `config/`: settings, directory and requests, with every fault at once."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from mailflow.config.directory import Reading, find_table, read_directory
from mailflow.config.environment import apply_environment
from mailflow.config.faults import fault_at, find_faults
from mailflow.config.localities import read_localities
from mailflow.config.request_values import ReadRequest, Surroundings, read_request
from mailflow.config.servers import ServerReader, path_beside
from mailflow.config.settings import AssociationSection, ImapSection, ServerSection, SettingsFile, SmtpSection
from mailflow.config.warnings import attachment_warnings, directory_warnings
from mailflow.config.yaml_positions import Document, parse
from mailflow.config.yaml_positions import Path as Place
from mailflow.errors import Fault, OperatorError
from mailflow.model.municipality import Directory
from mailflow.model.settings import (
    Association,
    CalendarSettings,
    Configuration,
    ImapSettings,
    Server,
    Service,
    SmtpSettings,
    Staff,
)

SETTINGS = "mailflow.yaml"
SHIPPED_TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def load(folder: Path, environment: Mapping[str, str], *, need_secrets: bool = True) -> Configuration:
    """The checked configuration. Raises OperatorError with all faults of all files at once.

    Without `need_secrets` a missing password is no fault (reading saved mail needs none).
    """
    loader = _Loader(folder, environment, need_secrets=need_secrets)
    configuration = loader.load()
    if configuration is None or loader.faults:
        raise OperatorError(sorted(set(loader.faults), key=_place))
    return configuration


def _place(fault: Fault) -> tuple[str, int, int, str]:
    return fault.file, fault.line or 0, fault.column or 0, fault.text


class _Loader:
    """Collects the faults of one load."""

    def __init__(self, folder: Path, environment: Mapping[str, str], *, need_secrets: bool) -> None:
        self._folder = folder
        self._environment = environment
        self._need_secrets = need_secrets
        self._variables: dict[Place, str] = {}
        self._document = Document(str(folder / SETTINGS), {})
        self.faults: list[Fault] = []
        self._server_warnings: list[Fault] = []

    def load(self) -> Configuration | None:
        settings = self._settings()
        reading, directory = self._directory()
        templates = self._templates(settings)
        timezone = (settings.association if settings else _ANY_ASSOCIATION).timezone
        complete = directory if not reading.faults else None
        requests = list(self._requests(Surroundings(complete, templates, timezone)))
        servers = (
            (self._server("imap", settings.imap), self._server("smtp", settings.smtp)) if settings else None
        )
        if settings is None or servers is None or self.faults:
            return None
        return self._configuration(settings, servers, reading, directory, requests)

    def _templates(self, settings: SettingsFile | None) -> Path:
        """The folder named, else `templates` beside the configuration, else the one shipped."""
        if settings is not None and settings.templates:
            return path_beside(self._folder, settings.templates)
        beside = path_beside(self._folder, "../templates")
        return beside if beside.is_dir() else SHIPPED_TEMPLATES

    def _settings(self) -> SettingsFile | None:
        path = self._folder / SETTINGS
        try:
            content = path.read_bytes()
        except OSError:
            self.faults.append(
                Fault(str(path), "файла нет или он не читается; укажите папку ключом --config")
            )
            return None
        self._document, faults = parse(str(path), content)
        self.faults.extend(faults)
        if faults:
            return None
        tree: dict[str, Any]
        tree, self._variables, faults = apply_environment(
            self._document.tree, self._environment, SettingsFile
        )
        self.faults.extend(faults)
        try:
            return SettingsFile.model_validate(tree)
        except ValidationError as error:
            self.faults.extend(find_faults(error, self._document, SettingsFile, self._variables))
            self._check_valid_servers(tree)
            return None

    def _check_valid_servers(self, tree: dict[str, Any]) -> None:
        """Where another section is wrong, the servers' own rules are still checked: all faults at once."""
        for section, form in (("imap", ImapSection), ("smtp", SmtpSection)):
            with contextlib.suppress(ValidationError):
                self._server(section, form.model_validate(tree.get(section)))

    def _server(self, section: str, form: ServerSection) -> Server:
        reader = ServerReader(self._folder, self._fault, self._need_secrets, self._server_warnings)
        return reader.read(section, form)

    def _fault(self, place: Place, text: str) -> None:
        if place in self._variables:
            self.faults.append(Fault(f"переменная среды {self._variables[place]}", text))
        else:
            self.faults.append(fault_at(self._document, place, text))

    def _directory(self) -> tuple[Reading, Directory]:
        path, faults = find_table(self._folder, "municipalities")
        self.faults.extend(faults)
        if path is None:
            shown = str(self._folder / "municipalities.csv")
            reading = Reading(faults=[Fault(shown, "нет справочника: нужен municipalities.csv или .xlsx")])
        else:
            reading = read_directory(path)
        self.faults.extend(reading.faults)
        directory = Directory(tuple(reading.municipalities))
        path, faults = find_table(self._folder, "localities")
        self.faults.extend(faults)
        if path is None or reading.faults:
            return reading, directory
        localities, faults = read_localities(path, directory)
        self.faults.extend(faults)
        return reading, Directory(directory.municipalities, localities)

    def _requests(self, around: Surroundings) -> Iterator[ReadRequest]:
        seen: dict[str, ReadRequest] = {}
        folder = self._folder / "requests"
        for path in sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")]):
            read, faults = read_request(path, around)
            self.faults.extend(faults)
            if read is None:
                continue
            first = seen.setdefault(read.request.id, read)
            if first is not read:
                text = f"запрос {read.request.id} уже описан в файле {first.document.file}"
                self.faults.append(fault_at(read.document, ("number",), text))
            yield read

    def _configuration(
        self,
        settings: SettingsFile,
        servers: tuple[Server, Server],
        reading: Reading,
        directory: Directory,
        requests: list[ReadRequest],
    ) -> Configuration:
        imap, smtp = servers
        path, _ = find_table(self._folder, "municipalities")
        warnings = [*reading.warnings, *directory_warnings(str(path), directory, reading.rows)]
        warnings.extend(self._server_warnings)
        for read in requests:
            warnings.extend(attachment_warnings(read.document.file, read.request))
        return Configuration(
            association=_association(settings.association),
            imap=ImapSettings(
                imap,
                tuple(settings.imap.folders),
                tuple(settings.imap.authserv_ids),
                settings.imap.poll_seconds,
                settings.imap.max_message_octets,
                settings.imap.sent_copy,
            ),
            smtp=SmtpSettings(smtp, settings.smtp.per_hour, settings.smtp.per_day, settings.smtp.connections),
            staff=Staff(tuple(settings.staff.digest_to), tuple(settings.staff.operators)),
            service=_service(settings),
            calendar=CalendarSettings(
                frozenset(settings.calendar.days_off), frozenset(settings.calendar.working_days)
            ),
            storage=path_beside(self._folder, settings.storage.path),
            templates=self._templates(settings),
            directory=directory,
            requests=tuple(read.request for read in requests),
            folder=self._folder,
            warnings=tuple(warnings),
            deadline_places={read.request.id: _deadline_place(read) for read in requests},
        )


_ANY_ASSOCIATION = AssociationSection(name="—", email="a@b.example")


def _deadline_place(read: ReadRequest) -> tuple[str, int | None, int | None]:
    line, column = read.document.values["deadline",]
    return read.document.file, line, column


def _association(form: AssociationSection) -> Association:
    return Association(
        name=form.name,
        email=form.email,
        timezone=form.timezone,
        short_name=form.short_name,
        own_addresses=tuple(form.own_addresses),
        signatory=form.signatory,
        signatory_office=form.signatory_office,
        executor=form.executor,
        phone=form.phone,
        website=form.website,
        chair=form.chair,
        region=form.region,
    )


def _service(settings: SettingsFile) -> Service:
    form = settings.service
    starts, ends = form.working_hours
    return Service(
        work_starts=starts,
        work_ends=ends,
        working_days_only=form.working_days_only,
        digest_at=form.digest_at,
        max_sends_per_tick=form.max_sends_per_tick,
        max_per_address_per_day=form.max_per_address_per_day,
        stopped=form.stopped,
        retention_days=form.retention_days,
    )
