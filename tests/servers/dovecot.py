"""Dovecot with a generated configuration in a temporary folder: IMAPS, IMAP with STARTTLS, LMTP, SASL."""

from __future__ import annotations

import imaplib
import os
import pwd
import shutil
import signal
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from tests.servers.availability import program
from tests.servers.certificate import Certificate, make_certificate
from tests.servers.ports import unused_port, wait_until_listening

PASSWORD = "secret"


@dataclass(frozen=True, slots=True)
class Dovecot:
    """A running server; any user name logs in with PASSWORD, its mail is made at first sight."""

    folder: Path
    certificate: Certificate
    imaps_port: int
    imap_port: int
    lmtp_port: int
    sasl_port: int
    start_seconds: float

    def doveadm(self, *words: str) -> str:
        """Run doveadm on this instance; its standard output."""
        command = [program("doveadm"), "-c", str(self.folder / "dovecot.conf"), *words]
        return subprocess.run(command, check=True, capture_output=True, text=True, timeout=30).stdout

    def save(
        self, user: str, raw: bytes, *, folder: str = "INBOX", internal_date: datetime | None = None
    ) -> None:
        """Append a mail as it is; `folder` is a raw IMAP name, made where it is missing."""
        context = ssl.create_default_context(cafile=str(self.certificate.ca_file))
        with imaplib.IMAP4_SSL("127.0.0.1", self.imaps_port, ssl_context=context, timeout=20) as client:
            client.login(user, PASSWORD)
            if folder != "INBOX":
                client.create(folder)
            date = imaplib.Time2Internaldate(internal_date or datetime.now(UTC))
            typ, data = client.append(folder, "", date, raw)
            assert typ == "OK", data


@contextmanager
def dovecot() -> Iterator[Dovecot]:
    binary = program("dovecot")
    # Sockets have paths of at most 108 octets, which pytest's own folders exceed.
    folder = Path(tempfile.mkdtemp(prefix="mfd-", dir="/tmp"))
    folder.chmod(0o755)
    server = Dovecot(
        folder, make_certificate(folder), unused_port(), unused_port(), unused_port(), unused_port(), 0.0
    )
    (folder / "dovecot.conf").write_text(_configuration(server), encoding="utf-8")
    (folder / "mail").mkdir()
    _hand_over(folder)
    begun = time.perf_counter()
    process = subprocess.Popen(
        [binary, "-F", "-c", str(folder / "dovecot.conf")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until_listening(server.imaps_port)
        yield replace(server, start_seconds=time.perf_counter() - begun)
    except TimeoutError as fault:
        log = folder / "log"
        raise RuntimeError(log.read_text() if log.exists() else "dovecot says nothing") from fault
    finally:
        process.send_signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=5)
        process.kill()
        process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _mail_user() -> str:
    """Dovecot refuses to read mail as root."""
    return "nobody" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name


def _hand_over(folder: Path) -> None:
    if os.geteuid() == 0:
        account = pwd.getpwnam(_mail_user())
        os.chown(folder / "mail", account.pw_uid, account.pw_gid)
        # A worker of root reads them as root, a rootless one as itself: readable either way.
        (folder / "key.pem").chmod(0o644)


def _configuration(server: Dovecot) -> str:
    user = _mail_user()
    account = pwd.getpwnam(user)
    here = server.folder
    internal = "" if os.geteuid() == 0 else f"default_internal_user = {user}\ndefault_login_user = {user}\n"
    group = "" if os.geteuid() == 0 else f"default_internal_group = {_group_of(account.pw_gid)}\n"
    return f"""\
base_dir = {here}/run
state_dir = {here}/state
log_path = {here}/log
instance_name = mailflow-{server.imaps_port}
{internal}{group}first_valid_uid = 1
protocols = imap lmtp
listen = 127.0.0.1
ssl = yes
ssl_cert = <{server.certificate.chain_file}
ssl_key = <{server.certificate.key_file}
auth_mechanisms = plain login
disable_plaintext_auth = no
mail_location = maildir:{here}/mail/%u
mail_fsync = never
recipient_delimiter = +
passdb {{
  driver = static
  args = password={PASSWORD}
}}
userdb {{
  driver = static
  args = uid={account.pw_uid} gid={account.pw_gid} home={here}/mail/%u allow_all_users=yes
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Sent {{
    auto = subscribe
    special_use = \\Sent
  }}
  mailbox Спам {{
    auto = subscribe
    special_use = \\Junk
  }}
  mailbox Trash {{
    auto = create
    special_use = \\Trash
  }}
}}
service imap-login {{
  chroot =
  inet_listener imaps {{
    port = {server.imaps_port}
    ssl = yes
  }}
  inet_listener imap {{
    port = {server.imap_port}
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
service lmtp {{
  inet_listener lmtp {{
    port = {server.lmtp_port}
  }}
}}
service auth {{
  inet_listener {{
    port = {server.sasl_port}
  }}
}}
"""


def _group_of(gid: int) -> str:
    import grp  # noqa: PLC0415 - not on every system

    return grp.getgrgid(gid).gr_name
