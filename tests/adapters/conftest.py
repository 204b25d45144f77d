"""The long runs of the adapters take their share of the time of `make faults`."""

from __future__ import annotations

from tests.faults.budget import budget

__all__ = ["budget"]
