/**
 * The person's token, asked for once for all rooms: when there is none, when the last one is near its end,
 * and when a room refused it. Requests are never closer than `tokenSpacing`, whatever rooms answer, so that
 * a page whose tokens are always refused is not asked in a loop.
 */
import { type PersonId, peekClaims } from "@carethread/model";
import { createBackoff, type Delays, type Platform } from "../base/base.ts";

export interface Credential {
  readonly token: string;
  readonly person: PersonId;
}

export interface Credentials {
  /** The token to use now. Null where one has to be waited for; it is then being asked for. */
  take(): Credential | null;
  /** A room refused this token: it is not used again. */
  refuse(token: string): void;
  /** A room took this token: the next refusal is the first again. */
  accepted(token: string): void;
  /** True from a failed request to the next token, and once forgotten. */
  failing(): boolean;
  /** Tells of every new token and every failed request; returns how to stop listening. */
  listen(listener: (news: "token" | "failed") => void): () => void;
  /** Forgets the token and never asks again. */
  forget(): void;
}

export interface CredentialsOptions {
  readonly practice: string;
  readonly token: () => Promise<string>;
  readonly platform: Platform;
  readonly delays: Delays;
}

interface Held extends Credential {
  /** By the platform's own clock, counted from receipt: the device's idea of the date may be wrong. */
  readonly renewAt: number;
  readonly endsAt: number;
}

export function createCredentials({ practice, token, platform, delays }: CredentialsOptions): Credentials {
  const backoff = createBackoff(delays, platform.random);
  const listeners = new Set<(news: "token" | "failed") => void>();
  let held: Held | null = null;
  let refused: string | null = null;
  let person: PersonId | null = null;
  let asking = false;
  let failed = false;
  let forgotten = false;
  let askedAt = Number.NEGATIVE_INFINITY;
  let timer: unknown = null;
  let warned = "";
  /** The shortest time from the last request to the next; it grows while every new token is refused. */
  let spacing = delays.tokenSpacing;
  let refusals = 0;

  function tell(news: "token" | "failed"): void {
    for (const listener of [...listeners]) listener(news);
  }

  function askIn(ms: number): void {
    platform.clearTimeout(timer);
    timer = platform.setTimeout(() => {
      timer = null;
      ask();
    }, ms);
  }

  /** Asks now, or as soon as the spacing allows. */
  function ask(): void {
    if (asking || forgotten) return;
    const early = askedAt + spacing - platform.now();
    if (early > 0) {
      askIn(early);
      return;
    }
    platform.clearTimeout(timer);
    timer = null;
    asking = true;
    askedAt = platform.now();
    request().then(received, fails);
  }

  async function request(): Promise<Held> {
    let deadline: unknown = null;
    const late = new Promise<never>((_, reject) => {
      deadline = platform.setTimeout(() => {
        reject(new Error(`no token came within ${delays.tokenWithin} ms`));
      }, delays.tokenWithin);
    });
    try {
      const text = await Promise.race([token(), late]);
      const now = platform.now();
      const claims = peekClaims(text);
      if (claims === null) throw new Error("what came is no token of Carethread");
      if (claims.practice !== practice) {
        throw new Error(`the token is for practice "${claims.practice}", not "${practice}"`);
      }
      if (text === refused) throw new Error("the server refused this token; a new one is needed");
      const life = (claims.exp - claims.iat) * 1000;
      if (life <= 0) throw new Error("the token ends before it begins");
      // What is pending was written by one person and must never be sent as another.
      if (person !== null && person !== claims.key) {
        throw new Error("the token is another person's; make a new client for another person");
      }
      person = claims.key;
      const margin = Math.min(delays.tokenMargin, life / 4);
      return { token: text, person, renewAt: now + life - margin, endsAt: now + life };
    } finally {
      platform.clearTimeout(deadline);
    }
  }

  function received(credential: Held): void {
    asking = false;
    if (forgotten) return;
    held = credential;
    refused = null;
    failed = false;
    askIn(credential.renewAt - platform.now());
    tell("token");
  }

  function fails(error: unknown): void {
    asking = false;
    if (forgotten) return;
    failed = true;
    const why = error instanceof Error ? error.message : String(error);
    if (why !== warned) console.warn(`Carethread: no token from the page: ${why}`);
    warned = why;
    askIn(backoff.next());
    tell("failed");
  }

  const unwatch = platform.watch(() => {
    // What failed while the device had no network is tried at once when it has one again.
    if (failed && platform.isOnline() && platform.isVisible()) ask();
  });

  return {
    take() {
      const now = platform.now();
      if (held !== null && now < held.endsAt) {
        if (now >= held.renewAt && timer === null) ask();
        return held;
      }
      held = null;
      // After a failure the timer decides, or every room that asks would be a retry of its own.
      if (timer === null || !failed) ask();
      return null;
    },
    refuse(text) {
      if (held?.token !== text) return;
      held = null;
      refused = text;
      if (refusals++ > 0) spacing = Math.max(delays.tokenSpacing, backoff.next());
      ask();
    },
    accepted(text) {
      if (held?.token !== text) return;
      spacing = delays.tokenSpacing;
      refusals = 0;
      backoff.reset();
    },
    failing: () => failed || forgotten,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    forget() {
      forgotten = true;
      held = null;
      platform.clearTimeout(timer);
      tell("failed");
      listeners.clear();
      unwatch();
    },
  };
}
