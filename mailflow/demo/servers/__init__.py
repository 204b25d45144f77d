"""Embedded mail servers on loopback, IMAP and SMTP over TLS, for the demo and the tests."""

from mailflow.demo.servers.accounts import Account
from mailflow.demo.servers.embedded import EmbeddedServers
from mailflow.demo.servers.policy import Accept, BounceLater, Delay, Policy, Refuse

__all__ = ["Accept", "Account", "BounceLater", "Delay", "EmbeddedServers", "Policy", "Refuse"]
