"""Which runs of a text must stay on one line: "05-CT/TW" must not break after its hyphen.

In: text. Out: where such runs stand. The site and the Word files keep them together, each by its
own means.
"""

import re

# A word with a digit, joined by hyphens or slashes: 499-BC/TU, 27/CT-TTg, 18/5/2021. Bounded, so
# that an endless code still wraps on a narrow phone.
UNBROKEN_RE = re.compile(r"(?<![\w/-])\w{0,6}\d\w{0,6}(?:[-/]\w{1,10}){1,4}(?![\w/-])")
