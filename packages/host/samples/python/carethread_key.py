"""The keys by which the rooms know your people and patients. Python 3.9 or later, the standard library alone."""
import base64
import hashlib
import hmac
import json


def person_key(id_secret: str, kind: str, id: str) -> str:
    """Of a person by your own id; `kind` is "staff", "portal" or "system"."""
    return _key(id_secret, "person", kind, id)


def patient_key(id_secret: str, id: str) -> str:
    return _key(id_secret, "patient", id)


def _key(id_secret: str, *parts: str) -> str:
    # JSON as JavaScript writes it: no blanks, and letters of any script as they are.
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    # The secret is taken as the text that it is, not as the bytes that it stands for.
    digest = hmac.new(id_secret.encode(), text.encode(), hashlib.sha256).digest()
    return base64.b32encode(digest[:16]).decode().rstrip("=").lower()
