/** What must hold at rest of who is a member, whom a message reaches, and whose patients are whose. */
import type { Member, PatientFacts } from "@carethread/model";
import type { Device } from "../device.ts";
import type { Place } from "../place.ts";
import { violated } from "../violation.ts";
import { epoch, type World } from "../world.ts";
import { patientOf } from "./disks.ts";
import { type Entry, reaches, walk } from "./reference.ts";

type Log = (place: Place) => readonly Entry[];

export class CareTeam {
  readonly #world: World;
  readonly #log: Log;

  constructor(world: World, log: Log) {
    this.#world = world;
    this.#log = log;
  }

  atRest(): void {
    for (const place of this.#world.conversations()) {
      const log = this.#log(place);
      if (log.length === 0) continue;
      const members = walk(log, (entry, before) => this.#checkReach(entry, before));
      this.#checkRoster(place, members);
      this.#checkRowsOf(place, members);
    }
    for (const device of this.#world.devices) this.#checkPatients(device);
  }

  /** A message names members alone, and says itself whom it reaches. */
  #checkReach({ event }: Entry, members: ReadonlyMap<string, Member>): void {
    if (event.type !== "message") return;
    for (const id of event.mentions ?? [])
      if (!members.has(id)) violated(`who is named is a member: ${this.#name(id)} in "${event.body.text}"`);
    const reached = [...members.values()].filter(member => reaches(event, member));
    const wanted = reached.map(({ person }) => person.id).sort();
    const said = [...(event.received ?? [])].sort();
    if (said.join() !== wanted.join())
      violated(`"${event.body.text}" reaches [${this.#names(wanted)}] and not [${this.#names(said)}]`);
  }

  /** Members are the chart's people and the patient's followers; others only by an invitation or their own wish. */
  #checkRoster(place: Place, members: ReadonlyMap<string, Member>): void {
    const { host, keys, clock, lateness } = this.#world;
    const patient = patientOf(place);
    const record = host.patients.get(patient ?? "");
    if (record === undefined) violated(`${place.name} has no patient`);
    const wanted = new Map<string, string>();
    for (const { id } of this.#factsOf(patient ?? "")?.followers ?? []) wanted.set(id, "notification-user");
    for (const [sub, role] of Object.entries(record.team)) wanted.set(keys.get(`staff:${sub}`) ?? "", role);
    for (const [sub, relation] of Object.entries(record.linked))
      wanted.set(keys.get(`portal:${sub}`) ?? "", relation === "self" ? "patient" : "proxy");
    for (const [id, role] of wanted)
      if (members.get(id)?.role !== role)
        violated(`${this.#name(id)} is ${role} of ${patient}, and not ${members.get(id)?.role}`);
    for (const [id, { role, source, grant }] of members) {
      const came = source === "roster" || role === "notification-user";
      if (came && !wanted.has(id)) violated(`${this.#name(id)} left ${patient} and is a member as ${role}`);
      if (grant !== undefined && grant.until + lateness <= epoch + clock.now)
        violated(`the right of ${this.#name(id)} has ended, and the thread does not say so`);
    }
  }

  /** Members have a row in their room, and nobody else has one. */
  #checkRowsOf(place: Place, members: ReadonlyMap<string, Member>): void {
    const id = place.name.replace("harbor~", "");
    for (const [key, person] of this.#world.keys) {
      if (!key.includes(":")) continue;
      const { disk } = this.#world.server.place("person", `harbor~${person}`);
      const row = disk.get(`row:${id}`);
      const isThere = row !== undefined && (JSON.parse(row) as { row: { gone?: true } }).row.gone !== true;
      if (isThere !== members.has(person))
        violated(`a row of ${id} is ${isThere ? "" : "not "}kept for ${key}`);
    }
  }

  /** The inbox shows those of the person's own patients of whom it shows no conversation. */
  #checkPatients({ client, name, kind, sub }: Device): void {
    const { host, keys } = this.#world;
    const staff = host.staff.get(sub);
    if (kind !== "staff" || !staff?.active) return;
    const talking = new Set(client.inbox.$rows.get()?.map(({ patient }) => patient.patientId));
    const wanted = [...host.patients].filter(([id, { team, programs }]) => {
      const follows = this.follows(id, keys.get(`staff:${sub}`) ?? "");
      const isHidden = programs.length > 0 && programs.every(each => staff.restrictions.includes(each));
      return (team[sub] !== undefined || follows) && !isHidden && !talking.has(`MRN-${id}`);
    });
    const right = wanted.map(([id]) => `MRN-${id}`).sort();
    const shown = (client.$patients.get() ?? []).map(({ patientId }) => patientId).sort();
    if (shown.join() !== right.join())
      violated(`${name}'s own patients are [${shown}], should be [${right}]`);
  }

  /** Whether the patient's room has stored that a person follows the patient. */
  follows(patient: string, person: string): boolean {
    return this.#factsOf(patient)?.followers.some(({ id }) => id === person) === true;
  }

  #factsOf(patient: string): PatientFacts | null {
    for (const { party, disk } of this.#world.server.places.values()) {
      const text = party === "patient" ? disk.get("facts") : undefined;
      if (text === undefined) continue;
      const { facts } = JSON.parse(text) as { facts: PatientFacts };
      if (facts.patientId === `MRN-${patient}`) return facts;
    }
    return null;
  }

  #name(id: string): string {
    return this.#world.keys.get(id) ?? id;
  }

  #names(ids: readonly string[]): string {
    return ids.map(id => this.#name(id)).join(", ");
  }
}
