"""The association's mailbox over IMAP (RFC 3501, 9051): read, never changed."""

from mailflow.adapters.imap.mailbox import ImapMailbox
from mailflow.adapters.imap.stubborn import Stubborn

__all__ = ["ImapMailbox", "Stubborn"]
