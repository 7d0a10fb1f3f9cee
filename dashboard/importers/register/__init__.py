"""Which 課 a text means on a day, by the 組織表."""
