/** What must hold of two practices on the same rooms: neither is told, shown or stored anything of the other. */
import { coveMark, harborMark, intruder } from "../neighbor.ts";
import type { Link } from "../socket.ts";
import { violated } from "../violation.ts";
import type { World } from "../world.ts";
import type { Entry } from "./reference.ts";

export class Neighbors {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  said(link: Link, text: string): void {
    if (link.device === intruder)
      violated(`nothing is said to who belongs to another practice: ${link.room} says ${text}`);
    this.answered(link.device, text);
  }

  answered(device: string, text: string): void {
    const isOther = device.startsWith("cove-") ? harborMark.test(text) : text.includes(coveMark);
    if (isOther) violated(`a practice is told nothing of another: ${device} was sent ${text}`);
  }

  everyStep(): void {
    // Whoever meets a room that dies learns nothing either.
    for (const { room, expected, code } of this.#world.neighbor?.intrusions ?? [])
      if (code !== null && code >= 4000 && code !== expected)
        violated(`a token of another practice is ${expected}: ${room} said ${code}`);
  }

  atRest(): void {
    const { neighbor, server } = this.#world;
    if (neighbor === null) return;
    for (const { party, name, disk } of server.places.values()) {
      for (const [key, text] of disk) {
        const isOther = name.startsWith("cove~") ? harborMark.test(text) : text.includes(coveMark);
        if (isOther) violated(`a practice keeps nothing of another: ${party} ${name} has ${key}`);
      }
    }
    const log = [...server.place("main", neighbor.room ?? "").disk]
      .filter(([key]) => key.startsWith("e:"))
      .map(([, text]) => (JSON.parse(text) as Entry).event);
    const texts = log.flatMap(event => (event.type === "message" ? [event.body.text] : []));
    for (const { name, client, opened, sent } of neighbor.devices) {
      const shown = opened.get(neighbor.conversation ?? "")?.store.$items.get() ?? [];
      const messages = shown.flatMap(({ event }) => (event?.type === "message" ? [event.body.text] : []));
      if (messages.join() !== texts.slice(-messages.length).join() || messages.length === 0)
        violated(`${name} is shown [${messages}] of [${texts}]`);
      const [row, ...more] = client.inbox.$rows.get() ?? [];
      if (row?.messages !== texts.length || more.length > 0)
        violated(
          `${name} has ${more.length + 1} rows, the first with ${row?.messages} of ${texts.length} messages`,
        );
      for (const { text, state } of sent) {
        const times = texts.filter(other => other === text).length;
        if (times > 1 || (state === "acked" && times === 0))
          violated(`acked is durable once: "${text}" is there ${times} times`);
      }
    }
  }
}
