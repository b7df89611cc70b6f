"""Floor 1: results that are kept from run to run, sealed with a key that only the letter itself gives (docs/cache.md)."""
