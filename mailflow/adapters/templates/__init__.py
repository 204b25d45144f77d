"""Mails from the operator's templates: rendered in a sandbox, in a child process with limits."""

from mailflow.adapters.templates.store import TemplateStore, check_templates

__all__ = ["TemplateStore", "check_templates"]
