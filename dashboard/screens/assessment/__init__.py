"""スキルアセスメント: which skill is missing where, and who to train in what."""
