"""The theme: folders, languages and their texts, Jinja templates, assets."""
