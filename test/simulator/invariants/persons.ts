/** Who the people of the world are, and what they may see by what the host knows. */
import type { Member } from "@carethread/model";
import type { Device } from "../device.ts";
import { epoch, type World } from "../world.ts";
import { type Disks, patientOf } from "./disks.ts";
import { maySee } from "./reference.ts";

export class Persons {
  readonly #world: World;
  readonly #disks: Disks;

  constructor(world: World, disks: Disks) {
    this.#world = world;
    this.#disks = disks;
  }

  idOf({ kind, sub }: Device): string {
    return this.#world.keys.get(`${kind}:${sub}`) ?? "";
  }

  isSupport({ kind, sub }: Device): boolean {
    return kind === "staff" && this.#world.host.staff.get(sub)?.support === true;
  }

  isActive(device: Device): boolean {
    return device.kind === "portal" || this.#world.host.staff.get(device.sub)?.active === true;
  }

  /** Whether a device's person may see a conversation, by what the host knows. */
  may(device: Device, id: string): boolean {
    const place = this.#world.server.place("main", `harbor~${id}`);
    const member = this.#disks.state(place)?.staff.members[this.idOf(device)];
    return this.#maySee(device, patientOf(place) ?? "", member);
  }

  /** Whether a device's person finds a patient. */
  mayFind(device: Device, patient: string): boolean {
    return this.#maySee(device, patient);
  }

  #maySee(device: Device, patient: string, member?: Member): boolean {
    const { clock, host, searchable } = this.#world;
    const record = host.patients.get(patient);
    const staff = host.staff.get(device.sub);
    if (record === undefined) return false;
    return maySee(device.kind, {
      active: staff?.active ?? false,
      restrictions: staff?.restrictions ?? [],
      programs: record.programs,
      onTeam: record.team[device.sub] !== undefined,
      linked: record.linked[device.sub] !== undefined,
      ...{ searchable, support: this.isSupport(device) },
      called: (member?.grant?.until ?? 0) > epoch + clock.now,
      invited: member?.source === "invited",
    });
  }

  mayOpen(device: Device, id: string): boolean {
    return this.isActive(device) && this.may(device, id);
  }
}
