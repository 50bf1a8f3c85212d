/**
 * The person's token, asked for once for all rooms: when there is none, when the last one is near its end and the
 * person is there, and when a room refused it. Nobody's absence is prolonged: where nobody is there the token ends,
 * and the next one is asked for when somebody is back. Requests are never closer than `tokenSpacing`, whatever rooms
 * answer, so that a page whose tokens are always refused is not asked in a loop.
 */
import { type PersonId, peekToken } from "@carethread/model";
import { createBackoff, type Delays, type NoToken, type Platform } from "../base/base.ts";
import type { Attendance } from "./attendance.ts";

export interface Credential {
  readonly token: string;
  readonly person: PersonId;
  /** As the token says it: `staff` or `portal`. */
  readonly side: string;
}

export type News = "token" | "failed" | "resting";

export interface Credentials {
  /** The token to use now. Null where one has to be waited for; it is then being asked for, unless nobody is there. */
  take(): Credential | null;
  /** A room refused this token: it is not used again. */
  refuse(token: string): void;
  /** A room took this token: the next refusal is the first again. */
  accepted(token: string): void;
  /** True from a failed request to the next token, and once forgotten. */
  failing(): boolean;
  /** True while a token is to be asked for as soon as the person is there. */
  isResting(): boolean;
  /** Why there is no token that rooms take; null where there is one, or one is on its way. */
  noToken(): NoToken | null;
  /** Asks now where one is lacking, however often that failed. */
  retry(): void;
  /** Tells of every new token, every failed request, and of resting; returns how to stop listening. */
  listen(listener: (news: News) => void): () => void;
  /** Forgets the token and never asks again. */
  forget(): void;
}

export interface CredentialsOptions {
  readonly practice: string;
  readonly token: () => Promise<string>;
  readonly platform: Platform;
  readonly delays: Delays;
  readonly attendance: Attendance;
}

interface Held extends Credential {
  /** By the platform's own clock, counted from receipt: the device's idea of the date may be wrong. */
  readonly renewAt: number;
  readonly endsAt: number;
}

/** One fresh token that is refused may have been made in the wrong moment; two say that none will do. */
const enough = 2;

const refusal: NoToken = {
  state: "no-token",
  reason: "expired",
  message: "the server refuses each token that the page gives",
};

export function createCredentials({
  practice,
  token,
  platform,
  delays,
  attendance,
}: CredentialsOptions): Credentials {
  const backoff = createBackoff(delays, platform.random);
  const listeners = new Set<(news: News) => void>();
  let held: Held | null = null;
  let refused: string | null = null;
  let person: PersonId | null = null;
  let asking = false;
  let failed: NoToken | null = null;
  let resting = false;
  let forgotten = false;
  let askedAt = Number.NEGATIVE_INFINITY;
  let timer: unknown = null;
  let warned = "";
  /** The shortest time from the last request to the next; it grows while every new token is refused. */
  let spacing = delays.tokenSpacing;
  let refusals = 0;

  attendance.listen(() => {
    if (resting) want();
  });

  function tell(news: News): void {
    for (const listener of [...listeners]) listener(news);
  }

  function stopTimer(): void {
    platform.clearTimeout(timer);
    timer = null;
  }

  function askIn(ms: number, then: () => void): void {
    stopTimer();
    timer = platform.setTimeout(() => {
      timer = null;
      then();
    }, ms);
  }

  /** Asks where somebody is there, else when they are. The first token is for the page, which somebody opened. */
  function want(): void {
    if (askedAt === Number.NEGATIVE_INFINITY || attendance.isHere()) {
      ask();
      return;
    }
    stopTimer();
    if (resting || forgotten) return;
    resting = true;
    tell("resting");
  }

  /** Asks now, or as soon as the spacing allows. */
  function ask(): void {
    resting = false;
    if (asking || forgotten) return;
    const early = askedAt + spacing - platform.now();
    if (early > 0) {
      askIn(early, ask);
      return;
    }
    stopTimer();
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
      const claims = peekToken(text);
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
      return { token: text, person, side: claims.kind, renewAt: now + life - margin, endsAt: now + life };
    } finally {
      platform.clearTimeout(deadline);
    }
  }

  function received(credential: Held): void {
    asking = false;
    if (forgotten) return;
    held = credential;
    refused = null;
    failed = null;
    askIn(credential.renewAt - platform.now(), want);
    tell("token");
  }

  function fails(error: unknown): void {
    asking = false;
    if (forgotten) return;
    const message = error instanceof Error ? error.message : String(error);
    const code = (error as { code?: unknown } | null)?.code;
    failed = { state: "no-token", reason: code === "session-expired" ? "expired" : "failed", message };
    if (message !== warned) console.warn(`Carethread: no token from the page: ${message}`);
    warned = message;
    askIn(backoff.next(), want);
    tell("failed");
  }

  const unwatch = platform.watch(() => {
    // What failed while the device had no network is tried at once when it has one again.
    if (failed !== null && platform.isOnline() && attendance.isHere()) ask();
  });

  return {
    take() {
      const now = platform.now();
      if (held !== null && now < held.endsAt) {
        if (now >= held.renewAt && timer === null && !resting) want();
        return held;
      }
      held = null;
      // After a failure the timer decides, or every room that asks would be a retry of its own.
      if (!resting && (timer === null || failed === null)) want();
      return null;
    },
    refuse(text) {
      if (held?.token !== text) return;
      const hasEnded = platform.now() >= held.renewAt;
      held = null;
      refused = text;
      // That is no refusal of a person who is there: the token was let end.
      if (hasEnded) {
        want();
        return;
      }
      if (refusals++ > 0) spacing = Math.max(delays.tokenSpacing, backoff.next());
      if (refusals < enough) ask();
      else want();
    },
    accepted(text) {
      if (held?.token !== text) return;
      spacing = delays.tokenSpacing;
      refusals = 0;
      backoff.reset();
    },
    failing: () => failed !== null || forgotten,
    isResting: () => resting,
    noToken() {
      if (refusals >= enough) return failed ?? refusal;
      return held === null ? failed : null;
    },
    retry() {
      if (held !== null && refusals === 0) return;
      spacing = delays.tokenSpacing;
      backoff.reset();
      ask();
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    forget() {
      forgotten = true;
      held = null;
      stopTimer();
      tell("failed");
      listeners.clear();
      unwatch();
      attendance.end();
    },
  };
}
