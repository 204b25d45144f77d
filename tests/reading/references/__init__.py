"""Tests of mailflow/reading/references."""
