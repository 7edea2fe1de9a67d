"""What others show of the site: pictures for link previews, a counter to embed, badges, the timeline as one file."""
