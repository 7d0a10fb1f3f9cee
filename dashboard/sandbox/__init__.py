"""A function in a process of its own, with limits: whatever a file does to its reader, only that reader dies."""
