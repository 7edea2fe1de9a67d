"""The content of a site as frozen dataclasses, its dates, statuses and history, and what can be wrong with it."""
