"""What texts of some kinds may look like, for the loader and the JSON Schemas alike."""

import re

LONGEST_URL = 2000
"""Characters that an address may have."""

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", re.ASCII)
"""What a language code looks like (BCP 47)."""

LONGEST_TITLE = 40
"""Characters that the title of a step of a story may have, since it stands on the chart."""

MOST_WORDS = 45
"""Words that the text of a step may have without a warning."""

NOT_A_NAME = re.compile(
    r"(?i:true|false|yes|no|on|off|y|n|[-+]?\.inf|\.nan|=)"  # truth values and odd floats of YAML 1.1
    r"|[-+]?(?:0x[0-9a-fA-F_]+|0o?[0-7_]+|(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9_]+)(?:[eE][-+]?[0-9]+)?|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?)"
)
"""What YAML readers may take for a number or a truth value, and people for a name: such a name stands in quotes."""
