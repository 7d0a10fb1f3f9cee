"""ロードマップ: the initiatives (取組) with their plans, months and states."""
