"""What the CDO opens first: where to look this month, with whom to talk about what."""
