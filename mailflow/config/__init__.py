"""The operator's files become model values; every fault is found at once, with its place, in Russian."""

from mailflow.config.configuration import load
from mailflow.config.stop_switch import is_stop_thrown
from mailflow.config.warnings import find_notes, find_warnings

__all__ = ["find_notes", "find_warnings", "is_stop_thrown", "load"]
