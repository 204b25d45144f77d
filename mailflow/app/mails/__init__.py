"""Values for the operator's templates: pure functions from boards, facts and settings, one a mail."""

from mailflow.app.mails.answers import acknowledgement_values, correction_values
from mailflow.app.mails.digest import digest_values
from mailflow.app.mails.letters import chair_values, district_values, letter_values, reminder_values
from mailflow.app.mails.staff import all_is_well_values, announcement_values, trouble_values
from mailflow.app.mails.summary import summary_values

__all__ = [
    "acknowledgement_values",
    "all_is_well_values",
    "announcement_values",
    "chair_values",
    "correction_values",
    "digest_values",
    "district_values",
    "letter_values",
    "reminder_values",
    "summary_values",
    "trouble_values",
]
