/**
 * How a deployment knows a practice: who may sign tokens for it, and which pages embed it. It stands in the
 * deployment's environment, or the operator pushes it.
 */
import * as z from "zod/mini";
import { IdSecret } from "../keys.ts";
import { roomLimits } from "../limits.ts";
import { PracticeSettings } from "../practice/practice.ts";
import { PhoneNumber } from "../texting/texting.ts";
import { WebhookSecret } from "./webhook.ts";

const Part = z.optional(z.string());

/** A public key for signatures (RFC 7517): EC P-256 for ES256, RSA for RS256. What is private of a key is left out. */
const PublicJwk = z.object({
  kty: z.enum(["EC", "RSA"]),
  kid: z.string().check(z.minLength(1)),
  ...{ alg: Part, use: Part, crv: Part, x: Part, y: Part, n: Part, e: Part },
});
type PublicJwk = z.infer<typeof PublicJwk>;

/** One key, or the next one beside it while it is replaced. */
const KeySet = z.array(PublicJwk).check(z.minLength(1), z.maxLength(2));

/** What makes a key the one that it is, whatever it is called. */
const material = ({ x, y, n }: PublicJwk): string => JSON.stringify([x, y, n]);

function isApart({ people, system }: { people: PublicJwk[]; system: PublicJwk[] }): boolean {
  const ofPeople = new Set(people.flatMap(key => [`kid ${key.kid}`, material(key)]));
  return !system.some(key => ofPeople.has(`kid ${key.kid}`) || ofPeople.has(material(key)));
}

const Origin = z.string().check(z.regex(/^https?:\/\/[^/]+$/, "an origin such as https://ehr.example.org"));

const HookAddress = z
  .string()
  .check(
    z.regex(
      /^(https:\/\/[^/]|http:\/\/(127\.0\.0\.1|localhost)(:\d+)?(\/|$))/,
      "an https address, or an http one of this machine",
    ),
  );

const areFew = (slices: number): boolean => slices <= roomLimits.slices;

/**
 * A practice's account with a provider of texts that speaks as Twilio's Programmable Messaging does. The token is a secret of
 * the deployment: it signs what the provider sends, and stands nowhere else.
 */
const TextingAccount = z.object({
  /** Where the provider takes texts. */
  api: z._default(HookAddress, "https://api.twilio.com"),
  account: z.string().check(z.regex(/^AC[0-9a-f]{32}$/, "an account's SID such as AC0123…")),
  token: z.string().check(z.minLength(16), z.maxLength(200)),
  /** The practice's number. */
  number: PhoneNumber,
  /** Where the provider reaches this deployment: the address that it was told, without a path. */
  address: z.string().check(z.regex(/^https?:\/\/[^/?#]+$/, "an origin such as https://rooms.example.org")),
});

export const Registration = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  /** Who signs, as `iss` of every token says it. */
  issuer: z.string().check(z.minLength(1)),
  audience: z.string().check(z.minLength(1)),
  /** The public keys, apart by what they sign: tokens of people, and those of the practice's back end. */
  keys: z
    .object({ people: KeySet, system: KeySet })
    .check(z.refine(isApart, "a key signs for people or for the back end, not for both")),
  idSecret: IdSecret,
  /** Of the pages that embed the elements. */
  origins: z.array(Origin).check(z.maxLength(100)),
  /** Those that the practice begins with: the host may push others. */
  settings: z._default(PracticeSettings, () => PracticeSettings.parse({})),
  /** Into how many parts the practice's patients are split. */
  slices: z._default(z.int().check(z.positive(), z.refine(areFew, `at most ${roomLimits.slices}`)), 1),
  /** Where the practice's back end is told of notifications, and the secret that signs them; `changes` of each conversation, too. */
  hooks: z.optional(z.object({ url: HookAddress, secret: WebhookSecret, changes: z.optional(z.boolean()) })),
  /** The provider of the practice's texts; without one nobody is texted. */
  texting: z.optional(TextingAccount),
});
export type Registration = z.infer<typeof Registration>;

/** What the token is for with which an operator pushes, as its `aud` says. */
export const operatorAudience = "carethread-operator";

/** What the operator pushes into the practice's own room; an older version than the room knows is ignored. */
export const PushedRegistration = z.union([
  z.object({ version: z.int().check(z.nonnegative()), registration: Registration }),
  z.object({ version: z.int().check(z.nonnegative()), withdrawn: z.literal(true) }),
]);
export type PushedRegistration = z.infer<typeof PushedRegistration>;
