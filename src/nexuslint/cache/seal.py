"""What is kept of a letter can be opened by whoever has the letter, and by nobody else.

The key is made of the letter's own bytes, so it stands nowhere. What an entry is found by comes from the same bytes by
another way, from which the key cannot be told.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from hashlib import blake2b, sha256

#: Put after the file's bytes, so that a published SHA-256 of the file opens nothing.
_AFTER = b"\0nexuslint: what this letter's results are sealed with"
_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Digests:
    """What is told of a file's bytes: `sha256` in hex, for everybody, and a `secret` that must not be written down."""

    sha256: str
    secret: bytes = field(repr=False)

    @classmethod
    def of(cls, content: bytes) -> Digests:
        """The digests of a file."""
        running = sha256(content)
        further = running.copy()
        further.update(_AFTER)
        return cls(sha256=running.hexdigest(), secret=further.digest())


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """An entry's name in the cache, and the key of what is in it."""

    name: bytes
    key: bytes = field(repr=False)

    @classmethod
    def of(cls, secret: bytes, basis: bytes) -> Lock:
        """The lock of one secret (any length) for results that rest on `basis`."""
        whole = sha256(secret).digest()
        return cls(
            name=blake2b(basis, key=whole, digest_size=20, person=b"nexuslint name").digest(),
            key=blake2b(basis, key=whole, digest_size=32, person=b"nexuslint key").digest(),
        )

    def sealed(self, content: bytes, *, place: int | None = None) -> bytes:
        """`content`, encrypted (AES-256-GCM) under a nonce of its own; one of several has its `place`, and opens nowhere else."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = os.urandom(_NONCE_BYTES)
        return nonce + AESGCM(self.key).encrypt(nonce, content, self._bound(place))

    def opened(self, sealed: bytes, *, place: int | None = None) -> bytes | None:
        """What was sealed; `None` when it is damaged, or was sealed by another key or for another place."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            view = memoryview(sealed)
            return AESGCM(self.key).decrypt(view[:_NONCE_BYTES], view[_NONCE_BYTES:], self._bound(place))
        except (InvalidTag, ValueError):
            return None

    def _bound(self, place: int | None) -> bytes:
        return self.name if place is None else self.name + place.to_bytes(4, "big")
