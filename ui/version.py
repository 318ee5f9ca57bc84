"""The version people read on the sign-in page; a test holds it equal to pyproject.toml (reading metadata is slow)."""

VERSION = "0.1.0"
