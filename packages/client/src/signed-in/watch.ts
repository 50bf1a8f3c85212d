/**
 * Watches over the session of a page: tells the room and the other tabs of signs of the person, warns before the end, and
 * ends it. Nothing but a sign of the person keeps it alive. A device may sleep in which timers stand still: both its
 * clocks are asked, before a sign counts.
 */
import { deviceOf, type SessionLimits, type SessionStanding, SignedIn, sessionAt } from "@carethread/model";
import type { WritableAtom } from "nanostores";
import { put, type SessionDelays, type SessionState, type TabChannel } from "../base/base.ts";
import type { Session } from "../connection/connection.ts";
import { type Leaving, tellLeaving } from "./leaving.ts";
import { openTabChannel } from "./tab-channel.ts";

export interface Watch {
  /** The room has welcomed this page once more, and says this of the session. */
  welcome(told: unknown): void;
  /** The person signs out. */
  leave(): void;
  end(): void;
}

export interface WatchOptions {
  readonly session: Session;
  readonly send: (frame: object) => boolean;
  readonly $session: WritableAtom<SessionState | null>;
  readonly told: unknown;
}

/** What a tab tells the others of its session. */
type Told = { readonly type: "sign" } | { readonly type: "over" };

const usual: SessionDelays = {
  sessionWarning: 2 * 60_000,
  signEvery: 60_000,
  signTabs: 1_000,
  sessionCheck: 5_000,
};

/** Null where it is not understood what the room says. */
export function watchSession({ session, send, $session, told: said }: WatchOptions): Watch | null {
  const first = SignedIn.safeParse(said).data;
  if (first === undefined) return null;
  const { addresses, attendance, credentials, platform, idle: own } = session;
  const delays = { ...usual, ...session.delays };
  const userAgent = globalThis.navigator?.userAgent ?? "";
  let told = first;
  let began = { now: 0, date: 0 };
  /** When the last sign was by the clock of the wall. */
  let signedOn = platform.date() - attendance.idle();
  let saidAt = Number.NEGATIVE_INFINITY;
  let postedAt = Number.NEGATIVE_INFINITY;
  let timer: unknown = null;
  let isOver = false;
  let isHeard = false;

  function limits(): SessionLimits {
    const { idle, length } = told;
    return { idle: Math.min(idle, own ?? idle), length, warning: delays.sessionWarning };
  }

  /** Milliseconds since the last sign, by the clock by which it is longer ago. */
  function idle(since = attendance.idle()): number {
    return Math.max(0, since, platform.date() - signedOn);
  }

  /** As of now, which is 0, where the last sign was so long ago. */
  function standing(idle: number): SessionStanding {
    const age = Math.max(platform.now() - began.now, platform.date() - began.date);
    return sessionAt({ since: -age, activeAt: -idle }, limits(), 0);
  }

  function look(): void {
    if (isOver) return;
    platform.clearTimeout(timer);
    const at = standing(idle());
    if (at.state === "over") {
      finish(at.why);
      return;
    }
    const left = at.state === "open" ? at.next : at.endsAt;
    timer = platform.setTimeout(look, Math.min(left, delays.sessionCheck));
    const { stays } = at.state === "warned" ? at : { stays: false };
    const shown = $session.get();
    if (at.state === "open") put($session, { state: "open" });
    // The end is said once: a countdown that is worked out anew would be another one each time.
    else if (shown?.state !== "warned" || shown.stays !== stays)
      put($session, { state: "warned", endsAt: platform.now() + at.endsAt, stays });
  }

  /** It is over: said to the room while there is a way to it, and to the other tabs. */
  function finish(why: "idle" | "length"): void {
    leave(why);
    post({ type: "over" });
    session.$over.set(true);
  }

  function leave(why: Leaving): void {
    const credential = credentials.take();
    if (credential !== null) tellLeaving(session, credential, why);
  }

  function tellRoom(): void {
    if (send({ type: "here", idle: Math.round(idle()) })) saidAt = platform.now();
  }

  function signed(before: number): void {
    if (isOver) return;
    const was = standing(idle(before));
    // Whoever comes back too late finds that it has ended.
    if (was.state === "over") {
      finish(was.why);
      return;
    }
    signedOn = platform.date();
    const now = platform.now();
    if (now - saidAt >= delays.signEvery || was.state === "warned") tellRoom();
    if (!isHeard && (now - postedAt >= delays.signTabs || was.state === "warned")) {
      postedAt = now;
      post({ type: "sign" });
    }
    if ($session.get()?.state !== "open") look();
  }

  function post(message: Told): void {
    try {
      channel?.post(message);
    } catch {
      // A channel that cannot be used any more is no reason to stop.
    }
  }

  function hear(message: unknown): void {
    if (isOver || typeof message !== "object" || message === null) return;
    const { type } = message as Told;
    if (type === "over") session.$over.set(true);
    else if (type === "sign") {
      isHeard = true;
      attendance.came();
      isHeard = false;
    }
  }

  function open(): TabChannel | null {
    const name = `carethread session ${addresses.server} ${told.id}`;
    try {
      return platform.channel?.(name, hear) ?? openTabChannel(name, hear);
    } catch {
      // Tabs then end each for itself.
      return null;
    }
  }

  function take(next: SignedIn): void {
    told = next;
    began = { now: platform.now() - next.age, date: platform.date() - next.age };
    attendance.lasting = limits().idle;
    if (
      send({
        type: "here",
        idle: Math.round(idle()),
        ...(userAgent === "" ? {} : { device: deviceOf(userAgent) }),
      })
    )
      saidAt = platform.now();
    look();
  }

  let channel = open();
  attendance.listen(signed);
  const unwatch = platform.watch(look);
  take(first);
  // Whoever opens a page is there, in its other tabs too.
  post({ type: "sign" });

  return {
    welcome(said) {
      const { data: next } = SignedIn.safeParse(said);
      if (next === undefined) return;
      if (next.id !== told.id) {
        // The host has made another session of the same person's.
        channel?.close();
        told = next;
        channel = open();
      }
      take(next);
    },
    leave: () => leave("signed-out"),
    end() {
      isOver = true;
      platform.clearTimeout(timer);
      unwatch();
      channel?.close();
    },
  };
}
