/** The deployment's environment: what is missing or wrong is said by name. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits, PracticeSettings } from "@carethread/model";
import { DeploymentError, readDeployment } from "@carethread/rooms";
import { createTestPractice } from "../support/practice.ts";

const { registration } = await createTestPractice("harbor");
const secret = "s".repeat(32);
const hookSecret = `whsec_${"A".repeat(32)}`;
const practices = JSON.stringify({ harbor: registration });

function changed(change: Record<string, unknown>): string {
  return JSON.stringify({ harbor: { ...registration, ...change } });
}

const keys = registration.keys as Record<"people" | "system", Record<string, unknown>[]>;

function withKeys(change: Record<string, unknown>): string {
  return changed({ keys: { ...keys, ...change } });
}

const wrong: Record<string, [env: Record<string, unknown>, says: RegExp]> = {
  "no secret": [{ CARETHREAD_PRACTICES: practices }, /^CARETHREAD_SECRET is not set/],
  "an empty secret": [
    { CARETHREAD_PRACTICES: practices, CARETHREAD_SECRET: "" },
    /^CARETHREAD_SECRET is not set/,
  ],
  "a short secret": [
    { CARETHREAD_PRACTICES: practices, CARETHREAD_SECRET: "short" },
    /^CARETHREAD_SECRET needs at least 32 /,
  ],
  "a secret with a line end": [
    { CARETHREAD_PRACTICES: practices, CARETHREAD_SECRET: `${secret}\n` },
    /^CARETHREAD_SECRET needs/,
  ],
  "no practices": [{ CARETHREAD_SECRET: secret }, /^CARETHREAD_PRACTICES is not set/],
  "practices that are no JSON": [
    { CARETHREAD_SECRET: secret, CARETHREAD_PRACTICES: "{harbor}" },
    /^CARETHREAD_PRACTICES is not JSON\.$/,
  ],
  "an empty list": [
    { CARETHREAD_SECRET: secret, CARETHREAD_PRACTICES: "{}" },
    /^CARETHREAD_PRACTICES registers no practice\.$/,
  ],
  "a practice's id that no room could have": [
    { CARETHREAD_SECRET: secret, CARETHREAD_PRACTICES: JSON.stringify({ "My Practice": registration }) },
    /^CARETHREAD_PRACTICES: My Practice/,
  ],
  "no issuer": [
    { CARETHREAD_SECRET: secret, CARETHREAD_PRACTICES: changed({ issuer: undefined }) },
    /^CARETHREAD_PRACTICES: harbor\.issuer/,
  ],
  "no keys": [
    { CARETHREAD_SECRET: secret, CARETHREAD_PRACTICES: withKeys({ people: [] }) },
    /^CARETHREAD_PRACTICES: harbor\.keys\.people/,
  ],
  "a shared secret as a key": [
    {
      CARETHREAD_SECRET: secret,
      CARETHREAD_PRACTICES: withKeys({ people: [{ kty: "oct", kid: "1", k: "x" }] }),
    },
    /^CARETHREAD_PRACTICES: harbor\.keys\.people\.0\.kty/,
  ],
  "one key for people and for the back end": [
    {
      CARETHREAD_SECRET: secret,
      CARETHREAD_PRACTICES: withKeys({ system: [{ ...keys.people[0], kid: "another" }] }),
    },
    /^CARETHREAD_PRACTICES: harbor\.keys: a key signs for people or for the back end/,
  ],
  "one name for two keys": [
    {
      CARETHREAD_SECRET: secret,
      CARETHREAD_PRACTICES: withKeys({ system: [{ ...keys.system[0], kid: keys.people[0]?.kid }] }),
    },
    /^CARETHREAD_PRACTICES: harbor\.keys: a key signs for people or for the back end/,
  ],
  "three keys for one use": [
    {
      CARETHREAD_SECRET: secret,
      CARETHREAD_PRACTICES: withKeys({ people: ["1", "2", "3"].map(kid => ({ ...keys.people[0], kid })) }),
    },
    /^CARETHREAD_PRACTICES: harbor\.keys\.people/,
  ],
  "no id secret": [
    { CARETHREAD_SECRET: secret, CARETHREAD_PRACTICES: changed({ idSecret: undefined }) },
    /^CARETHREAD_PRACTICES: harbor\.idSecret/,
  ],
  "an id secret that can be guessed": [
    { CARETHREAD_SECRET: secret, CARETHREAD_PRACTICES: changed({ idSecret: "secret" }) },
    /^CARETHREAD_PRACTICES: harbor\.idSecret: 32 random bytes/,
  ],
  "a back end over plain http": [
    {
      CARETHREAD_SECRET: secret,
      CARETHREAD_PRACTICES: changed({ hooks: { url: "http://ehr.test/hook", secret: hookSecret } }),
    },
    /^CARETHREAD_PRACTICES: harbor\.hooks\.url: an https address/,
  ],
  "a back end that only begins like this machine": [
    {
      CARETHREAD_SECRET: secret,
      CARETHREAD_PRACTICES: changed({ hooks: { url: "http://localhost.ehr.test/", secret: hookSecret } }),
    },
    /^CARETHREAD_PRACTICES: harbor\.hooks\.url: an https address/,
  ],
  "a short secret for webhooks": [
    {
      CARETHREAD_SECRET: secret,
      CARETHREAD_PRACTICES: changed({ hooks: { url: "https://ehr.test/hook", secret: "whsec_c2hvcnQ=" } }),
    },
    /^CARETHREAD_PRACTICES: harbor\.hooks\.secret: whsec_/,
  ],
  "an origin with a path": [
    { CARETHREAD_SECRET: secret, CARETHREAD_PRACTICES: changed({ origins: ["https://ehr.test/"] }) },
    /^CARETHREAD_PRACTICES: harbor\.origins\.0: an origin such as/,
  ],
  "a kind that does not exist": [
    { CARETHREAD_SECRET: secret, CARETHREAD_PRACTICES: changed({ settings: { kinds: ["chat"] } }) },
    /^CARETHREAD_PRACTICES: harbor\.settings\.kinds\.0/,
  ],
  "a delay that is no number": [
    { CARETHREAD_SECRET: secret, CARETHREAD_PRACTICES: practices, CARETHREAD_DELAYS: '{"factsLease":"1"}' },
    /^CARETHREAD_DELAYS: factsLease/,
  ],
};

/** None is quoted, as it may be a key in the wrong place. */
const key = secret.padEnd(43, "k").slice(0, 43);
for (const [seal, says] of [
  ["[", /is not JSON/],
  ["7", /must be an object/],
  ['{"keys":{}}', /at least one key/],
  [`{"${key}":"1"}`, /"keys" and "plain", and nothing else/],
  [`{"keys":{"${key}":"1"}}`, /a whole number from 1 on/],
  [`{"keys":{"1":"${key}k"}}`, /key 1 must be 32 random bytes as base64url/],
  [`{"keys":{"1":"${key}"},"plain":"${key}"}`, /"opened" or "refused"/],
] as const)
  wrong[`a seal that is wrong: ${says}`] = [
    { CARETHREAD_SECRET: secret, CARETHREAD_PRACTICES: practices, CARETHREAD_SEAL: seal },
    new RegExp(`^CARETHREAD_SEAL.*${says.source}`),
  ];

for (const [what, [env, says]] of Object.entries(wrong)) {
  test(`${what}: a sentence that names the variable`, () => {
    assert.throws(
      () => readDeployment(env),
      error =>
        error instanceof DeploymentError && says.test(error.message) && !error.message.includes(secret),
    );
  });
}

test("a good environment is read, also where the platform has parsed the JSON already", () => {
  for (const value of [practices, JSON.parse(practices)]) {
    const deployment = readDeployment({ CARETHREAD_SECRET: secret, CARETHREAD_PRACTICES: value });
    const harbor = deployment.practices.get("harbor")?.practice;
    assert.deepEqual(harbor?.settings, PracticeSettings.parse({}));
    assert.equal(deployment.delays.factsLease, limits.factsLease);
  }
  const short = readDeployment({
    CARETHREAD_SECRET: secret,
    CARETHREAD_PRACTICES: practices,
    CARETHREAD_DELAYS: '{"helloWithin":7}',
  });
  assert.deepEqual([short.delays.helloWithin, short.delays.dueLinger], [7, limits.dueLinger]);
});
