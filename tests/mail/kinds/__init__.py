"""Tests of mailflow/mail/kinds."""
