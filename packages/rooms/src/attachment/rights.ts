/** What a file's room asks of the conversation that the file is for: nothing of it is kept, rights are looked up live. */
import { type Claim, type ConversationId, type Person, type Refusal, roomName } from "@carethread/model";
import type * as z from "zod/mini";
import { AttachAnswer, ask, FileAnswer, NamesFileAnswer, type Ports, type Practice } from "../base/base.ts";

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
  async toAttach(conversation: ConversationId, person: Person, file: Claim): Promise<Refusal | null> {
    const body = { person, file };
    return (await this.#ask(conversation, "internal/may-attach", body, AttachAnswer)).refusal;
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
