"""A file whose name tells one number of ours and whose letter answers another: either may be wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mailflow.matching.signs.signs import RequestSign, against, weak
from mailflow.model.identifiers import RequestId
from mailflow.model.understanding import Signal
from mailflow.reading.passages import Passage, Place

_WRITTEN = (Place.DOCUMENT, Place.DOCUMENT_HEAD)

Found = tuple[Passage, Sequence[RequestSign]]


def weigh_file_names(found: Sequence[Found]) -> Iterator[RequestSign]:
    """The signs in order; a file's name that agrees with nothing in it becomes a hint and contradicts."""
    for passage, signs in found:
        answered = _answered(passage, found) if passage.place is Place.FILE_NAME else {}
        named = {each.request for each in signs if each.is_strong}
        if not named or not answered or named & answered.keys():
            yield from signs
            continue
        for sign in signs:
            yield replace(sign, evidence=weak(sign.evidence.signal, sign.evidence.detail))
        for code, detail in answered.items():
            told = f"{detail}; имя файла «{passage.name}» говорит о другом нашем письме"
            yield RequestSign(code, against(Signal.REFERENCE_NUMBER, told), in_reply=True)


def _answered(name: Passage, found: Sequence[Found]) -> dict[RequestId, str]:
    """What the letter in the file says it answers, with the words."""
    return {
        sign.request: sign.evidence.detail
        for passage, signs in found
        if passage.place in _WRITTEN and passage.name == name.name
        for sign in signs
        if sign.is_strong and sign.in_reply and sign.request is not None
    }
