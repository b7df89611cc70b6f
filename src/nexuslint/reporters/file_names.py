"""The names of letters as other programs want them: from the project's root, with forward slashes."""

from __future__ import annotations

from posixpath import isabs, join, normpath
from urllib.parse import quote

from nexuslint.reporters import View

#: What stands for standard input, which has no name.
STANDARD_INPUT = "standard-input"


def relative_name(path: str, view: View) -> str:
    """A letter's path from the project's root, without a leading “./”; one outside of it is absolute."""
    if path == "-":
        return STANDARD_INPUT
    plain = path.replace("\\", "/") if view.backslashes else path
    if not is_absolute(plain) and view.folder:
        plain = join(view.folder, plain)
    plain = normpath(plain)
    root = view.root.rstrip("/")
    if view.root and plain.startswith(f"{root}/"):
        return plain[len(root) + 1 :]
    # Two slashes at the beginning would name a machine.
    return f"/{plain.lstrip('/')}" if plain.startswith("/") else plain


def is_absolute(path: str) -> bool:
    """True for a path from the root of the machine, or of a drive ("C:/...")."""
    return isabs(path) or path[1:3] == ":/"


def uri(name: str) -> str:
    """A name of `relative_name` as a URI reference: relative, or `file:` when it is absolute, whatever is odd in percents."""
    if not is_absolute(name):
        return quote(name.encode("utf-8", "surrogateescape"), safe="/")
    return f"file:///{quote(name.lstrip('/').encode('utf-8', 'surrogateescape'), safe='/:')}"
