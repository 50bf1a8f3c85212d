/** What must hold where a practice is registered by a push: what ended there holds nowhere after a while. */
import type { MessageEvent } from "@carethread/model";
import type { Device, Exchange } from "../device.ts";
import type { Ending } from "../endings.ts";
import type { Place } from "../place.ts";
import type { Link } from "../socket.ts";
import { kidOf } from "../tokens.ts";
import { violated } from "../violation.ts";
import { epoch, type World } from "../world.ts";
import type { Logs } from "./logs.ts";

/** How long a room may take to close what it hears from, in milliseconds. */
const closesWithin = 5_000;

interface CommandFrame {
  readonly id: string;
  readonly command: { readonly type: string; readonly text?: string; readonly visibility?: string };
}

export class Registrations {
  readonly #world: World;
  readonly #logs: Logs;
  /** The texts of notes by link and command, and those that a room refused for what it may not take. */
  readonly #notes = new Map<string, string>();
  readonly #refused = new Set<string>();
  /** What each room keeps of the practice. */
  readonly #kept = new Map<Place, { readonly text: string; readonly rev: number }>();

  constructor(world: World, logs: Logs) {
    this.#world = world;
    this.#logs = logs;
  }

  /** A room takes a frame from a page. */
  heard(link: Link, text: string): void {
    if (!text.includes('"visibility":"staff"')) return;
    const { id, command } = JSON.parse(text) as CommandFrame;
    if (command?.type === "message") this.#notes.set(`${link.id} ${id}`, command.text ?? "");
  }

  /** A room sends a frame to a page of the practice. */
  said(link: Link, text: string): void {
    if (this.#world.registration === null || !link.room.startsWith("harbor~")) return;
    const place = this.#world.server.place(link.party as Place["party"], link.room);
    const why = this.#whyOver(place, link.token, this.#world.clock.now);
    if (why !== null) violated(`${why}: ${link.device} was sent ${text}`);
    const { type, id, code } = JSON.parse(text) as { type: string; id?: string; code?: string };
    const note = this.#notes.get(`${link.id} ${id}`);
    if (type === "refused" && code === "not-allowed" && note !== undefined) this.#refused.add(note);
  }

  /** A room answers a page's request. */
  answered(device: Device, { place, token, status }: Exchange): void {
    if (this.#world.registration === null || status !== 200 || place === null) return;
    const why = this.#whyOver(place, token, this.#world.clock.now);
    if (why !== null) violated(`${why}: ${device.name} was answered by ${place.party}`);
  }

  /** A message is new in a log. */
  stored(place: Place, { by, visibility, imported, at, body }: MessageEvent): void {
    if (visibility !== "staff" || imported || by.side !== "staff") return;
    if (this.#isOver("notes", place, at - epoch))
      violated(`where notes are off none is taken: "${body.text}"`);
  }

  /** Whether staff outside the team may still open what they could: by a room that has not heard yet. */
  maySearch(place: Place): boolean {
    const { registration, searchable, clock } = this.#world;
    if (registration === null || searchable) return searchable;
    return !this.#isOver("searchable", place, clock.now);
  }

  everyStep(): void {
    const { registration, server } = this.#world;
    if (registration === null) return;
    for (const place of server.places.values()) {
      this.#checkKept(place);
      for (const link of place.links) this.#checkOpen(place, link);
    }
  }

  /** A room never goes back to an older word on its practice. */
  #checkKept(place: Place): void {
    const text = place.disk.get("practice");
    const known = this.#kept.get(place);
    if (text === undefined || text === known?.text) return;
    const { rev } = JSON.parse(text) as { rev: number };
    // A room whose disk was lost knows nothing.
    if (known !== undefined && rev < known.rev && !this.#world.slices.isLost)
      violated(
        `a room goes back in what it knows of its practice: ${place.party} from ${known.rev} to ${rev}`,
      );
    this.#kept.set(place, { text, rev });
  }

  /** Whoever is let in no more is closed when the room next hears of them. */
  #checkOpen(place: Place, link: Link): void {
    const { now } = this.#world.clock;
    if (!link.isOpen || link.isClosing || link.isUndead || link.broken.size > 0) return;
    if (link.state === "null" || !link.room.startsWith("harbor~")) return;
    const heard = link.heardBy(now - closesWithin);
    const why = this.#whyOver(place, link.token, heard);
    if (why !== null) violated(`${why}: ${link.device} is connected to ${place.party}`);
  }

  atRest(): void {
    const { registration, server, devices } = this.#world;
    if (registration === null) return;
    const sent = devices.flatMap(device => device.sent);
    const texts = this.#world
      .conversations()
      .flatMap(place => this.#logs.of(place))
      .flatMap(({ event }) => (event.type === "message" ? [event.body.text] : []));
    for (const text of this.#refused)
      if (texts.includes(text) && sent.find(one => one.text === text)?.isTriedAgain !== true)
        violated(`a note that was refused is in no log: "${text}"`);
    const listed = [...server.place("operator", "operator").disk]
      .filter(([key]) => key.startsWith("practice:"))
      .map(([, text]) => JSON.parse(text) as { practice: string; listed: boolean })
      .filter(({ listed }) => listed);
    if (listed.map(({ practice }) => practice).join() !== "harbor")
      violated(`the operator's list is of what is registered: it is ${JSON.stringify(listed)}`);
  }

  /** What no longer lets a token in at a room, or null. */
  #whyOver(place: Place, token: string | null, at: number): string | null {
    if (this.#isOver("served", place, at)) return "of a practice that was withdrawn nobody hears anything";
    if (token !== null && this.#isOver(`key ${kidOf(token)}`, place, at))
      return "a key that was revoked lets nobody in";
    return null;
  }

  #isOver(what: Ending, place: Place, at: number): boolean {
    const { registration, server } = this.#world;
    const unheard = server.unheard[server.processOf(place)] ?? 0;
    return registration !== null && at > registration.endings.overAt(what, unheard);
  }
}
