"""A Dovecot mailbox full of mixed mail, and what others take to get it."""

from __future__ import annotations

import email
import email.policy
import imaplib
import os
import pwd
import shutil
import ssl
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

from mailflow.model.settings import Security, Server
from tests.bench.stopwatch import lap
from tests.servers.dovecot import PASSWORD, Dovecot

_BATCH = 100


@dataclass(frozen=True, slots=True)
class Box:
    """A user of the server. Its mail goes straight into the Maildir: delivery is not what is measured."""

    dovecot: Dovecot
    user: str

    @property
    def server(self) -> Server:
        ca_file = str(self.dovecot.certificate.ca_file)
        return Server("127.0.0.1", self.dovecot.imaps_port, Security.TLS, self.user, PASSWORD, ca_file)

    @contextmanager
    def client(self) -> Iterator[imaplib.IMAP4_SSL]:
        context = ssl.create_default_context(cafile=str(self.dovecot.certificate.ca_file))
        with imaplib.IMAP4_SSL("127.0.0.1", self.dovecot.imaps_port, ssl_context=context) as client:
            client.login(self.user, PASSWORD)
            client.select("INBOX", readonly=True)
            yield client

    def fill(self, messages: Iterable[bytes]) -> int:
        """Octets put in; the server has seen and indexed them when this returns."""
        with self.client():
            pass
        folder = self.dovecot.folder / "mail" / self.user / "new"
        owner = folder.stat()
        octets = 0
        for number, raw in enumerate(messages):
            path = folder / f"{1_727_000_000 + number}.M{number}.bench"
            path.write_bytes(raw)
            os.chown(path, owner.st_uid, owner.st_gid)
            octets += len(raw)
        with self.client() as client:
            client.fetch("1:*", "(UID RFC822.SIZE INTERNALDATE)")
        return octets


def download_and_parse(box: Box) -> float:
    """Seconds for imaplib and email.policy.default, every text decoded and every attachment, one core."""
    with lap() as measured, box.client() as client:
        _, [count] = client.response("EXISTS")
        assert count is not None
        for first in range(1, int(count) + 1, _BATCH):
            _, answers = client.fetch(f"{first}:{first + _BATCH - 1}", "(UID BODY.PEEK[])")
            for answer in answers:
                if isinstance(answer, tuple):
                    _walk(answer[1])
    return measured.seconds


def _walk(raw: bytes) -> None:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    for value in message.values():
        str(value)
    for part in message.walk():
        if part.get_content_maintype() == "text":
            assert isinstance(part, EmailMessage)
            part.get_content()
        elif not part.is_multipart():
            part.get_filename()
            part.get_payload(decode=True)


@dataclass(frozen=True, slots=True)
class Getmail:
    """getmail6 in a folder of its own, and a Python that its user may run."""

    python: str
    folder: Path


@contextmanager
def getmail() -> Iterator[Getmail | None]:
    """None where it cannot be had."""
    # As root it delivers only for another user, who need not be let into a Python of root's own.
    python = sys.executable if os.geteuid() else shutil.which("python3", path="/usr/bin:/usr/local/bin")
    folder = Path(tempfile.mkdtemp(prefix="mailflow-getmail-", dir="/tmp"))
    folder.chmod(0o755)
    try:
        install = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), "getmail6"]
        got = subprocess.run(install, capture_output=True, check=False).returncode == 0
        yield Getmail(python, folder) if got and python else None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def download_by_getmail(box: Box, program: Getmail) -> float:
    """Seconds for all of the mailbox into a Maildir."""
    home = Path(tempfile.mkdtemp(prefix="mailflow-getmail-", dir="/tmp"))
    try:
        for name in ("cur", "new", "tmp"):
            (home / "maildir" / name).mkdir(parents=True)
        (home / "getmailrc").write_text(
            f"""[retriever]
type = SimpleIMAPSSLRetriever
server = 127.0.0.1
port = {box.dovecot.imaps_port}
username = {box.user}
password = {PASSWORD}
ca_certs = {box.dovecot.certificate.ca_file}
mailboxes = ("INBOX",)
[destination]
type = Maildir
path = {home}/maildir/
[options]
read_all = true
delete = false
verbose = 0
"""
        )
        command = [program.python, str(program.folder / "bin" / "getmail")]
        command += [f"--getmaildir={home}", "--rcfile=getmailrc"]
        account = pwd.getpwuid(os.geteuid())
        environment = {**os.environ, "HOME": account.pw_dir, "PYTHONPATH": str(program.folder)}
        # getmail refuses to deliver as root; the files are then those of nobody.
        user = "nobody" if os.geteuid() == 0 else None
        if user is not None:
            _hand_over(home, user)
        with lap() as measured:
            done = subprocess.run(
                command,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
                user=user,
                group=None if user is None else pwd.getpwnam(user).pw_gid,
                extra_groups=None if user is None else [],
            )
        arrived = sum(1 for _ in (home / "maildir" / "new").iterdir())
        if done.returncode or not arrived:
            raise RuntimeError(f"getmail took {arrived} messages: {done.stderr[-400:]}{done.stdout[-400:]}")
        return measured.seconds
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _hand_over(home: Path, user: str) -> None:
    account = pwd.getpwnam(user)
    for path in (home, *home.rglob("*")):
        os.chown(path, account.pw_uid, account.pw_gid)
