"""Tests of mailflow/reading/names."""
