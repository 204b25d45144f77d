"""The way out over SMTP (RFC 5321); the one place of the service where asyncio lives."""

from mailflow.adapters.smtp.mailer import SmtpMailer

__all__ = ["SmtpMailer"]
