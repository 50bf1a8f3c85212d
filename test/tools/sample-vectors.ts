/**
 * What the samples for other back ends are held against, made by the project's own functions. `npm run vectors` writes the
 * file. Tokens stand there as their header and claims: a signature of ES256 is another one each time.
 */
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { mintToken } from "@carethread/host";
import { patientKey, personKey, webhookSignature } from "@carethread/model";
import { decodeJwt, decodeProtectedHeader, exportPKCS8, generateKeyPair } from "jose";

export const vectorsFile = fileURLToPath(
  new URL("../../packages/host/samples/vectors.json", import.meta.url),
);

/** Nobody's: secrets and ids that are known to everybody. */
const signer = {
  practice: "riverside",
  issuer: "https://ehr.example.org",
  audience: "carethread",
  idSecret: "carethread-example-id-secret-not-for-use-00",
  kid: "example-key",
};

/** Your own ids, as odd as they may be: what JSON has to escape, and what it must not. */
const ids = [
  "u17",
  "p4711",
  'a "b"\\c/d',
  "Zoë Łukasz 李",
  "🧵",
  "a\u2028b\u007f",
  "tab\tline\n\u0001",
  "<&'+>",
  "",
];

const secrets = {
  present: `whsec_${Buffer.alloc(32, 7).toString("base64")}`,
  next: `whsec_${Buffer.alloc(32, 9).toString("base64")}`,
};
const now = 1_774_000_000;

export interface Token {
  readonly kind: "staff" | "portal";
  readonly id: string;
  readonly name: string;
  readonly session: string;
  /** Seconds since 1970. */
  readonly now: number;
  readonly header: object;
  readonly claims: object;
}

export interface Webhook {
  readonly about: string;
  readonly secrets: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly now: number;
  /** Whether it is taken; else the code of the refusal. */
  readonly answer: "ok" | "bad-webhook" | "bad-signature" | "too-old";
}

export interface Vectors {
  readonly signer: typeof signer;
  readonly keys: readonly { readonly of: readonly string[]; readonly key: string }[];
  readonly tokens: readonly Token[];
  readonly webhooks: readonly Webhook[];
}

async function tokens(): Promise<Token[]> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const key = await exportPKCS8(privateKey);
  const people = [
    { kind: "staff", id: "u17", name: "Kim Nowak", session: "session-1" },
    { kind: "portal", id: "login-of-ada", name: "Ada Berg", session: "0f1e2d" },
    { kind: "portal", id: 'Zoë "Z"/李', name: "Zoë Łukasz 🧵", session: "a b" },
  ] as const;
  return Promise.all(
    people.map(async ({ session, ...person }) => {
      const minted = { ...signer, key, ...person, sub: person.id, sid: session, now: now * 1000 };
      const token = await mintToken(minted);
      return { ...person, session, now, header: decodeProtectedHeader(token), claims: decodeJwt(token) };
    }),
  );
}

async function webhooks(): Promise<Webhook[]> {
  const key = (letter: string): string => letter.repeat(26);
  const id = key("n");
  const body = JSON.stringify({
    ...{ type: "notification", practice: signer.practice, person: key("p"), side: "portal" },
    notification: { id, reason: "message", conversation: key("c"), at: now * 1000, unread: 2 },
  });
  const signed = (secret: string): Promise<string> => webhookSignature(secret, { id, timestamp: now, body });
  const [right, by] = [await signed(secrets.present), await signed(secrets.next)];
  const plain = {
    secrets: [secrets.present],
    headers: { "webhook-id": id, "webhook-timestamp": String(now), "webhook-signature": right },
    ...{ body, now },
  };
  const but = (change: Record<string, string>) => ({ ...plain, headers: { ...plain.headers, ...change } });
  const wide = `${body.slice(0, -1)},"more":"Grüße 🧵"}`;
  const wideSigned = await webhookSignature(secrets.present, { id, timestamp: now, body: wide });
  const bad = "bad-signature";
  return [
    { about: "as the rooms send it", ...plain, answer: "ok" },
    { about: "five minutes late", ...plain, now: now + 300, answer: "ok" },
    { about: "later than that", ...plain, now: now + 301, answer: "too-old" },
    { about: "five minutes early", ...plain, now: now - 300, answer: "ok" },
    { about: "earlier than that", ...plain, now: now - 301, answer: "too-old" },
    { about: "the body is another one", ...plain, body: body.replace("message", "reminder"), answer: bad },
    { about: "the body was written anew", ...plain, body: `${body}\n`, answer: bad },
    { about: "another id", ...but({ "webhook-id": key("o") }), answer: bad },
    { about: "another time", ...but({ "webhook-timestamp": String(now + 1) }), answer: bad },
    { about: "signed by a secret that is not ours", ...but({ "webhook-signature": by }), answer: bad },
    { about: "half a signature", ...but({ "webhook-signature": right.slice(0, 30) }), answer: bad },
    { about: "old in time and wrong", ...but({ "webhook-signature": by }), now: now + 900, answer: bad },
    {
      about: "the secret is being replaced",
      ...plain,
      secrets: [secrets.next, secrets.present],
      answer: "ok",
    },
    { about: "the secret ends its line", ...plain, secrets: [`${secrets.present} `], answer: "ok" },
    {
      about: "a secret without padding",
      ...plain,
      secrets: [secrets.present.replace("=", "")],
      answer: "ok",
    },
    { about: "two signatures", ...but({ "webhook-signature": `${by} ${right}` }), answer: "ok" },
    { about: "two headers, joined", ...but({ "webhook-signature": `${by}, ${right}` }), answer: "ok" },
    {
      about: "two headers, joined without a blank",
      ...but({ "webhook-signature": `${by},${right}` }),
      answer: "ok",
    },
    {
      about: "letters beyond ASCII",
      ...but({ "webhook-signature": wideSigned }),
      ...{ body: wide, answer: "ok" },
    },
    { about: "no signature", ...but({ "webhook-signature": "" }), answer: "bad-webhook" },
    { about: "no id", ...but({ "webhook-id": "" }), answer: "bad-webhook" },
    { about: "no time", ...but({ "webhook-timestamp": "" }), answer: "bad-webhook" },
    { about: "a time that is none", ...but({ "webhook-timestamp": "yesterday" }), answer: "bad-webhook" },
    {
      about: "a time of too many digits",
      ...but({ "webhook-timestamp": "1".repeat(13) }),
      answer: "bad-webhook",
    },
  ];
}

export async function makeVectors(): Promise<Vectors> {
  const { idSecret } = signer;
  const keys = ids.flatMap(id => [
    { of: ["person", "staff", id], key: personKey(idSecret, "staff", id) },
    { of: ["person", "portal", id], key: personKey(idSecret, "portal", id) },
    { of: ["patient", id], key: patientKey(idSecret, id) },
  ]);
  return { signer, keys, tokens: await tokens(), webhooks: await webhooks() };
}

export async function readVectors(): Promise<Vectors> {
  return JSON.parse(await readFile(vectorsFile, "utf8")) as Vectors;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await writeFile(vectorsFile, `${JSON.stringify(await makeVectors(), null, 2)}\n`);
