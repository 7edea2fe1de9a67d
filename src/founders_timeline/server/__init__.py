"""The development server of `serve`: watch the disk, build in memory, answer the browser of this machine alone."""
