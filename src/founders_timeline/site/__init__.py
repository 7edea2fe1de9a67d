"""The whole site: which files there are, how each is made, and how they take the place of the last build."""
