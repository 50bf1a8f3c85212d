import type { Pushed } from "@carethread/model";
import { HostError, type HostErrorCode } from "../host-error.ts";
import type { MergeInput, PatientInput, StaffInput, WithdrawalInput } from "./roster-input.ts";

export interface Roster {
  readonly staff: readonly StaffInput[];
  readonly patients: readonly PatientInput[];
  /** Who should no longer be there: rights end before anything else is said. */
  readonly withdrawn?: readonly WithdrawalInput[];
  /** Patients who are the same as others of these, or of those that the rooms know. */
  readonly merged?: readonly MergeInput[];
}

export interface PushProgress {
  readonly done: number;
  readonly total: number;
}

export interface PushFailure {
  readonly type: "staff" | "patient";
  /** Your own id of the staff member or patient. */
  readonly id: string;
  readonly error: HostError;
}

export interface PushResult {
  /** Resources that the rooms took. */
  readonly applied: number;
  /** Those of which nothing changes: the rooms knew them in this version or a later one, or never knew who is withdrawn. */
  readonly known: number;
  readonly failures: readonly PushFailure[];
}

export interface PushAllOptions {
  /** Requests under way at once; 8 by default. */
  readonly concurrency?: number;
  readonly onProgress?: (progress: PushProgress) => void;
}

/** What concerns every push alike; going on would only repeat it. */
const fatal: ReadonlySet<HostErrorCode> = new Set([
  "unreachable",
  "unauthorized",
  "no-token",
  "bad-answer",
  "server-misconfigured",
]);

interface Job {
  readonly type: PushFailure["type"];
  readonly id: string;
  readonly push: () => Promise<Pushed>;
}

/**
 * Withdraws who left, then pushes staff, then patients, then merges, a few at a time. One refused resource does not stop the others; a server that
 * cannot be reached, or a token that it refuses, ends it at once.
 */
export async function pushAll(
  host: {
    pushStaff(staff: StaffInput): Promise<Pushed>;
    pushPatient(patient: PatientInput): Promise<Pushed>;
    withdraw(whom: WithdrawalInput): Promise<Pushed>;
    merge(patients: MergeInput): Promise<Pushed>;
  },
  roster: Roster,
  { concurrency = 8, onProgress }: PushAllOptions = {},
): Promise<PushResult> {
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new HostError("bad-input", "`concurrency` must be a whole number from 1.", {
      params: { at: "concurrency" },
    });
  }
  const result = { applied: 0, known: 0, failures: [] as PushFailure[] };
  const { staff, patients, withdrawn = [], merged = [] } = roster;
  const total = staff.length + patients.length + withdrawn.length + merged.length;
  let done = 0;

  const run = async (jobs: readonly Job[]): Promise<void> => {
    let next = 0;
    let stopped = false;
    const work = async (): Promise<void> => {
      for (let job = jobs[next++]; job && !stopped; job = jobs[next++]) {
        try {
          const { applied } = await job.push();
          if (applied) result.applied++;
          else result.known++;
        } catch (error) {
          if (!(error instanceof HostError) || fatal.has(error.code)) {
            stopped = true;
            throw error;
          }
          result.failures.push({ type: job.type, id: job.id, error });
        }
        onProgress?.({ done: ++done, total });
      }
    };
    // Settled, so that nothing is still under way when the caller hears of the first failure.
    const workers = await Promise.allSettled(
      Array.from({ length: Math.min(concurrency, jobs.length) }, work),
    );
    const failed = workers.find(worker => worker.status === "rejected");
    if (failed) throw failed.reason;
  };

  await run(withdrawn.map(whom => ({ type: whom.kind, id: whom.id, push: () => host.withdraw(whom) })));
  // Staff first: a team member whom the rooms do not know yet has no rights.
  await run(staff.map(member => ({ type: "staff", id: member.id, push: () => host.pushStaff(member) })));
  await run(
    patients.map(patient => ({
      type: "patient",
      id: patient.id,
      push: () => host.pushPatient(patient),
    })),
  );
  await run(merged.map(both => ({ type: "patient", id: both.patient, push: () => host.merge(both) })));
  return result;
}
