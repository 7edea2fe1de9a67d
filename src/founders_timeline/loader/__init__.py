"""From files to checked, frozen content: every problem at once, or a site."""
