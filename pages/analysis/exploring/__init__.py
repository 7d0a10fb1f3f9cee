"""Parts of 探索."""
