"""A certificate for 127.0.0.1 and the CA file that vouches for it."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from pathlib import Path

import trustme


@dataclass(frozen=True, slots=True)
class Certificate:
    ca_file: Path
    chain_file: Path
    key_file: Path

    def server_context(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.chain_file, self.key_file)
        return context


def make_certificate(folder: Path) -> Certificate:
    authority = trustme.CA()
    certificate = authority.issue_cert("127.0.0.1", "localhost")
    made = Certificate(folder / "ca.pem", folder / "chain.pem", folder / "key.pem")
    authority.cert_pem.write_to_path(made.ca_file)
    for number, blob in enumerate(certificate.cert_chain_pems):
        blob.write_to_path(made.chain_file, append=number > 0)
    certificate.private_key_pem.write_to_path(made.key_file)
    return made
