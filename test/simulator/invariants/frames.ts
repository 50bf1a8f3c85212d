/** What must hold of each frame that a room sends to a person. */
import { type PatientFacts, type PersonFacts, readEntry } from "@carethread/model";
import type { Device } from "../device.ts";
import type { Place } from "../place.ts";
import type { StoredThen } from "../server.ts";
import type { Link } from "../socket.ts";
import { violated } from "../violation.ts";
import { epoch, type World } from "../world.ts";
import { stateOn, value } from "./disks.ts";
import type { Persons } from "./persons.ts";
import { maySee } from "./reference.ts";

interface ShownRow {
  readonly id: string;
  readonly gone?: true;
  readonly patient?: { readonly patientId: string };
}

interface Told {
  readonly facts: PersonFacts;
}

/** A room relies on facts for a minute from when the answer came; the answer may have been slow. */
const leaseBound = 60_000 + 20_000;

export class Frames {
  readonly #world: World;
  readonly #persons: Persons;
  readonly #maySearch: (place: Place) => boolean;

  constructor(world: World, persons: Persons, maySearch: (place: Place) => boolean) {
    this.#world = world;
    this.#persons = persons;
    this.#maySearch = maySearch;
  }

  /** A room sends a frame to a person. `stored` is what the room knows by then. */
  said(link: Link, text: string, stored: StoredThen): void {
    const device = this.#world.devices.find(({ name }) => name === link.device);
    if (device === undefined) return;
    const { type } = JSON.parse(text) as { type: string };
    if (device.kind === "portal" && text.includes("~staff only~")) {
      violated(`nothing staff-only reaches the portal: ${device.name} was sent ${text}`);
    }
    if (device.kind === "portal" && /"encounter":\{|"encounter-|"tasks"|"task-/.test(text))
      violated(`the portal is told nothing of tasks and encounters: ${device.name} was sent ${text}`);
    this.answered(device, text);
    if (["pong", "refused"].includes(type)) return;
    if (link.party === "main") {
      this.#checkRight(device, link, type, stored);
      if (type === "welcome") this.#checkRecorded(device, link, text, stored);
    } else this.#checkRows(device, text, stored);
  }

  /** A room answers a page, by a frame or by HTTP: what makes the log a chain never leaves it. */
  answered(device: Device, text: string): void {
    if (/"(link|salt|digest)":"|[0-9a-f]{64}/.test(text))
      violated(`a link stays in its room: ${device.name} was sent ${text}`);
  }

  /** Whoever may not see a conversation, by what its room has stored, is sent nothing of it. */
  #checkRight(device: Device, link: Link, type: string, stored: StoredThen): void {
    // What is stored in this very moment gives a right, and ends one in the next.
    const may = [false, true].some(latest =>
      this.#mayBy(device, link, type, key => value(stored(key, latest))),
    );
    if (!may) violated(`who lost the right is sent nothing: ${device.name} was sent ${type}`);
  }

  #mayBy(device: Device, link: Link, type: string, read: <T>(key: string) => T | null): boolean {
    const patient = read<PatientFacts>("patient");
    if (patient === null) violated(`${device.name} is sent ${type} by a room that stored nothing`);
    const { clock, host, server, registration } = this.#world;
    const searchable = this.#maySearch(server.place("main", link.room));
    const id = this.#persons.idOf(device);
    const staff = host.staff.get(device.sub);
    const support = this.#persons.isSupport(device);
    // Where the practice changes who may search, who was named by then is a member still.
    const member =
      support || (registration !== null && !searchable) ? stateOn(read)?.staff.members[id] : null;
    // The staff's own rights are looked up: what was pushed holds at the latest when a lease has ended.
    const toldAt = host.told.get(device.sub) ?? Number.POSITIVE_INFINITY;
    const isCertain = device.kind === "staff" && clock.now > toldAt + leaseBound;
    return maySee(device.kind, {
      active: isCertain ? (staff?.active ?? false) : true,
      restrictions: isCertain ? (staff?.restrictions ?? []) : [],
      programs: patient.programs,
      onTeam: patient.team.some(({ person }) => person.id === id),
      linked: patient.linked.some(({ person }) => person.id === id),
      ...{ searchable, support },
      called: support && (member?.grant?.until ?? 0) > epoch + clock.now,
      invited: member?.source === "invited",
    });
  }

  /** Who is shown the conversation from outside the team stands in the patient's record by then. */
  #checkRecorded(device: Device, link: Link, text: string, stored: StoredThen): void {
    const patient = value<PatientFacts>(stored("patient"));
    const { hasOlder } = JSON.parse(text) as { hasOlder: boolean };
    const person = this.#persons.idOf(device);
    // Who goes on from what they have opened it before.
    if (hasOlder || device.kind === "portal" || patient === null) return;
    const charts = [patient, value<PatientFacts>(stored("patient", true)) ?? patient];
    if (charts.some(({ team }) => team.some(member => member.person.id === person))) return;
    const { disk } = this.#world.server.place("patient", `harbor~${patient.id}`);
    const conversation = link.room.replace("harbor~", "");
    for (const [key, row] of disk) {
      if (!key.startsWith("record:")) continue;
      const entry = readEntry(JSON.parse(row));
      if (entry?.type === "opened" && entry.by.id === person && entry.conversation === conversation) return;
    }
    violated(`who opens a conversation from outside the team is recorded: ${device.name}`);
  }

  /** A person's own room knows their facts: a row that they hide does not leave it. */
  #checkRows(device: Device, text: string, stored: StoredThen): void {
    const facts = value<Told>(stored("facts"))?.facts;
    if (facts === undefined || device.kind === "portal") return;
    const { host, clock } = this.#world;
    const told = host.staff.get(device.sub);
    if (!facts.active && !told?.active)
      violated(`who is not active is sent nothing: ${device.name} was sent ${text}`);
    const frame = JSON.parse(text) as { row?: ShownRow; rows?: ShownRow[] };
    for (const row of [...(frame.rows ?? []), ...(frame.row && !frame.row.gone ? [frame.row] : [])]) {
      const kept = value<{ programs: string[] }>(stored(`row:${row.id}`));
      const isHidden = (programs: readonly string[], restrictions: readonly string[]): boolean =>
        programs.length > 0 && programs.every(program => restrictions.includes(program));
      const id = row.patient?.patientId.replace("MRN-", "") ?? "";
      const chart = host.patients.get(id);
      // A right that the host gives back may be shown a moment before it is stored.
      const isNew = [id, device.sub].some(each => clock.now - (host.changed.get(each) ?? 0) < 20_000);
      if (
        !isNew &&
        isHidden(kept?.programs ?? [], facts.restrictions) &&
        isHidden(chart?.programs ?? [], told?.restrictions ?? [])
      )
        violated(`who is restricted is sent no row: ${device.name} was sent ${text}`);
    }
  }
}
