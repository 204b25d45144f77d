"""The last touch on rendered texts: one-line subjects, wrapped plain text, quiet HTML."""

from __future__ import annotations

import re
import textwrap

# Half-width terminals and phones; RFC 5322, 2.1.1 asks for less than 78.
WIDTH = 76
# Longer subjects are cut by every client's list of mails; a received subject may be of any length.
MAX_SUBJECT = 250


def tidy_subject(text: str) -> str:
    """One line of printable characters."""
    subject = " ".join(text.split())
    return subject if len(subject) <= MAX_SUBJECT else f"{subject[: MAX_SUBJECT - 1]}…"


def tidy_text(text: str) -> str:
    """Long lines wrapped with their own indent, at most one blank line in a row."""
    lines = [wrapped for line in text.expandtabs(4).split("\n") for wrapped in _wrap(line.rstrip())]
    # No-break spaces have kept dates together; a plain text is searched and copied with ordinary ones.
    lines = [line.replace("\u00a0", " ") for line in lines]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n" if "".join(lines) else ""


def _wrap(line: str) -> list[str]:
    if len(line) <= WIDTH:
        return [line]
    indent = re.match(r"\s*(?:[-—•*] |\d+[.)] |> )?", line)
    assert indent is not None
    prefix = indent[0]
    follow = prefix if prefix.strip() == ">" else " " * len(prefix)
    return textwrap.wrap(
        line[len(prefix) :],
        WIDTH,
        initial_indent=prefix,
        subsequent_indent=follow,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [line]


def tidy_html(html: str) -> str:
    """Empty lines that blocks leave behind are dropped."""
    return "\n".join(line.rstrip() for line in html.split("\n") if line.strip())
