"""Bytes → Workbook. Knows no table."""
