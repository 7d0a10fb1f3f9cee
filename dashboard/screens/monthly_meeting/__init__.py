"""What 月例会議 says: the agenda, what was promised, and the minutes."""
