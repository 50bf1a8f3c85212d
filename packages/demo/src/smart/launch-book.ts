/** The launches that somebody has begun in the EHR: each handle works once, soon, and in the browser in which it was made. */
import { randomBytes } from "node:crypto";
import type { Login } from "../people/people.ts";

/** What the app is told of the page from which it was launched. */
export interface LaunchContext {
  readonly login: Login;
  /** The ids of FHIR. */
  readonly patient: string;
  readonly encounter: string | null;
  readonly needsBanner: boolean;
}

interface Kept {
  readonly context: LaunchContext;
  readonly browser: string;
  readonly until: number;
}

export class LaunchBook {
  readonly #kept = new Map<string, Kept>();
  readonly #now: () => number;
  readonly #patience: number;

  /** `patience`: how long a handle waits for the app, in milliseconds. */
  constructor({ patience = 60_000, now = Date.now }: { patience?: number; now?: () => number } = {}) {
    this.#patience = patience;
    this.#now = now;
  }

  begin(context: LaunchContext, browser: string): string {
    const handle = randomBytes(24).toString("base64url");
    for (const [old, { until }] of this.#kept) if (until < this.#now()) this.#kept.delete(old);
    this.#kept.set(handle, { context, browser, until: this.#now() + this.#patience });
    return handle;
  }

  /** Null for a handle that is none, was taken, is too old, or of another browser. */
  take(handle: unknown, browser: string): LaunchContext | null {
    const kept = typeof handle === "string" ? this.#kept.get(handle) : undefined;
    if (kept === undefined || kept.browser !== browser || kept.until < this.#now()) return null;
    this.#kept.delete(handle as string);
    return kept.context;
  }
}
