"""What is noted while a Markdown text is parsed: what of it would get lost."""

from xml.etree.ElementTree import Element


class Notes:
    """What was noted while one text was parsed: the losses as ends of sentences, and by how much each list is indented."""

    def __init__(self) -> None:
        self.losses: list[str] = []
        self.indents: dict[Element, int] = {}

    def clear(self) -> None:
        """Forget everything, before the next text."""
        self.losses.clear()
        self.indents.clear()
