"""What templates may see: finished texts, links and coordinates."""
