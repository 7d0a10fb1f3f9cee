"""What was, what changed, and what is to come?"""
