"""Settlements that a district answers for: by table, by list, by a sentence."""
