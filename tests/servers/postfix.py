"""Postfix with a generated configuration: SMTPS and STARTTLS with SASL, delivery by LMTP, faults by domain.

Letters to any address are accepted and delivered to Dovecot, save for these domains:
`refused.example` 550 at RCPT, `grey.example` 450 at RCPT, `bounce.example` accepted and bounced (5.1.1),
`full.example` accepted and bounced (5.2.2), `blackhole.example` accepted and never seen again. The alias
`loop@alias.example` delivers to itself and sends a copy to aliased@mokk.example.
"""

from __future__ import annotations

import grp
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from tests.servers.availability import program
from tests.servers.certificate import Certificate, make_certificate
from tests.servers.dovecot import Dovecot
from tests.servers.ports import unused_port, wait_until_listening

_QUEUES = ("active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "maildrop")
_PLACES = (*_QUEUES, "pid", "private", "public", "saved", "trace")
_DAEMONS = Path("/usr/lib/postfix/sbin")


@dataclass(frozen=True, slots=True)
class Postfix:
    folder: Path
    certificate: Certificate
    smtps_port: int
    smtp_port: int
    start_seconds: float

    def log(self) -> str:
        path = self.folder / "log"
        return path.read_text(errors="replace") if path.exists() else ""


@contextmanager
def postfix(mailboxes: Dovecot) -> Iterator[Postfix]:
    master = program("master")
    folder = Path(tempfile.mkdtemp(prefix="mfp-", dir="/tmp"))
    folder.chmod(0o755)
    server = Postfix(folder, make_certificate(folder), unused_port(), unused_port(), 0.0)
    _make_places(server, mailboxes)
    begun = time.perf_counter()
    process = subprocess.Popen(
        [master, "-c", str(folder / "etc"), "-d"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_until_listening(server.smtps_port)
        yield replace(server, start_seconds=time.perf_counter() - begun)
    except TimeoutError as fault:
        raise RuntimeError(server.log() or "postfix says nothing") from fault
    finally:
        process.send_signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=5)
        process.kill()
        process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _make_places(server: Postfix, mailboxes: Dovecot) -> None:
    etc, spool, data = (server.folder / name for name in ("etc", "spool", "data"))
    for place in (etc, spool, data):
        place.mkdir()
    (etc / "main.cf").write_text(_main(server, mailboxes), encoding="utf-8")
    (etc / "master.cf").write_text(_master(server), encoding="utf-8")
    # Postfix waits for files younger than two seconds to settle.
    for name in ("main.cf", "master.cf"):
        os.utime(etc / name, (time.time() - 60, time.time() - 60))
    for name in _PLACES:
        (spool / name).mkdir()
    if os.geteuid() == 0:
        _hand_over(spool, data)


def _hand_over(spool: Path, data: Path) -> None:
    owner = pwd.getpwnam("postfix")
    for name in (*_QUEUES, "private", "saved", "trace", "public"):
        os.chown(spool / name, owner.pw_uid, owner.pw_gid)
    os.chown(data, owner.pw_uid, owner.pw_gid)
    drop = grp.getgrnam("postdrop").gr_gid
    for name in ("maildrop", "public"):
        os.chown(spool / name, owner.pw_uid, drop)


def _main(server: Postfix, mailboxes: Dovecot) -> str:
    owner = "postfix" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    return f"""\
compatibility_level = 3.6
queue_directory = {server.folder}/spool
data_directory = {server.folder}/data
daemon_directory = {_DAEMONS}
maillog_file = {server.folder}/log
maillog_file_prefixes = {server.folder}
mail_owner = {owner}
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.mokk.example
mydestination =
mynetworks =
local_recipient_maps =
alias_maps =
alias_database =
disable_dns_lookups = yes
smtp_host_lookup = native
virtual_alias_maps = inline:{{ {{ loop@alias.example = loop@alias.example, aliased@mokk.example }} }}
virtual_mailbox_domains = static:ALL
virtual_mailbox_maps = static:ALL
virtual_transport = lmtp:inet:127.0.0.1:{mailboxes.lmtp_port}
default_transport = error:5.1.2 no way out of the test
transport_maps = inline:{{
  {{ bounce.example = error:5.1.1 No such user here }},
  {{ full.example = error:5.2.2 Mailbox is full }},
  {{ blackhole.example = discard: }} }}
smtpd_recipient_restrictions =
  check_recipient_access inline:{{
    {{ refused.example = 550 5.1.1 No such user here }},
    {{ grey.example = 450 4.2.0 Greylisted }} }},
  permit_sasl_authenticated, reject
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_reject_unlisted_recipient = no
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:{mailboxes.sasl_port}
smtpd_tls_security_level = may
smtpd_tls_cert_file = {server.certificate.chain_file}
smtpd_tls_key_file = {server.certificate.key_file}
smtpd_tls_auth_only = yes
smtpd_client_connection_rate_limit = 0
smtpd_client_connection_count_limit = 0
recipient_delimiter = +
message_size_limit = 60000000
virtual_mailbox_limit = 0
mailbox_size_limit = 0
lmtp_destination_concurrency_limit = 10
in_flow_delay = 0
"""


def _master(server: Postfix) -> str:
    services = [
        f"127.0.0.1:{server.smtps_port} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes",
        f"127.0.0.1:{server.smtp_port} inet n - n - - smtpd",
        "cleanup unix n - n - 0 cleanup",
        "qmgr unix n - n 300 1 qmgr",
        "tlsmgr unix - - n 1000? 1 tlsmgr",
        "rewrite unix - - n - - trivial-rewrite",
        "bounce unix - - n - 0 bounce",
        "defer unix - - n - 0 bounce",
        "trace unix - - n - 0 bounce",
        "verify unix - - n - 1 verify",
        "flush unix n - n 1000? 0 flush",
        "proxymap unix - - n - - proxymap",
        "lmtp unix - - n - - lmtp",
        "error unix - - n - - error",
        "retry unix - - n - - error",
        "discard unix - - n - - discard",
        "anvil unix - - n - 1 anvil",
        "scache unix - - n - 1 scache",
        "postlog unix-dgram n - n - 1 postlogd",
    ]
    return "\n".join(services) + "\n"
