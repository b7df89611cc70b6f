"""Floor 0: the values that every other floor speaks in. Nothing here reads a file or imports a library."""
