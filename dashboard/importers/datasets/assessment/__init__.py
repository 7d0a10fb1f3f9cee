"""スキルアセスメント: the lists of questions (設問一覧) and the answers (アセスメント回答)."""
