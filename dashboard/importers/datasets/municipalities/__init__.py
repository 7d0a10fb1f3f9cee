"""市区町村一覧: the municipalities of an installation of many, with what they are compared by (人口, 類似団体)."""
