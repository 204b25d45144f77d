"""The password of the servers in fault tests: whatever a passed test printed must not hold it (A56)."""

from __future__ import annotations

from base64 import b64encode

SECRET = "marker-4509-of-a-password"
FORMS = (
    SECRET,
    b64encode(SECRET.encode()).decode(),
    b64encode(b"\0sovet@les.example\0" + SECRET.encode()).decode(),
)
