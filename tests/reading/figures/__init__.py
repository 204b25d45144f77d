"""Tests of mailflow/reading/figures."""
