"""The commands, one a module: the only places that print, exit, or ask for today's date."""
