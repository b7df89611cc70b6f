"""Floor 1: a letter becomes a reading: tokens, sentences, cues, roles and speakers. The only spaCy pipeline."""
