"""The operator's files become model values; every fault is found at once, with its place, in Russian."""

from mailflow.config.configuration import load
from mailflow.config.warnings import find_notes, find_warnings

__all__ = ["find_notes", "find_warnings", "load"]
