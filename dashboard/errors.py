"""The one base error: whatever a person can mend reaches them as a DashboardError in Japanese."""


class DashboardError(Exception):
    """A refusal with a Japanese message that says what happened, where, and how to mend it."""


class UsageError(DashboardError):
    """The command or parameter itself is wrong (exit status 2)."""
