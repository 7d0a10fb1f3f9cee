"""Many municipalities in one installation (a prefecture, a ministry): which there are, and where each is kept."""
