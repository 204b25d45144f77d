"""Tests of mailflow/reading/tables."""
