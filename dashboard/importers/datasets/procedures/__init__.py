"""手続一覧: which procedures are online."""
