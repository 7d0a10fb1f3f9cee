"""What the page 利用の記録 says."""
