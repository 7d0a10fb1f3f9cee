"""What a カルテ has of each subject: a sentence, and a few lines."""
