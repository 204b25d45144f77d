"""Tests of mailflow/mail/composing."""
