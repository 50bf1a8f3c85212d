/**
 * A room's entry in the practice's due table. A room enters itself, awaited, before its first put after a
 * start, so that what it owes is certain to be asked for although it dies; a tick takes it out when it owes
 * nothing.
 */
import { parseRoomName, practiceRoom } from "@carethread/model";
import type { Ports } from "./ports.ts";

export class Due {
  readonly #ports: Ports;
  #entering: Promise<void> | null = null;
  #asked = Number.NEGATIVE_INFINITY;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Resolves when the entry is stored; rejects where the practice room cannot be reached. */
  enter(): Promise<void> {
    this.#asked = this.#ports.now();
    this.#entering ??= this.#enter().catch(error => {
      this.#entering = null;
      throw error;
    });
    return this.#entering;
  }

  /**
   * Called, without an await before the answer, when the room tells a tick that it owes nothing. False where it
   * entered lately: what it entered for may still be on its way to the storage, and more will soon follow.
   */
  leave(): boolean {
    if (this.#ports.now() - this.#asked < this.#ports.deployment.delays.dueLinger) return false;
    this.#entering = null;
    return true;
  }

  async #enter(): Promise<void> {
    const { party, name } = this.#ports;
    const practice = parseRoomName(party, name)?.practice;
    if (practice === undefined) throw new Error("a room without a name owes nothing");
    const { status } = await this.#ports.call("practice", practiceRoom(practice), "internal/due", {
      party,
      room: name,
    });
    if (status !== 200) throw new Error(`the due table answered ${status}`);
  }
}
