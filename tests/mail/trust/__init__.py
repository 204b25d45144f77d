"""Tests of mailflow/mail/trust."""
