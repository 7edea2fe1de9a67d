"""An event that is being written: its file, what it would do to the count, and whether it is known already."""
