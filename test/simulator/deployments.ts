/** How the rooms of a world are set up. */
import { type Deployment, KnownPractices, readDeployment } from "@carethread/rooms";
import { idSecretOf } from "../support/practice.ts";
import { hooks } from "./receiver.ts";
import { cove, harbor, type Signer } from "./tokens.ts";

/** How long a patient's message may be unread, and how long support sees what it was called into. */
export const reminderAfter = 180_000;
const supportFor = 90_000;

export type StaffAccess = "care-team" | "searchable";

const shared = new Map<StaffAccess, Promise<Deployment>>();

/** One of each kind for all worlds: importing its keys takes a thread's time. */
export function deploymentFor(staffAccess: StaffAccess): Promise<Deployment> {
  const known = shared.get(staffAccess) ?? deploy(staffAccess);
  shared.set(staffAccess, known);
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

async function deploy(staffAccess: StaffAccess): Promise<Deployment> {
  const deployed = readDeployment({
    CARETHREAD_SECRET: "simulated-".repeat(4),
    CARETHREAD_DELAYS: JSON.stringify({ hookRetryMax: 15_000 }),
    CARETHREAD_PRACTICES: JSON.stringify({
      harbor: {
        ...registration(harbor),
        settings: { kinds: ["topic"], staffAccess, notes: true, supportFor, reminderAfter },
        hooks,
      },
      cove: { ...registration(cove), settings: { kinds: ["topic"], notes: true } },
    }),
  });
  for (const id of deployed.practices.configured()) {
    const keys = deployed.practices.get(id)?.practice?.keys;
    await keys?.people({ alg: "ES256", kid: "k1" }, { payload: "", signature: "" });
    await keys?.system({ alg: "ES256", kid: "s1" }, { payload: "", signature: "" });
  }
  return deployed;
}

function registration({ practice, issuer, keys }: Signer): object {
  const common = { audience: "carethread", origins: ["https://ehr.test"] };
  return { name: practice, issuer, keys, idSecret: idSecretOf(practice), ...common };
}
