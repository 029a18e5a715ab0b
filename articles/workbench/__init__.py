"""The translators' room: what waits for them, and a text beside its source, block by block."""
