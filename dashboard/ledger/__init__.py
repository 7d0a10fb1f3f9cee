"""What was imported or decided, by whom: it adds and never changes."""
