"""Tests of mailflow/reading/clauses."""
