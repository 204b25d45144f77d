"""Tests of mailflow/mail/reports."""
