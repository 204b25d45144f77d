"""Tests of mailflow/mail/notices."""
