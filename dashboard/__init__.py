"""DX推進ダッシュボード: a city hall's instrument for its digital transformation."""
