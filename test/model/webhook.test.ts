/** The signature against the published example of Standard Webhooks. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Webhook, WebhookSecret, webhookSignature } from "@carethread/model";
import { key } from "./arbitraries.ts";

test("[F-140] a signature is the one that Standard Webhooks documents", async () => {
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  assert.ok(WebhookSecret.safeParse(secret).success);
  const signature = await webhookSignature(secret, {
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    timestamp: 1_614_265_330,
    body: '{"test": 2432232314}',
  });
  assert.equal(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
});

test("[F-140] [I-7] what a host is told has no place for patient data", () => {
  const told = {
    type: "notification",
    practice: "harbor",
    person: key(1),
    side: "portal",
    notification: { id: key(2), reason: "message", conversation: key(3), at: 5 },
  };
  assert.deepEqual(
    Webhook.parse({ ...told, text: "secret", notification: { ...told.notification, name: "Ana" } }),
    told,
  );
  const move = { id: key(2), patient: key(3), status: "enabled", rev: 7, at: 5 };
  const moved = { type: "texting", practice: "harbor", person: key(1), move };
  const more = { number: "+12025550123", name: "Ana", birthDate: "1981-04-09" };
  assert.deepEqual(Webhook.parse({ ...moved, ...more, move: { ...move, ...more } }), moved);
  const short = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS";
  // One letter too many, or blanks that fill up nothing: no bytes, and so nothing to sign with.
  const broken = [`${short}wA`, `${short}w=`, `${short}w==`, `${short}wAA=`];
  for (const secret of ["", "whsec_", "whsec_abc", short, "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", ...broken])
    assert.ok(!WebhookSecret.safeParse(secret).success);
});
