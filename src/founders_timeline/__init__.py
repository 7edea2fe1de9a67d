"""Who remains of a founding team: YAML in, a static timeline out."""

__version__ = "0.1.0"
