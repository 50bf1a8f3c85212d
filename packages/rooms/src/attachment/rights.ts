/** What a file's room asks of the conversation that the file is for: nothing of it is kept, rights are looked up live. */
import {
  type Claim,
  type ConversationId,
  type Kind,
  offersPortal,
  type Person,
  type Refusal,
  refusal,
  roomName,
  startsOf,
  startUploadProblem,
} from "@carethread/model";
import type * as z from "zod/mini";
import {
  AttachAnswer,
  ask,
  askFacts,
  FileAnswer,
  NamesFileAnswer,
  type Ports,
  type Practice,
} from "../base/base.ts";

/** What a file is brought up for: a conversation, or the first message of one of this kind that is yet to begin. */
export interface Target {
  readonly conversation: ConversationId;
  readonly start?: Kind | undefined;
}

export class FileRights {
  readonly #ports: Ports;
  readonly #practice: Practice;
  readonly #file: string;

  constructor(ports: Ports, practice: Practice, file: string) {
    this.#ports = ports;
    this.#practice = practice;
    this.#file = file;
  }

  /** Why the person cannot attach such a file there, or null. */
  async toAttach({ conversation, start }: Target, person: Person, file: Claim): Promise<Refusal | null> {
    if (start !== undefined) return this.#toStartWith(start, person, file);
    const body = { person, file };
    return (await this.#ask(conversation, "internal/may-attach", body, AttachAnswer)).refusal;
  }

  /** Whom it is about is not known yet: that is looked at when it is sent. */
  async #toStartWith(kind: Kind, person: Person, file: Claim): Promise<Refusal | null> {
    const { side } = person;
    if (side === "system") return refusal("not-found");
    const { active } = await askFacts(this.#ports, this.#practice.id, person);
    const { settings } = this.#practice;
    if (!active || (side === "portal" && !offersPortal(settings))) return refusal("not-found");
    const form = startsOf(settings, side).find(form => form.kind === kind);
    if (form === undefined) return refusal("kind-not-available");
    return startUploadProblem(form, file);
  }

  /** What the person has to do with the file. Who is shown it from outside the team stands in the record by then. */
  async of(conversation: ConversationId, person: Person): Promise<"named" | "unnamed" | "none"> {
    const body = { person, file: this.#file };
    return (await this.#ask(conversation, "internal/file", body, FileAnswer)).right;
  }

  /** Whether a message names the file. */
  async isNamed(conversation: ConversationId): Promise<boolean> {
    const body = { file: this.#file };
    return (await this.#ask(conversation, "internal/names", body, NamesFileAnswer)).named;
  }

  #ask<T>(conversation: ConversationId, path: string, body: object, answer: z.ZodMiniType<T>): Promise<T> {
    const room = roomName(this.#practice.id, conversation);
    return ask(this.#ports, "main", room, path, body, answer);
  }
}
