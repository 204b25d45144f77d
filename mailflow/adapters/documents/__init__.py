"""Documents: the text of attachments, read in child processes that may die without harm.

`pool` is the parent's side, `child` and `jail` the child's, `opening` and `reading` what is done with one
message and one document, `formats` how each format is read; whoever only hands mail to children loads none.
"""

from mailflow.adapters.documents.limits import DocumentLimits
from mailflow.adapters.documents.pool import ChildDocuments

__all__ = ["ChildDocuments", "DocumentLimits"]
