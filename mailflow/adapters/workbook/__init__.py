"""The registry workbook of a request."""

from mailflow.adapters.workbook.registry import build_registry

__all__ = ["build_registry"]
