"""A token for a person whom you have signed in. Needs `PyJWT` and `cryptography`."""
import time

import jwt

from carethread_key import person_key


def mint_token(credentials: dict, kind: str, id: str, name: str, session: str, *, lifetime=600, now=None) -> str:
    """
    `credentials` is the file of `carethread-keys --format pem`, read as JSON; `kind` is "staff" or "portal", `id` your
    own id of the person, `session` that of their session with you. `lifetime` is in seconds, 900 at most.
    """
    issued = int(time.time() if now is None else now)
    claims = {
        "iss": credentials["issuer"],
        "aud": credentials["audience"],
        "sub": id,
        "iat": issued,
        "exp": issued + lifetime,
        "practice": credentials["practice"],
        "kind": kind,
        "name": name,
        "key": person_key(credentials["idSecret"], kind, id),
        "sid": session,
    }
    people = credentials["people"]
    return jwt.encode(claims, people["key"], algorithm="ES256", headers={"kid": people["kid"]})
