"""A text put into the words that the rules of figures know, before its sentences are read.

Each module of this room changes one way of saying; this one calls them in order.
"""

from __future__ import annotations

from collections.abc import Sequence

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.abbreviations import spelt_out
from mailflow.reading.clauses.young_people import with_ages_marked
from mailflow.reading.normal import apart
from mailflow.reading.speech.shared_futures import with_futures_repeated
from mailflow.reading.wordings.added_ones import with_added_ones
from mailflow.reading.wordings.attendance import with_people_named
from mailflow.reading.wordings.bracketed_people import with_people_in_brackets
from mailflow.reading.wordings.bracketed_units import without_bracketed_units
from mailflow.reading.wordings.broken_quantities import with_quantities_joined
from mailflow.reading.wordings.dealt_numbers import with_dealt_summed
from mailflow.reading.wordings.kinds_summed import with_kinds_summed
from mailflow.reading.wordings.labels_in_a_row import with_rows_parted
from mailflow.reading.wordings.lacks import with_lacks_marked
from mailflow.reading.wordings.leads import without_leads
from mailflow.reading.wordings.led_labels import with_led_labels
from mailflow.reading.wordings.lines import with_lines_ended
from mailflow.reading.wordings.misspellings import corrected
from mailflow.reading.wordings.needs import with_needs_said
from mailflow.reading.wordings.nothing_this_year import with_newer_year_denied
from mailflow.reading.wordings.noun_deeds import with_deeds_said
from mailflow.reading.wordings.objects import with_objects_summed
from mailflow.reading.wordings.official_names import with_official_names
from mailflow.reading.wordings.on_books import with_books_said
from mailflow.reading.wordings.plain_counts import with_counts_plain
from mailflow.reading.wordings.proposals import with_nouns_named
from mailflow.reading.wordings.rephrasings import rephrased
from mailflow.reading.wordings.replacements import with_numbers_of_names, with_replacements
from mailflow.reading.wordings.said_numbers import with_numbers_said
from mailflow.reading.wordings.short_units import with_units_whole
from mailflow.reading.wordings.sizes_of_grounds import without_sizes_of_grounds
from mailflow.reading.wordings.slashed import with_strokes_paired
from mailflow.reading.wordings.title_numbers import without_title_numbers
from mailflow.reading.wordings.titles_with import with_titles_cut
from mailflow.reading.wordings.turns import with_turns_straightened
from mailflow.reading.wordings.whole_and_part import with_wholes_apart
from mailflow.reading.wordings.works_denied import with_works_denied


def put_plainly(text: str, specs: Sequence[FigureSpec], heads: Sequence[str]) -> str:
    """A normalised text in the words that the rules know; `heads` are stems of what is counted."""
    text = with_works_denied(without_leads(with_futures_repeated(text), heads))
    text = with_newer_year_denied(with_kinds_summed(text, specs), heads)
    text = with_lines_ended(with_turns_straightened(with_strokes_paired(text)))
    text = rephrased(with_quantities_joined(with_numbers_said(text)), heads)
    text = with_dealt_summed(with_added_ones(with_counts_plain(text, heads), heads))
    text = with_nouns_named(text, heads)
    for rewritten in (
        with_units_whole,
        spelt_out,
        with_titles_cut,
        with_deeds_said,
        with_needs_said,
        with_books_said,
        with_official_names,
        with_ages_marked,
        without_title_numbers,
        without_bracketed_units,
        without_sizes_of_grounds,
        with_objects_summed,
        with_people_named,
        with_people_in_brackets,
        with_led_labels,
        with_rows_parted,
        with_lacks_marked,
        with_wholes_apart,
    ):
        text = rewritten(text, specs)
    return apart(corrected(with_replacements(with_numbers_of_names(text)), heads))
