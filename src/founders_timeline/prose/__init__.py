"""Markdown texts: what they may hold, and the HTML they become."""
