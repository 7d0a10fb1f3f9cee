"""What can be asked about: each subject as data, in the order in which they are offered."""

from collections.abc import Mapping

from dashboard.screens.explore.subjects import assessment, consultations, moves, procedures, roadmap, submissions
from dashboard.screens.explore.subjects.subject import Subject

SUBJECTS: Mapping[str, Subject] = {
    each.key: each
    for each in (
        procedures.SUBJECT, moves.SUBJECT, roadmap.SUBJECT, submissions.SUBJECT, consultations.SUBJECT,
        assessment.SUBJECT,
    )
}  # fmt: skip
