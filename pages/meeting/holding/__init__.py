"""The parts of 月例会議: when it is, what it goes through, what was promised, and its minutes."""
