"""Tests of mailflow/mail/body."""
