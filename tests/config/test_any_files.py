"""Whatever lies in the folder, the operator hears of faults and never of a crash."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mailflow.config import load
from mailflow.errors import OperatorError
from tests.config.operator_folder import DIRECTORY, REQUEST, SETTINGS, make_folder

PIECES = st.sampled_from(
    ["", ":", "- ", "\n", "  ", "\t", "\0", "x", "0", "-1", "1e9", "null", *"[]{}#&*!@;|>%,\"'"]
)


@st.composite
def spoilt(draw: st.DrawFn, sound: str) -> str:
    """The sound file with a few cuts and insertions; sometimes only its beginning (half saved)."""
    text = sound
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 6)))
        text = text[:start] + draw(PIECES) + text[end:]
    return text if draw(st.booleans()) else text[: draw(st.integers(0, len(text)))]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(spoilt(SETTINGS), spoilt(REQUEST), spoilt(DIRECTORY), st.booleans())
def test_a_spoilt_folder_loads_or_is_refused_in_words(
    options: str, request: str, directory: str, spoil_all: bool
) -> None:
    with tempfile.TemporaryDirectory() as root:
        folder = make_folder(
            Path(root), settings=options, request=request, directory=directory if spoil_all else DIRECTORY
        )
        with contextlib.suppress(OperatorError):
            load(folder, {})


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["municipalities.csv", "localities.csv", "mailflow.yaml"]))
def test_any_bytes_in_a_file_are_refused_in_words(content: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as root:
        folder = make_folder(Path(root))
        (folder / name).write_bytes(content)
        with contextlib.suppress(OperatorError):
            load(folder, {"MAILFLOW_SMTP__PORT": "465"})
