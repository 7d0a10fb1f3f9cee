"""取込: what files say, what is asked of them, what they would change; nothing happens before it is applied."""
