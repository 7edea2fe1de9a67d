"""What content may hold: the tables of fields, and the JSON Schemas drawn from them."""
