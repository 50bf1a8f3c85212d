/** The deployment's configuration, read from its environment once and checked as a whole. */
import { limits, mixProblem, PracticeId, Registration, roomLimits } from "@carethread/model";
import { createLocalJWKSet, type JWTVerifyGetKey } from "jose";
import * as z from "zod/mini";
import { KnownPractices, type Practice, practiceFrom } from "./practices/practices.ts";
import type { Rate } from "./rates.ts";
import { readSeal, type Seal } from "./seal/seal.ts";
import { ContentSettings, ScannerSettings } from "./services.ts";

/** Waits of the rooms in milliseconds; tests make them short. */
export type Delays =
  Pick<
    typeof limits & typeof roomLimits,
    | "helloWithin"
    | "factsLease"
    | "dueLinger"
    | "wakeAgain"
    | "wakeLost"
    | "lookEvery"
    | "taskNews"
    | "sessionKept"
    | "sessionSlack"
    | "sessionLease"
    | "callWithin"
    | "accessEvery"
    | "shownEvery"
    | "checkpointEvery"
    | "hookWithin"
    | "hookRetryFirst"
    | "hookRetryMax"
    | "hookGiveUp"
    | "tickWithin"
    | "scanWithin"
    | "scanWait"
    | "scanRetryFirst"
    | "scanRetryMax"
    | "textWithin"
    | "textRetryFirst"
    | "textRetryMax"
    | "practiceLease"
    | "practiceStale"
    | "practiceWithin"
  > extends infer L
    ? { readonly [K in keyof L]: number }
    : never;

/** How fast people may go; load tests raise it. */
export type RateSettings = {
  readonly [K in
    | "frames"
    | "commands"
    | "signals"
    | "hellos"
    | "requests"
    | "named"
    | "lists"
    | "parts"
    | "files"]: Rate;
};

export interface Deployment {
  readonly practices: KnownPractices;
  /** The public keys of who may register practices at running rooms; null for nobody. */
  readonly operator: JWTVerifyGetKey | null;
  /** What sibling calls and the tick prove themselves with. */
  readonly secret: string;
  readonly delays: Delays;
  readonly rates: RateSettings;
  /** Where content is kept; null for the rooms' own storage. */
  readonly content: ContentSettings | null;
  /** Who looks at files before anybody reads them; null for nobody. */
  readonly scanner: ScannerSettings | null;
  /** The keys by which what rooms store is sealed; null where it is not. */
  readonly seal: Seal | null;
}

/** The environment is not usable; `message` says which variable and why, for the operator's log. */
export class DeploymentError extends Error {
  override readonly name = "DeploymentError";
}

/** One key, or the next one beside it while it is replaced. */
const OperatorKeys = z.object({
  keys: z
    .array(z.looseObject({ kty: z.literal("EC"), kid: z.string() }))
    .check(z.minLength(1), z.maxLength(2)),
});

const DelaySettings = z.partial(
  z.object({
    helloWithin: z.number(),
    factsLease: z.number(),
    dueLinger: z.number(),
    wakeAgain: z.number(),
    wakeLost: z.number(),
    lookEvery: z.number(),
    taskNews: z.number(),
    sessionKept: z.number(),
    sessionSlack: z.number(),
    sessionLease: z.number(),
    callWithin: z.number(),
    accessEvery: z.number(),
    shownEvery: z.number(),
    checkpointEvery: z.number(),
    hookWithin: z.number(),
    hookRetryFirst: z.number(),
    hookRetryMax: z.number(),
    hookGiveUp: z.number(),
    tickWithin: z.number(),
    scanWithin: z.number(),
    scanWait: z.number(),
    scanRetryFirst: z.number(),
    scanRetryMax: z.number(),
    textWithin: z.number(),
    textRetryFirst: z.number(),
    textRetryMax: z.number(),
    practiceLease: z.number(),
    practiceStale: z.number(),
    practiceWithin: z.number(),
  }),
);

const RateSetting = z.object({
  burst: z.number().check(z.minimum(1)),
  perSecond: z.number().check(z.positive()),
});
const RatesSetting = z.partial(
  z.object({
    frames: RateSetting,
    commands: RateSetting,
    signals: RateSetting,
    hellos: RateSetting,
    requests: RateSetting,
    named: RateSetting,
    lists: RateSetting,
    parts: RateSetting,
    files: RateSetting,
  }),
);

function readJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DeploymentError(`${name} is not JSON.`);
  }
}

function check<T>(name: string, schema: z.ZodMiniType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new DeploymentError(`${name}: ${issue?.path.join(".") || "value"}: ${issue?.message}`);
}

/**
 * Reads `CARETHREAD_PRACTICES` (JSON: practice id → Registration),
 * `CARETHREAD_SECRET` (at least 32 characters), `CARETHREAD_OPERATOR` (JSON, optional: the public keys of who may
 * register practices), `CARETHREAD_CONTENT` (JSON, optional: ContentSettings), `CARETHREAD_SCANNER` (JSON, optional:
 * ScannerSettings), `CARETHREAD_SEAL` (JSON, optional: see `readSeal`), `CARETHREAD_DELAYS` and `CARETHREAD_RATES` (JSON, optional).
 * Throws a DeploymentError that says what is missing.
 */
export function readDeployment(env: Readonly<Record<string, unknown>>): Deployment {
  const text = (name: string): string => {
    const value = env[name];
    if (typeof value === "string" && value !== "") return value;
    // PartyKit parses variables that look like JSON.
    if (typeof value === "object" && value !== null) return JSON.stringify(value);
    throw new DeploymentError(`${name} is not set; see "Server set-up" in the README.`);
  };
  const optional = <T>(name: string, schema: z.ZodMiniType<T>): T | null =>
    env[name] === undefined ? null : check(name, schema, readJson(name, text(name)));
  const secret = text("CARETHREAD_SECRET");
  if (!/^[!-~]{32,}$/.test(secret)) {
    throw new DeploymentError(
      "CARETHREAD_SECRET needs at least 32 printable ASCII characters without blanks.",
    );
  }
  const operator = optional("CARETHREAD_OPERATOR", OperatorKeys);
  // Who has an operator may have no practice in the environment.
  const registrations =
    operator !== null && env.CARETHREAD_PRACTICES === undefined
      ? {}
      : check(
          "CARETHREAD_PRACTICES",
          z.record(PracticeId, Registration),
          readJson("CARETHREAD_PRACTICES", text("CARETHREAD_PRACTICES")),
        );
  const practices = new Map<string, Practice>();
  for (const [id, registration] of Object.entries(registrations)) {
    const problem = mixProblem(registration.settings);
    if (problem !== null) {
      const at = `${id}.settings.${problem.flag}`;
      throw new DeploymentError(`CARETHREAD_PRACTICES: ${at}: ${problem.sentence}`);
    }
    practices.set(id, practiceFrom(id, registration));
  }
  if (practices.size === 0 && operator === null)
    throw new DeploymentError("CARETHREAD_PRACTICES registers no practice.");
  const delays = optional("CARETHREAD_DELAYS", DelaySettings) ?? {};
  const rates = optional("CARETHREAD_RATES", RatesSetting) ?? {};
  const { helloWithin, factsLease, dueLinger } = limits;
  const { callWithin, accessEvery, hookWithin, hookRetryFirst, hookRetryMax, hookGiveUp, tickWithin } =
    roomLimits;
  const { shownEvery, checkpointEvery, wakeAgain, wakeLost, lookEvery } = roomLimits;
  const { practiceLease, practiceStale, practiceWithin, taskNews } = roomLimits;
  const { sessionKept, sessionSlack, sessionLease } = roomLimits;
  const { scanWithin, scanWait, scanRetryFirst, scanRetryMax } = roomLimits;
  const { textWithin, textRetryFirst, textRetryMax } = roomLimits;
  const { frames, commands, signals, hellos, requests, named, lists, parts, files } = roomLimits;
  return {
    practices: new KnownPractices(practices, operator !== null),
    operator: operator === null ? null : createLocalJWKSet(operator),
    secret,
    delays: {
      helloWithin,
      factsLease,
      dueLinger,
      wakeAgain,
      wakeLost,
      lookEvery,
      callWithin,
      accessEvery,
      shownEvery,
      checkpointEvery,
      hookWithin,
      hookRetryFirst,
      hookRetryMax,
      hookGiveUp,
      tickWithin,
      scanWithin,
      scanWait,
      scanRetryFirst,
      scanRetryMax,
      textWithin,
      textRetryFirst,
      textRetryMax,
      practiceLease,
      practiceStale,
      practiceWithin,
      taskNews,
      sessionKept,
      sessionSlack,
      sessionLease,
      ...definedOnly(delays),
    },
    rates: { frames, commands, signals, hellos, requests, named, lists, parts, files, ...definedOnly(rates) },
    content: optional("CARETHREAD_CONTENT", ContentSettings),
    scanner: optional("CARETHREAD_SCANNER", ScannerSettings),
    seal:
      env.CARETHREAD_SEAL === undefined
        ? null
        : sealFrom(readJson("CARETHREAD_SEAL", text("CARETHREAD_SEAL"))),
  };
}

function sealFrom(value: unknown): Seal {
  const seal = readSeal(value);
  if (typeof seal === "string") throw new DeploymentError(`CARETHREAD_SEAL: ${seal}`);
  return seal;
}

function definedOnly<T extends object>(value: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}
