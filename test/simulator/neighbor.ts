/**
 * A second practice on the same rooms, in some worlds: one nurse, one patient, one conversation, and people with the
 * ids of the first practice's. Neither may ever touch the other.
 */
import { createMemoryBrowser } from "@carethread/client/memory";
import { patientKey, roomName, wireVersion } from "@carethread/model";
import { idSecretOf } from "../support/practice.ts";
import type { Clock } from "./clock.ts";
import { Device, type DeviceOptions } from "./device.ts";
import type { Faults } from "./faults.ts";
import { Host } from "./host.ts";
import type { Random } from "./random.ts";
import type { Server } from "./server.ts";
import { SimSocket } from "./socket.ts";
import { cove, harbor, type Signer } from "./tokens.ts";

export interface NeighborOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly faults: Faults;
  readonly server: Server;
  readonly epoch: number;
  readonly answered: DeviceOptions["answered"];
}

/** Stands in every word of the second practice, and in none of the first. */
export const coveMark = "of cove";
/** Every word of the first practice has one of these, and none of the second. */
export const harborMark = / writes |MRN-|of the past/;
/** Who tries the tokens of one practice at rooms of the other. */
export const intruder = "intruder";

/** How a socket of an intruder ended, and how it should have. */
export interface Intrusion {
  readonly room: string;
  readonly expected: number;
  code: number | null;
}

export class Neighbor {
  readonly host: Host;
  readonly devices: Device[] = [];
  readonly intrusions: Intrusion[] = [];
  conversation: string | null = null;
  readonly #options: NeighborOptions;
  #texts = 0;
  #start: string | null = null;

  constructor(options: NeighborOptions) {
    this.#options = options;
    const { clock, server, epoch } = options;
    this.host = new Host(clock, server, epoch, cove, "COVE");
  }

  begin(): void {
    const { clock, random, faults, server, epoch, answered } = this.#options;
    const name = (person: string): string => `${person} ${coveMark}`;
    this.host.staff.set("kim", { name: name("kim"), active: true, restrictions: [], support: false });
    this.host.patients.set("rosa", {
      ...{ name: name("Rosa"), deceased: false, programs: [] },
      ...{ team: { kim: "primary-coach" }, linked: { rosa: "self" } },
    });
    this.host.change("kim");
    this.host.change("rosa");
    for (const [kind, sub] of [
      ["staff", "kim"],
      ["portal", "rosa"],
    ] as const)
      this.devices.push(
        new Device({
          ...{ name: `cove-${sub}`, kind, sub, signer: cove, clock, random, faults, server, epoch, answered },
          ...{ browser: createMemoryBrowser(), persist: "device", tokenLife: 600, acked: () => {} },
        }),
      );
    this.goOn();
  }

  /** Asks for the conversation until it is there, and opens what is not open. */
  goOn(): void {
    const [nurse] = this.devices;
    if (nurse !== undefined && this.conversation === null) void this.#ask(nurse);
    for (const device of this.devices) {
      if (device.client.$status.get().state === "ended") device.reload(false);
      const id = this.conversation;
      if (id === null) continue;
      if (device.opened.get(id)?.store.$status.get().state === "ended") device.close(id);
      device.open(id);
    }
  }

  send(device: Device): void {
    if (this.conversation !== null)
      device.send(this.conversation, `${++this.#texts} ${coveMark}`, { note: false });
  }

  /** A token of one practice at a room of the other: as it is, or forged to be of that one. */
  intrude(room: string, isForged: boolean): void {
    const { server, clock, epoch } = this.#options;
    const isHarbors = room.startsWith("harbor~");
    const [own, other]: [Signer, Signer] = isHarbors ? [cove, harbor] : [harbor, cove];
    const iat = Math.floor((epoch + clock.now) / 1000);
    const token = own.mint("staff", "kim", iat, 600, isForged ? { practice: other.practice } : {});
    const socket = new SimSocket(`http://rooms.test/parties/main/${room}`);
    const link = server.dial(socket, intruder, () => 5);
    if (link === null) return;
    const intrusion: Intrusion = { room, expected: isForged ? 4401 : 4404, code: null };
    this.intrusions.push(intrusion);
    socket.addEventListener("close", event => {
      intrusion.code = (event as CloseEvent).code;
    });
    link.toRoom(JSON.stringify({ type: "hello", v: wireVersion, token }));
  }

  /** What is still to come; null where nothing is. */
  unrest(): string | null {
    if (!this.host.isDone) return "the neighbor's host has something to tell";
    if (this.conversation === null) return "the neighbor's conversation is asked for";
    for (const { name, client, opened, links, sent } of this.devices) {
      if (client.$status.get().state !== "live") return `${name}'s inbox is not live`;
      const store = opened.get(this.conversation)?.store;
      if (store?.$status.get().state !== "live") return `${name}'s thread is not live`;
      if (store.$items.get().some(({ pending }) => pending !== null)) return `${name} waits for an answer`;
      if (sent.some(({ state, text }) => state === "kept" && this.#keeps(text)))
        return `${name} still has to send`;
      for (const { id, isHeld, up, down } of links)
        if (isHeld && !(up.isClear && down.isClear)) return `${id} of ${name} is slow`;
    }
    return null;
  }

  end(): void {
    for (const { client } of this.devices) client.destroy();
  }

  #keeps(text: string): boolean {
    return this.devices.some(device => device.keeps(text) !== null);
  }

  async #ask(nurse: Device): Promise<void> {
    if (this.#start !== null) return;
    const commandId = nurse.client.newId();
    this.#start = commandId;
    const key = patientKey(idSecretOf("cove"), "rosa");
    const more = { patient: key, title: `Title ${coveMark}`, text: `First ${coveMark}`, commandId };
    while (this.conversation === null) {
      try {
        this.conversation = await nurse.client.start(more);
      } catch {
        await new Promise<void>(resolve => this.#options.clock.setTimeout(resolve, 1_000));
      }
    }
  }

  /** The name of the conversation's room. */
  get room(): string | null {
    return this.conversation === null ? null : roomName("cove", this.conversation);
  }
}
