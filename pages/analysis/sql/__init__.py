"""SQL in 探索: a statement of one's own, the tables it may name, and what it gave."""
