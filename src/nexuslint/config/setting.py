"""One value of a setting, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nexuslint.config.values import Value


# One file is read once, so that each of its values is its own: nobody need compare them.
@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Setting:
    """One value and the file and line it was read from."""

    name: str
    value: Value
    where: str
