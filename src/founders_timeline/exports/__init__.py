"""What leaves the site for other programs: feeds, calendars, tables, JSON of several kinds, and what search engines read."""
