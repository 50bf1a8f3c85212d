/** A small practice in a simulated world: rooms, host, devices, and the steps of time. */
import { createMemoryBrowser } from "@carethread/client/memory";
import { type Person, patientKey, personKey, roomLimits } from "@carethread/model";
import type { Deployment } from "@carethread/rooms";
import { idSecretOf } from "../support/practice.ts";
import { Clock } from "./clock.ts";
import { deploymentFor, type StaffAccess, type Work, withSlices } from "./deployments.ts";
import { Device, type DeviceOptions, type Sent } from "./device.ts";
import { Faults } from "./faults.ts";
import { Host } from "./host.ts";
import { HostEncounters } from "./host-encounters.ts";
import { Neighbor } from "./neighbor.ts";
import { Past } from "./past.ts";
import type { Place } from "./place.ts";
import { Random } from "./random.ts";
import { Receiver } from "./receiver.ts";
import { Registration } from "./registration.ts";
import { Server, type StoredThen } from "./server.ts";
import { Slices } from "./slices.ts";
import type { Link } from "./socket.ts";
import { harbor, type Signer } from "./tokens.ts";

/** When every world begins: 2026-01-05, 07:57 UTC. */
export const epoch = Date.UTC(2026, 0, 5, 7, 57);

/** Calls that one event of a room may make where the platform counts them. */
const callsOfAnEvent = 50;

/** A conversation that somebody asked for, until there is an answer. */
export interface Start {
  readonly device: Device;
  readonly patient: string;
  readonly commandId: string;
  readonly text: string;
  state: "asked" | "again" | "started" | "refused";
  id: string | null;
}

export interface WorldOptions {
  readonly seed: number;
  /** Into how many parts the patients of the first practice are split when it begins. */
  readonly slices: number;
  /** Whether an operator pushes the first practice. */
  readonly isPushed: boolean;
  readonly work: Work | null;
  /** Whether rooms are woken by the platform's alarms, and by no cron. */
  readonly hasAlarms: boolean;
  readonly gated: boolean;
  readonly heard: (link: Link, text: string) => void;
  readonly said: (world: World, link: Link, text: string, stored: StoredThen) => void;
  readonly kept: (link: Link) => void;
  /** Sees each answer of a room to a page's request. */
  readonly answered: DeviceOptions["answered"];
  readonly acked: (world: World, device: Device, sent: Sent) => void;
  readonly complain: (why: string) => void;
  /** Runs a check outside the world, where nothing of it can catch what the check throws. */
  readonly guarded: (check: () => void) => void;
  /** Hears each line of the script when it is written. */
  readonly noted?: (line: string) => void;
}

export class World {
  readonly clock = new Clock();
  readonly random: Random;
  readonly faults = new Faults();
  readonly server: Server;
  readonly host: Host;
  readonly receiver: Receiver;
  readonly past: Past;
  readonly neighbor: Neighbor | null;
  readonly slices: Slices;
  /** Null where the first practice stands in the environment. */
  readonly registration: Registration | null;
  readonly work: Work | null;
  readonly encounters: HostEncounters;
  readonly devices: Device[] = [];
  readonly starts: Start[] = [];
  /** What happened, with the time of each. */
  readonly script: string[] = [];
  /** Person keys by kind and subject, and back. */
  readonly keys = new Map<string, string>();
  texts = 0;
  readonly guarded: WorldOptions["guarded"];
  readonly #options: WorldOptions;
  readonly #access: StaffAccess;
  readonly #signer: Signer;

  static async create(options: WorldOptions): Promise<World> {
    const random = new Random(options.seed);
    const access = random.chance(0.5) ? "searchable" : "care-team";
    return new World(
      options,
      random,
      access,
      await deploymentFor(options.isPushed ? "pushed" : access, options.work),
    );
  }

  private constructor(options: WorldOptions, random: Random, access: StaffAccess, deployed: Deployment) {
    this.#options = options;
    this.guarded = options.guarded;
    this.random = random;
    this.#access = access;
    this.receiver = new Receiver(this.clock, options.complain);
    const hasNeighbor = this.random.chance(0.25);
    this.server = new Server({
      clock: this.clock,
      random: this.random,
      ofPractice: new Random(options.seed * 15_485_863 + 11),
      ofAlarms: options.hasAlarms ? new Random(options.seed * 49_979_687 + 17) : null,
      faults: this.faults,
      deployment: options.isPushed ? deployed : withSlices(deployed, options.slices),
      practices: [...(options.isPushed ? [] : ["harbor"]), ...(hasNeighbor ? ["cove"] : [])],
      isChanging: () => this.registration !== null && this.registration.unrest() !== null,
      processes: options.isPushed ? 2 : 1,
      fetch: this.receiver.fetch,
      epoch,
      gated: options.gated,
      early: !options.gated || this.random.chance(0.5),
      said: (link, text, stored) => options.said(this, link, text, stored),
      heard: options.heard,
      kept: options.kept,
      // A few worlds only: to follow each event costs time.
      budget: this.random.chance(0.15) ? callsOfAnEvent : null,
      complain: options.complain,
      log: (message, error) => {
        // What a platform throws when calls fail is part of the game; anything else is a mistake in a room.
        if (error instanceof TypeError && error.message !== "fetch failed")
          options.complain(`${message}: ${error.stack}`);
        else if (error instanceof ReferenceError || error instanceof RangeError)
          options.complain(`${message}: ${error.stack}`);
        else this.note(`log: ${message}${error instanceof Error ? ` (${error.message})` : ""}`);
      },
      note: text => this.note(text),
    });
    const { clock, faults, server } = this;
    const { answered, slices, work } = options;
    this.work = work;
    this.registration = options.isPushed
      ? new Registration({ clock, server, epoch, access, slices, work })
      : null;
    const { registration } = this;
    this.#signer = registration?.signer ?? harbor;
    this.host = new Host(clock, server, epoch, this.#signer, "MRN");
    this.encounters = new HostEncounters({ clock, random, server, epoch });
    this.slices = new Slices({ clock, random, server, host: this.host, registration });
    this.neighbor = hasNeighbor ? new Neighbor({ clock, random, faults, server, epoch, answered }) : null;
    this.past = new Past({
      ...{ clock, random, faults, server, epoch },
      authors: () => this.#authors(),
      isKnown: () => registration === null || registration.unrest() === null,
    });
  }

  /** Whether staff outside a patient's team may open the patient's conversations, by what the practice wants. */
  get searchable(): boolean {
    return (this.registration?.settings.staffAccess ?? this.#access) === "searchable";
  }

  /** Who wrote messages of the past. */
  #authors(): Person[] {
    const { keys } = this;
    return [
      { id: keys.get("staff:kim") ?? "", side: "staff", name: "kim" },
      { id: keys.get("portal:luis") ?? "", side: "portal", name: "luis", relation: "guardian" },
      { id: keys.get("staff:omar") ?? "", side: "staff", name: "omar" },
    ];
  }

  note(text: string): void {
    const line = `${(this.clock.now / 1000).toFixed(3).padStart(9)}  ${text}`;
    this.script.push(line);
    this.#options.noted?.(line);
  }

  /** Fills the practice and opens the pages, with nothing wrong yet. */
  async begin(): Promise<void> {
    const { staff, patients } = this.host;
    if (this.registration !== null) {
      this.registration.begin();
      await this.clock.advance(500);
    }
    for (const id of ["kim", "omar", "sara", "sup"])
      staff.set(id, { name: id, active: true, restrictions: [], support: id === "sup" });
    patients.set("rosa", {
      name: "Rosa",
      deceased: false,
      programs: ["heart"],
      team: { kim: "primary-coach", omar: "care-team", sara: "secondary" },
      linked: { rosa: "self", luis: "guardian" },
    });
    patients.set("ben", {
      name: "Ben",
      deceased: false,
      programs: [],
      team: { kim: "care-team", omar: "primary-coach" },
      linked: { luis: "self" },
    });
    patients.set("mia", {
      ...{ name: "Mia", deceased: false, programs: ["heart"] },
      ...{ team: { omar: "primary-coach", kim: "secondary" }, linked: {} },
    });
    for (const id of [...staff.keys(), ...patients.keys()]) this.host.change(id);
    for (const kind of ["staff", "portal"] as const) {
      for (const sub of kind === "staff" ? staff.keys() : ["rosa", "luis"]) {
        const key = personKey(idSecretOf("harbor"), kind, sub);
        this.keys.set(`${kind}:${sub}`, key).set(key, `${kind}:${sub}`);
      }
    }
    this.neighbor?.begin();
    await this.clock.advance(500);
    const tokenLife = this.random.chance(0.5) ? 600 : 60 + this.random.below(120);
    const shared = createMemoryBrowser();
    for (const [name, kind, sub, browser, persist] of [
      ["kim-1", "staff", "kim", shared, "device"],
      ["kim-2", "staff", "kim", shared, "device"],
      ["omar", "staff", "omar", createMemoryBrowser(), "session"],
      ["rosa-1", "portal", "rosa", createMemoryBrowser(), "device"],
      ["rosa-2", "portal", "rosa", createMemoryBrowser(), "device"],
      ["luis", "portal", "luis", null, "device"],
      ["sara", "staff", "sara", null, "none"],
      ["sup", "staff", "sup", null, "none"],
    ] as const) {
      const { clock, random, faults, server } = this;
      this.devices.push(
        new Device({
          ...{
            name,
            kind,
            sub,
            signer: this.#signer,
            clock,
            random,
            faults,
            server,
            epoch,
            browser,
            persist,
            tokenLife,
          },
          answered: this.#options.answered,
          acked: (device, sent) => this.#options.acked(this, device, sent),
        }),
      );
    }
    this.#tickEvery(3_000 + this.random.below(5_000));
    const kim = this.devices[0] as Device;
    this.start(kim, "rosa");
    this.start(kim, "ben");
    await this.clock.advance(1_000);
    for (const device of this.devices) {
      const row = device.client.inbox.$rows.get()?.at(-1);
      if (row !== undefined && this.random.chance(0.7)) device.open(row.id);
    }
    await this.clock.advance(500);
  }

  end(): void {
    for (const device of this.devices) device.client.destroy();
    this.neighbor?.end();
    this.server.end();
  }

  /** A text that no other message has. */
  newText(device: Device, note: boolean): string {
    return `${note ? "~staff only~ " : ""}${device.name} writes ${++this.texts}`;
  }

  start(device: Device, patient: string): void {
    const start: Start = {
      ...{ device, patient, commandId: device.client.newId(), text: this.newText(device, false) },
      ...{ state: "again", id: null },
    };
    this.starts.push(start);
    void this.ask(start);
  }

  /** Asks for a conversation, once more if need be. */
  async ask(start: Start): Promise<void> {
    start.state = "asked";
    const { device, patient, text, commandId } = start;
    try {
      const key = patientKey(idSecretOf("harbor"), patient);
      start.id = await device.client.start({ patient: key, title: `About ${text}`, text, commandId });
      start.state = "started";
    } catch (error) {
      start.state = (error as { retryable?: boolean }).retryable === true ? "again" : "refused";
    }
  }

  /** The room of every conversation of the first practice. */
  conversations(): Place[] {
    return [...this.server.places.values()].filter(
      ({ party, name }) => party === "main" && name.startsWith("harbor~"),
    );
  }

  /**
   * By how much what time does may come late, in milliseconds: a room that was asked for something lately, or owes, is
   * woken by its next alarm and by no tick before it.
   */
  get lateness(): number {
    return this.server.alarms === null ? 0 : roomLimits.wakeAgain + 5_000;
  }

  /** The rooms that a tick would wake, or whose alarm rings, now or so many milliseconds later. */
  due(later = 0): number {
    // A reminder of next week is no unrest.
    const by = epoch + this.clock.now + later;
    if (this.server.alarms === null) return this.slices.due(by);
    return [...this.server.places.values()].filter(
      ({ alarm }) => alarm.isRinging || (alarm.at ?? by + 1) <= by,
    ).length;
  }

  #tickEvery(ms: number): void {
    this.clock.setTimeout(() => {
      if (this.faults.tickPausedUntil <= this.clock.now) void this.server.tick();
      this.#tickEvery(ms);
    }, ms);
  }
}
