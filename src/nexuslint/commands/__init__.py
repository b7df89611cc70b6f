"""Floor 6: one module a command. Nothing heavy is imported before a command runs: `--help` must cost no more than click."""
