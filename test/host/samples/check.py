"""Asks the Python samples: a question a line in, an answer a line out; each field is base64."""
import base64
import json
import sys

sys.path.insert(0, sys.argv[1])

from carethread_key import patient_key, person_key
from carethread_webhook import WebhookRefused, verify_webhook


def key(secret, *parts):
    return patient_key(secret, parts[1]) if parts[0] == "patient" else person_key(secret, *parts[1:])


def token(practice, issuer, audience, secret, kid, pem, kind, id, name, session, now):
    try:
        from carethread_token import mint_token
    except ImportError as error:
        return f"missing {error.name}"
    credentials = {"practice": practice, "issuer": issuer, "audience": audience, "idSecret": secret}
    credentials["people"] = {"key": pem, "kid": kid}
    return mint_token(credentials, kind, id, name, session, now=int(now))


def webhook(secrets, id, timestamp, signature, body, now):
    headers = {"webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature}
    try:
        told = verify_webhook(secrets.split("\n"), headers, body.encode(), now=int(now))
        return "ok" if told == json.loads(body) else "another body"
    except WebhookRefused as refused:
        return f"{refused.code} {refused.status}"


asked = {"key": key, "token": token, "webhook": webhook}
for line in sys.stdin:
    what, *fields = line.rstrip("\n").split(" ")
    print(asked[what](*[base64.b64decode(field).decode() for field in fields]))
