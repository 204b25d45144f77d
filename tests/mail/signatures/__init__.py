"""Tests of mailflow/mail/signatures."""
