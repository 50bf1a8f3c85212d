"""Checks that a webhook comes from the rooms. Python 3.9 or later, the standard library alone."""
import base64
import hashlib
import hmac
import json
import re
import time


class WebhookRefused(Exception):
    """`status` is what to answer: after 400 it never comes again; after 503 it does, when you have mended it."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code
        self.status = 400 if code == "bad-webhook" else 503


def verify_webhook(secrets: list, headers, body: bytes, *, tolerance=300, now=None) -> dict:
    """
    Gives the webhook. `secrets` has the `hookSecret` of your credentials, and while you replace it both. `headers` finds
    names in any case, as those of Django and Flask do. `body` must be the bytes that came, before anything parsed them.
    """
    id = headers.get("webhook-id") or ""
    timestamp = headers.get("webhook-timestamp") or ""
    given = re.findall(r"v1,[A-Za-z0-9+/]+=*", headers.get("webhook-signature") or "")
    if not id or not given or not re.fullmatch(r"[0-9]{1,12}", timestamp):
        raise WebhookRefused("bad-webhook")
    signed = f"{id}.{timestamp}.".encode() + body
    known = [_signature(secret, signed) for secret in secrets]
    if not any([hmac.compare_digest(one, other) for one in given for other in known]):
        raise WebhookRefused("bad-signature")
    # One that somebody recorded is of no use later.
    if abs((time.time() if now is None else now) - int(timestamp)) > tolerance:
        raise WebhookRefused("too-old")
    return json.loads(body)


def _signature(secret: str, signed: bytes) -> str:
    # Padding may be missing; what is too much of it does no harm.
    key = base64.b64decode(secret.strip().removeprefix("whsec_") + "==")
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
