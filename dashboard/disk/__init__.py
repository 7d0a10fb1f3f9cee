"""What a disk and its system do to us: rights, whole files, renames that wait, locks, the log, errors in Japanese."""
