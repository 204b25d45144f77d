"""Openers that tell what a child is, as the subject of the message they give back."""

from __future__ import annotations

import os
import resource
from dataclasses import replace

from mailflow.adapters.documents.desk import Desk
from mailflow.adapters.documents.opening import open_message
from mailflow.model.message import OpenedMessage


def tell_surroundings(raw: bytes, desk: Desk) -> OpenedMessage:
    return _saying(raw, desk, " ".join(sorted(os.environ)))


def tell_process(raw: bytes, desk: Desk) -> OpenedMessage:
    return _saying(raw, desk, str(os.getpid()))


def tell_limits(raw: bytes, desk: Desk) -> OpenedMessage:
    names = ("AS", "DATA", "FSIZE", "CORE")
    bounds = (resource.getrlimit(getattr(resource, f"RLIMIT_{name}"))[0] for name in names)
    return _saying(raw, desk, " ".join(f"{name}={bound}" for name, bound in zip(names, bounds, strict=True)))


def _saying(raw: bytes, desk: Desk, words: str) -> OpenedMessage:
    opened = open_message(raw, desk)
    return replace(opened, message=replace(opened.message, subject=words))
