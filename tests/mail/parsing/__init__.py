"""Tests of mailflow/mail/parsing."""
