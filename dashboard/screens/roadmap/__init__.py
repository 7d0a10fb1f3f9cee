"""ロードマップ: whether it goes as planned; what is late, by how much, why, and who has it."""
