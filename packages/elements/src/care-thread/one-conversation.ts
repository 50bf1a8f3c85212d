import type { CareClient } from "@carethread/client";
import type { ConversationId, PatientId, StartForm } from "@carethread/model";
import type { LitElement } from "lit";
import { rowsOfPatient, StoreController, uniqueForm } from "../controllers/controllers.ts";
import { CareOpenConversationEvent } from "../events/events.ts";
import { refusalIn, type refusals } from "../words/words.ts";

type Host = LitElement & { conversation: ConversationId | null; readonly patient: PatientId | null };

/**
 * The one conversation of the host's patient, in a practice whose patients have one: it is there, or is made when it is
 * first opened, by whoever does.
 */
export class OneConversation {
  readonly #host: Host;
  readonly #client: () => CareClient | undefined;
  readonly #words: () => typeof refusals;
  readonly #practice;
  readonly #status;
  #of: CareClient | undefined;
  #patient: PatientId | null = null;
  #given: ConversationId | null = null;
  #wasLive = false;
  /** Why it cannot be opened; null where it can, or is not wanted. */
  error: unknown = null;

  constructor(host: Host, client: () => CareClient | undefined, words: () => typeof refusals) {
    this.#host = host;
    this.#client = client;
    this.#words = words;
    this.#practice = new StoreController(host, () => client()?.$practice);
    this.#status = new StoreController(host, () => client()?.$status);
  }

  /** Asks for it where nothing else is shown. */
  follow(): void {
    const host = this.#host;
    const client = this.#client();
    const patient = host.patient === "" ? null : host.patient;
    const isLive = this.#status.value?.state === "live";
    const isBack = isLive && !this.#wasLive;
    this.#wasLive = isLive;
    if (patient !== this.#patient || client !== this.#of) {
      // Another patient's conversation is never shown in the place of this one's.
      if (patient !== null && this.#given !== null && host.conversation === this.#given)
        host.conversation = null;
      this.#forget();
    }
    const form = uniqueForm(this.#practice.value);
    const isShown = (host.conversation ?? "") !== "";
    if (client === undefined || patient === null || form === undefined || isShown || !isLive) return;
    // What failed for want of a network is asked again when it is back.
    const isAsked = this.#patient !== null;
    const hasFailed = this.error !== null && refusalIn(this.error, this.#words()) === null;
    if (!isAsked || (isBack && hasFailed)) void this.#ask(client, patient, form);
  }

  retry(): void {
    this.#forget();
    this.#host.requestUpdate();
  }

  #forget(): void {
    this.#of = undefined;
    this.#patient = null;
    this.#given = null;
    this.error = null;
  }

  async #ask(client: CareClient, patient: PatientId, { kind }: StartForm): Promise<void> {
    this.#of = client;
    this.#patient = patient;
    this.error = null;
    const isWanted = (): boolean => client === this.#of && patient === this.#patient;
    try {
      const there = (await rowsOfPatient(client, patient))?.find(row => row.kind === kind);
      const id = there?.id ?? (await client.start({ patient, kind }));
      if (!isWanted() || (this.#host.conversation ?? "") !== "") return;
      this.#given = id;
      this.#host.conversation = id;
      this.#host.dispatchEvent(new CareOpenConversationEvent({ id }));
    } catch (error) {
      if (!isWanted()) return;
      this.error = error;
      this.#host.requestUpdate();
    }
  }
}
