"""The world: imap, smtp, ledger, archive, documents in child processes, templates, clock, charts."""
