"""Tests of mailflow/reading/outcomes."""
