"""部署カルテ: all about one 課 on one sheet, to speak with it."""
