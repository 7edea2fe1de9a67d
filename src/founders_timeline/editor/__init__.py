"""The web editor under admin/: a page that loads Sveltia CMS, and a configuration drawn from the tables of fields."""
