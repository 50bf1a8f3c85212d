/**
 * A room that starts anew from its storage when a commit, or its start, fails. What it held in memory by then is not
 * on disk, so that nothing of it may be told or built upon: its sockets are closed, whoever waits is told to try
 * again, and clients come back and resume. The same as if its process had died. And a room that starts anew when its
 * practice has become another one: nobody stays who was let in by what held before.
 *
 * Where a disk fails, PartyKit's platform does this itself and lets nothing out. It does not where it refuses a
 * commit; and another platform may do neither.
 */
import { closeCodes, refusal } from "@carethread/model";
import { json, refusedBody } from "../edge/edge.ts";
import { findPractice } from "../find-practice.ts";
import { Alarm } from "../owed/owed.ts";
import type { Answer, Connection, Platform, Ports, Room, Sealing, Served } from "../ports.ts";
import type { Practice, Registered } from "../practices/practices.ts";
import { answerTo, SealError, told } from "../seal/seal.ts";
import { FormatTooOld, type Guard, migrate, numbered, RoomStorage, type Step } from "../storage/storage.ts";
import { Deadlines } from "./deadline.ts";
import { End } from "./end.ts";
import { KeptPractice, keptWith } from "./kept-practice.ts";

/** What a party's rooms are: how one is made, and the steps that its storage has come through. */
export interface RoomKind {
  readonly make: (ports: Ports) => Room;
  readonly steps: readonly Step[];
  /** Whose the room is, where it is not found as other rooms find it. */
  readonly practice?: (platform: Platform) => Promise<Practice | null>;
}

interface Life {
  readonly room: Room;
  /** The practice as it was when this life began. */
  readonly practice: Practice | null;
  /** Starts it, or gives the start that is under way. */
  readonly awake: () => Promise<void>;
  readonly end: End;
}

const nothingSealed: Sealing = { renew: async () => {}, finish: async () => {} };

/** A new one each time: one for all would hold on to everybody who ever waited for it. */
const never = (): Promise<never> => new Promise(() => {});

export class Supervised implements Served {
  readonly #platform: Platform;
  readonly #kind: RoomKind;
  readonly #deadlines: Deadlines;
  readonly #kept: KeptPractice;
  readonly #alarm: Alarm | null;
  #present: Life | null = null;
  #asking: Promise<Practice | null> | null = null;

  constructor(platform: Platform, kind: RoomKind) {
    this.#platform = platform;
    this.#kind = kind;
    this.#deadlines = new Deadlines(platform, platform.deployment.delays.callWithin);
    this.#kept = new KeptPractice(platform, kind.practice === undefined);
    this.#alarm = platform.alarm === undefined ? null : new Alarm(platform.alarm);
  }

  async connected(connection: Connection): Promise<void> {
    const life = await this.#life(connection);
    if (life === null) return;
    const { sockets } = life.room;
    if (sockets === null) connection.close(closeCodes.notFound, "not found");
    else sockets.connected(connection);
  }

  async received(connection: Connection, data: unknown): Promise<void> {
    const life = await this.#life(connection);
    if (life === null || life.room.sockets === null) return;
    const wasAdmitted = isAdmitted(connection);
    // Whose life is over waits for nothing more.
    await life.end.orBefore(life.room.sockets.received(connection, data)).catch(() => {});
    if (!wasAdmitted && isAdmitted(connection)) await this.#lookLater();
  }

  async closed(connection: Connection): Promise<void> {
    (await this.#life(connection))?.room.sockets?.closed(connection);
  }

  async requested(request: Request): Promise<Response> {
    try {
      const { room, awake, end } = await this.#living();
      await awake();
      return await end.orBefore(room.requested(request));
    } catch (error) {
      this.#platform.log(told(`${this.#platform.party}: a request failed`, error), error);
      return json(refusedBody(refusal(answerTo(error))), 500);
    }
  }

  async rang(): Promise<void> {
    const { party, name, deployment } = this.#platform;
    const wake = async (): Promise<Answer> => {
      const response = await this.requested(
        new Request(`http://rooms/parties/${party}/${name}/internal/wake`, {
          method: "POST",
          headers: { authorization: `Bearer ${deployment.secret}` },
          body: "{}",
        }),
      );
      return { status: response.status, body: await response.json() };
    };
    await this.#alarm?.rang(wake, () => this.#platform.now(), deployment.delays);
    this.#present?.room.sockets?.looked?.();
    if ([...this.#platform.connections()].some(isAdmitted)) await this.#lookLater();
  }

  /** Where the platform answers pings, a room looks by itself at whether who is connected may stay. */
  async #lookLater(): Promise<void> {
    try {
      await this.#alarm?.ask(this.#platform.now() + this.#platform.deployment.delays.lookEvery);
    } catch (error) {
      this.#platform.log(`${this.#platform.party}: an alarm was not set`, error);
    }
  }

  /** The present life, or null where it cannot begin: then the connection is told to come back. */
  async #life(connection: Connection): Promise<Life | null> {
    try {
      return await this.#living(connection);
    } catch (error) {
      this.#platform.log(told(`${this.#platform.party}: no life can begin`, error), error);
      close(connection);
      return null;
    }
  }

  /**
   * The present life. Where the practice is another one by now, the old life is over, and a new one begins: whoever was
   * let in comes back and is looked at anew, but for who comes just now.
   */
  async #living(coming?: Connection): Promise<Life> {
    const practice = await this.#whose();
    const present = this.#present;
    if (present !== null && present.practice === practice) return present;
    if (present !== null) this.#end(present, coming);
    return this.#begin(practice);
  }

  /** One question at a time, so that who came first goes on first. */
  #whose(): Promise<Practice | null> {
    this.#asking ??= this.#found().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #found(): Promise<Practice | null> {
    const { practice } = this.#kind;
    const found = await (practice === undefined
      ? findPractice(this.#platform, { kept: () => this.#kept.kept() })
      : practice(this.#platform));
    if (this.#present === null) await this.#closeOutdated();
    return found;
  }

  /**
   * Of a room that slept: who was let in by what held before comes back, and is looked at anew, also where they only ask
   * whether the room is still there.
   */
  async #closeOutdated(): Promise<void> {
    if (![...this.#platform.connections()].some(isAdmitted)) return;
    if (await this.#kept.isOutdated()) this.#closeAdmitted();
  }

  #begin(practice: Practice | null): Life {
    const end = new End();
    let started: Promise<void> | null = null;
    const awake = (): Promise<void> => {
      started ??= end.orBefore(start());
      return started;
    };
    const start = async (): Promise<void> => {
      try {
        await migrate(ports.storage, this.#kind.steps, ports.newId);
        const isChanged = await this.#kept.keep(ports.storage, registered);
        // Who was let in by what held before comes back, and is looked at anew.
        if (isChanged && !end.isOver) this.#closeAdmitted();
        await room.start();
        // What was stored before there was a key, or when the room last let go of one: nobody waits for it.
        sealing
          .finish()
          .catch(error =>
            this.#platform.log(told(`${this.#platform.party}: sealing broke off`, error), error),
          );
      } catch (error) {
        // Whoever comes next tries again.
        this.#fail(life, error);
        throw error;
      }
    };
    const registered = this.#kept.registered();
    const { sealing = nothingSealed } = this.#platform.storage;
    const ports = this.#portsFor(end, awake, practice, registered, error => this.#fail(life, error));
    const room = this.#kind.make(ports);
    const life: Life = { room, practice, awake, end };
    this.#present = life;
    if (practice === null) this.#closeAdmitted();
    return life;
  }

  #fail(life: Life, error: unknown): void {
    if (life.end.isOver) return;
    // A sentence that was written for the operator; that of any other error may quote what a person wrote.
    const why = error instanceof FormatTooOld ? error.message : "the room starts anew";
    this.#platform.log(told(`${this.#platform.party}: ${why}`, error), error);
    this.#end(life, undefined, error instanceof SealError ? error : undefined);
  }

  #end(life: Life, coming?: Connection, why?: Error): void {
    life.end.come(why);
    if (this.#present === life) this.#present = null;
    for (const connection of [...this.#platform.connections()])
      if (connection.id !== coming?.id || isAdmitted(connection)) close(connection);
  }

  /** Before a life has let anybody in: those of earlier ones. */
  #closeAdmitted(): void {
    for (const connection of [...this.#platform.connections()]) if (isAdmitted(connection)) close(connection);
  }

  /**
   * The ports of one life. When it is over, what was asked for never answers: nothing that the life was doing goes
   * on, tries again or has an effect.
   */
  #portsFor(
    end: End,
    awake: () => Promise<void>,
    practice: Practice | null,
    registered: Registered | null,
    failed: (error: unknown) => void,
  ): Ports {
    const { storage, fetch, alarm: _, ...platform } = this.#platform;
    const alarm = this.#alarm;
    const { sealing = nothingSealed } = storage;
    const guard: Guard = async act => {
      if (end.isOver) return never();
      try {
        const value = await act();
        return end.isOver ? never() : value;
      } catch (error) {
        if (end.isOver) return never();
        throw error;
      }
    };
    const within: Ports["call"] = (party, room, path, body) =>
      this.#deadlines.within(this.#platform.call(party, room, path, body), `${party} ${path}`);
    return {
      ...platform,
      ...(alarm === null ? {} : { wakeAt: (at: number) => guard(() => alarm.ask(at)) }),
      awake,
      practice,
      orOver: work => end.orBefore(work),
      storage: numbered(new RoomStorage(storage, guard, failed), this.#kind.steps, keptWith(registered)),
      sealing: { renew: () => guard(() => sealing.renew()), finish: () => guard(() => sealing.finish()) },
      now: () => this.#platform.now(),
      newId: () => this.#platform.newId(),
      later: (run, ms) =>
        this.#platform.later(() => {
          if (!end.isOver) run();
        }, ms),
      connections: () => (end.isOver ? [] : this.#platform.connections()),
      call: (...call) => guard(() => within(...call)),
      fetch: (input, init) => guard(() => fetch(input, init)),
      log: (message, error) => {
        if (!end.isOver) this.#platform.log(message, error);
      },
    };
  }
}

/** Who was let in has a state, which outlives the room's sleep. */
function isAdmitted(connection: Connection): boolean {
  return (connection.getState() ?? null) !== null;
}

function close(connection: Connection): void {
  // A socket that is broken for the one may take the other.
  for (const act of [() => connection.setState(null), () => connection.close(1011, "try again")]) {
    try {
      act();
    } catch {
      // It is closed already.
    }
  }
}
