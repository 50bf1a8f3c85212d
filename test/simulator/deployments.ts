/** How the rooms of a world are set up. */
import { weekdays } from "@carethread/model";
import { type Deployment, KnownPractices, readDeployment } from "@carethread/rooms";
import { idSecretOf } from "../support/practice.ts";
import { hooks } from "./receiver.ts";
import { cove, harbor, harborKeys, importKeys, type Key, operatorKey, type Signer } from "./tokens.ts";

/** How long a patient's message may be unread, and how long support sees what it was called into. */
export const reminderAfter = 180_000;
const supportFor = 90_000;
/** How long who was notified, and has read nothing since, is left in peace. */
export const notifyPause = 30_000;

/** How long somebody may wait for an answer before that is work. */
export const answerWithin = 40_000;

export type StaffAccess = "care-team" | "searchable";

/** Which encounters conversations have where they are closed and are work; null where they are neither. */
export type Work = "per-conversation" | "per-day";

const shared = new Map<string, Promise<Deployment>>();

/** One of each kind for all worlds: importing its keys takes a thread's time. With `pushed` an operator registers. */
export function deploymentFor(kind: StaffAccess | "pushed", work: Work | null): Promise<Deployment> {
  const name = `${kind} ${work}`;
  const known = shared.get(name) ?? deploy(kind, work);
  shared.set(name, known);
  return known;
}

/** The same with another number of slices of the first practice. */
export function withSlices(deployment: Deployment, slices: number): Deployment {
  const { practices } = deployment;
  const known = [...practices.configured()].flatMap(id => practices.get(id)?.practice ?? []);
  const changed = known.map(
    practice => [practice.id, practice.id === "harbor" ? { ...practice, slices } : practice] as const,
  );
  return { ...deployment, practices: new KnownPractices(new Map(changed), false) };
}

/** What a practice's back end sets for it. */
export interface Settings {
  readonly staffAccess: StaffAccess;
  readonly notes: boolean;
  readonly work: Work | null;
}

/** Always open, in a zone whose first midnight is a few minutes after a world begins. */
const hours = {
  zone: "America/Los_Angeles",
  week: Object.fromEntries(weekdays.map(day => [day, [{ from: "00:00", to: "24:00" }]])),
};

export function settingsOf({ staffAccess, notes, work }: Settings): object {
  const usual = { kinds: ["topic"], staffAccess, notes, supportFor, notifyPause, reminderAfter };
  if (work === null) return usual;
  return {
    ...usual,
    ...{ policies: { topic: { close: "both", task: true, encounter: work } }, answerWithin, hours },
  };
}

/** How the first practice is registered. */
export function harborWith(settings: Settings, people: readonly Key[], slices: number): object {
  const { keys, ...common } = registration(harbor);
  return { ...common, keys: { ...keys, people }, settings: settingsOf(settings), hooks, slices };
}

async function deploy(kind: StaffAccess | "pushed", work: Work | null): Promise<Deployment> {
  await importKeys([...harborKeys, operatorKey, ...cove.keys.people, ...cove.keys.system]);
  await importKeys(harbor.keys.system);
  const neighbor = { cove: { ...registration(cove), settings: { kinds: ["topic"], notes: true } } };
  const own =
    kind === "pushed"
      ? {}
      : { harbor: harborWith({ staffAccess: kind, notes: true, work }, harbor.keys.people, 1) };
  return readDeployment({
    CARETHREAD_SECRET: "simulated-".repeat(4),
    CARETHREAD_DELAYS: JSON.stringify({ hookRetryMax: 15_000 }),
    CARETHREAD_PRACTICES: JSON.stringify({ ...own, ...neighbor }),
    ...(kind === "pushed" ? { CARETHREAD_OPERATOR: JSON.stringify({ keys: [operatorKey] }) } : {}),
  });
}

function registration({ practice, issuer, keys }: Signer) {
  const common = { audience: "carethread", origins: ["https://ehr.test"] };
  return { name: practice, issuer, keys, idSecret: idSecretOf(practice), ...common };
}
