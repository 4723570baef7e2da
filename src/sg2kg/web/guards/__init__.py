"""What stands before every handler: limits on requests, headers of answers, the log."""
