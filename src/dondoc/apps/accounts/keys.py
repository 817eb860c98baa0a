"""Secrets that open something: long, random, kept as a hash only.

They hold 256 bits of chance, so a plain SHA-256 keeps them: there is nothing to guess that
a slow hash would have to slow down.
"""

from __future__ import annotations

import hashlib
import secrets

_BYTES = 32


def new_secret() -> str:
    """Letters, digits, «-» and «_»: safe in addresses and headers."""
    return secrets.token_urlsafe(_BYTES)


def hash_of(secret: str) -> str:
    """What is kept, and looked for."""
    return hashlib.sha256(secret.encode()).hexdigest()
