"""Content from other tools: their files in, ours out, and a note for whatever has no place here."""
