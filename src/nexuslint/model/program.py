"""The agency a letter is for and the way it argues, apart from the facts: asked of every run, and quick to import."""

from __future__ import annotations

from enum import Enum


class Program(str, Enum):
    """The agency a letter is written for."""

    VA = "va"
    SSD = "ssd"


class Theory(str, Enum):
    """The way a VA letter ties the condition to service."""

    DIRECT = "direct"
    SECONDARY = "secondary"
    AGGRAVATION = "aggravation"


class Ground(str, Enum):
    """What the claimed condition is tied to: service itself, or another service-connected condition."""

    SERVICE = "service"
    CONDITION = "condition"
