"""What changed between two states of a site: found, and told in sentences."""
