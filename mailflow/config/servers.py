"""The two mail servers of the settings: password, certificate file, and no clear text over a network."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from mailflow.config.settings import ServerSection
from mailflow.config.yaml_positions import Path as Place
from mailflow.errors import Fault
from mailflow.model.settings import Security, Server


def path_beside(folder: Path, name: str) -> Path:
    """A path of a file in the folder: relative to it, without `..` where it can be avoided."""
    return Path(os.path.normpath(folder / Path(name).expanduser()))


@dataclass(frozen=True, slots=True)
class ServerReader:
    """Reads one server's section; what is wrong goes to `fault` with the place of the key."""

    folder: Path
    fault: Callable[[Place, str], None]
    need_secrets: bool
    warnings: list[Fault] = field(default_factory=list)
    """What is allowed and yet worth a look."""

    def read(self, section: str, form: ServerSection) -> Server:
        if form.security == "none" and not is_loopback(form.host):
            text = f"без шифрования («none») разрешён только этот же компьютер, а не {form.host}"
            self.fault((section, "security"), f"{text}; напишите «tls»")
        if not form.user and not is_loopback(form.host):
            self.fault((section, "user"), "нет обязательного ключа «user»")
        return Server(
            host=form.host,
            port=form.port,
            security=Security(form.security),
            user=form.user,
            password=self._password(section, form),
            ca_file=self._ca_file(section, form),
            timeout_seconds=float(form.timeout_seconds),
        )

    def _password(self, section: str, form: ServerSection) -> str:
        if form.password and form.password_file:
            self.fault((section, "password_file"), "указаны и «password», и «password_file»; оставьте одно")
            return ""
        if form.password_file:
            return self._password_of_file(section, form.password_file)
        if form.user and not form.password and self.need_secrets:
            variable = f"MAILFLOW_{section.upper()}__PASSWORD"
            text = f"нет пароля: задайте переменную среды {variable} или ключ «password_file»"
            self.fault((section, "password"), text)
        return form.password

    def _password_of_file(self, section: str, name: str) -> str:
        path = path_beside(self.folder, name)
        try:
            password = path.read_text(encoding="utf-8-sig").strip("\r\n")
            self._warn_of_readers(path)
        except (OSError, UnicodeDecodeError):
            password = ""
        if not password and self.need_secrets:
            self.fault((section, "password_file"), f"файл с паролем «{path}» не читается или пуст")
        return password

    def _warn_of_readers(self, path: Path) -> None:
        """Not of what Docker, Kubernetes or systemd put there: they guard it by other means."""
        if os.name != "posix" or path.parts[:2] == ("/", "run"):
            return
        mode = path.stat().st_mode & 0o777
        if mode & 0o077:
            text = f"файл с паролем доступен другим пользователям компьютера (права {mode:o})"
            warning = Fault(str(path), f"{text}: выполните chmod 600 «{path}»")
            if warning not in self.warnings:
                self.warnings.append(warning)

    def _ca_file(self, section: str, form: ServerSection) -> str | None:
        if not form.ca_file:
            return None
        path = path_beside(self.folder, form.ca_file)
        if not path.is_file():
            self.fault((section, "ca_file"), f"файла «{path}» нет")
        return str(path)


def is_loopback(host: str) -> bool:
    """Whether the name can only mean this very computer; names are not looked up."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
