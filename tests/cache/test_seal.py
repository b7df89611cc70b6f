"""What is kept can be opened with the letter at hand, and in no other way."""

from __future__ import annotations

from hashlib import sha256

from nexuslint.cache.seal import Digests, Lock

CONTENT = b"RE: Quillon Abernathy. In my opinion it could be related."
BASIS = b"version and rules"


def lock_of(content: bytes, basis: bytes = BASIS) -> Lock:
    return Lock.of(Digests.of(content).secret, basis)


def test_the_same_letter_opens_what_was_sealed() -> None:
    assert lock_of(CONTENT).opened(lock_of(CONTENT).sealed(b"told")) == b"told"


def test_another_letter_opens_nothing_and_has_another_name() -> None:
    other = lock_of(CONTENT + b" ")
    assert other.opened(lock_of(CONTENT).sealed(b"told")) is None
    assert other.name != lock_of(CONTENT).name


def test_other_rules_open_nothing_and_have_another_name() -> None:
    other = lock_of(CONTENT, b"other rules")
    assert other.opened(lock_of(CONTENT).sealed(b"told")) is None
    assert other.name != lock_of(CONTENT).name


def test_a_part_opens_in_its_own_place_alone() -> None:
    sealed = lock_of(CONTENT).sealed(b"told", place=1)
    assert lock_of(CONTENT).opened(sealed, place=1) == b"told"
    assert lock_of(CONTENT).opened(sealed, place=0) is None
    assert lock_of(CONTENT).opened(sealed) is None


def test_damage_is_noticed() -> None:
    sealed = bytearray(lock_of(CONTENT).sealed(b"told"))
    sealed[-1] ^= 1
    assert lock_of(CONTENT).opened(bytes(sealed)) is None
    assert lock_of(CONTENT).opened(b"") is None


def test_the_published_hash_of_a_file_is_not_its_key() -> None:
    """Reports and repositories may show the SHA-256 of a letter: it must open nothing."""
    digests = Digests.of(CONTENT)
    assert digests.sha256 == sha256(CONTENT).hexdigest()
    assert digests.secret != sha256(CONTENT).digest()
    assert Lock.of(sha256(CONTENT).digest(), BASIS).opened(lock_of(CONTENT).sealed(b"told")) is None


def test_the_same_content_is_sealed_otherwise_each_time() -> None:
    assert lock_of(CONTENT).sealed(b"told") != lock_of(CONTENT).sealed(b"told")


def test_secrets_are_not_shown() -> None:
    lock = lock_of(CONTENT)
    assert lock.key.hex() not in repr(lock)
    assert repr(lock.key) not in repr(lock)
    assert repr(Digests.of(CONTENT).secret) not in repr(Digests.of(CONTENT))
