"""Matching: names, signs and verdicts, and letters that try to mislead them."""
