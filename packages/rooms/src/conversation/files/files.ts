/**
 * What a conversation's room knows of files: which messages name them, and so who may read them. Under `a:<file>` stands the
 * place of the message, in the commit of the message itself. What is in a file its own room knows.
 */
import {
  allowedHere,
  type Command,
  type Context,
  limits,
  type May,
  mayIn,
  type Person,
  type Position,
  type Refusal,
  refusal,
  roomName,
  targetOf,
  uploadProblem,
} from "@carethread/model";
import {
  AskFile,
  ask,
  fewAtATime,
  inPieces,
  LookedAt,
  MayAttach,
  NamesFile,
  type Ports,
  type Practice,
  type Route,
  readBody,
  tell,
} from "../../base/base.ts";
import type { Book } from "../book.ts";
import type { Viewing } from "../rights/rights.ts";

/** Where the message stands that names a file. */
interface Naming extends Position {
  readonly everyone: boolean;
}

/** A file as a message names it. */
type Named = { readonly id: string };

const prefix = "a:";
const piece = 100;
const width = 4;

export interface FilesOptions {
  readonly ports: Ports;
  readonly practice: Practice;
  readonly book: Book;
  /** What a person may see, looked up live; null for nothing. */
  readonly view: (person: Person) => Promise<Viewing | null>;
  /** Whoever is shown something from outside the team stands in the patient's record first. */
  readonly record: (viewing: Viewing) => Promise<void>;
}

export class Files {
  readonly routes: Readonly<Record<string, Route>> = {
    "POST internal/may-attach": request => this.#mayAttach(request),
    "POST internal/file": request => this.#rightTo(request),
    "POST internal/names": async request => ({
      named: (await this.#naming((await readBody(request, NamesFile)).file)) !== undefined,
    }),
  };
  readonly #options: FilesOptions;
  /** Those that messages of this life name, also where these are on their way to the storage. */
  readonly #taken = new Set<string>();

  constructor(options: FilesOptions) {
    this.#options = options;
  }

  /**
   * Asks the rooms of the files that a message names; rejects where they are not to be had. Whoever may write nothing has
   * nothing looked up. What it gives answers with what is known when it is asked, without an await before the decision.
   */
  async lookUp(author: Person, may: May | null, command: Command): Promise<() => Pick<Context, "files">> {
    const named = command.type === "message" ? command.attachments : undefined;
    return may?.attach === undefined ? () => ({}) : this.bring(author, named, may.attach.count);
  }

  /** The same of the first message, whose author may begin. */
  async bring(
    author: Person,
    named: readonly Named[] = [],
    most: number = limits.attachments,
  ): Promise<() => Pick<Context, "files">> {
    if (named.length === 0) return () => ({});
    const ids = named.slice(0, most).map(({ id }) => id);
    const found = await fewAtATime(
      width,
      [...new Set(ids)],
      async id => [id, await this.#look(id, author)] as const,
    );
    return () => ({
      files: new Map(
        found.map(([id, file]) => [id, this.#taken.has(id) ? refusal("attachment-gone") : file]),
      ),
    });
  }

  /** A message was decided that names these: no other will. */
  took(named: readonly Named[] = []): void {
    for (const { id } of named) this.#taken.add(id);
  }

  async #look(id: string, author: Person) {
    const { ports, practice, book } = this.#options;
    if (this.#taken.has(id) || (await this.#naming(id)) !== undefined) return refusal("attachment-gone");
    const body = { conversation: book.id, person: author.id };
    return ask(ports, "attachment", roomName(practice.id, id), "internal/look", body, LookedAt);
  }

  #naming(file: string): Promise<Naming | undefined> {
    return this.#options.ports.storage.get<Naming>(`${prefix}${file}`);
  }

  async #mayAttach(request: Request): Promise<{ refusal: Refusal | null }> {
    const { person, file } = await readBody(request, MayAttach);
    const { view, book, ports } = this.#options;
    const facts = (await view(person))?.facts() ?? null;
    const { state } = book;
    if (facts === null || state === null) return { refusal: refusal("not-found") };
    const target = targetOf(state, ports.now());
    const { send, note } = mayIn(facts, target);
    // Where they may write neither, what everybody would see says why.
    if (send !== null && note !== null) return { refusal: refusal(send) };
    const allowed = allowedHere(target.policy.attachments, facts.settings, target.isEncrypted);
    return { refusal: uploadProblem(allowed, file) };
  }

  async #rightTo(request: Request): Promise<{ right: "named" | "unnamed" | "none" }> {
    const { person, file } = await readBody(request, AskFile);
    const { view, record } = this.#options;
    const viewing = await view(person);
    if (viewing === null) return { right: "none" };
    const naming = await this.#naming(file);
    const sees =
      naming !== undefined &&
      (viewing.view === "staff"
        ? naming.seq >= viewing.first
        : naming.everyone && naming.portal >= viewing.first);
    if (sees) await record(viewing);
    // Asked again after every await.
    if (viewing.facts() === null) return { right: "none" };
    if (naming === undefined) return { right: "unnamed" };
    return { right: sees ? "named" : "none" };
  }
}

/** Takes the files of a conversation with it, and then what is known of them. It may be broken off, and goes on. */
export async function forgetFiles(ports: Ports, conversation: string): Promise<void> {
  const practice = ports.practice?.id ?? "";
  for await (const found of inPieces<Naming>(ports.storage, prefix, piece)) {
    const keys = [...found.keys()];
    await fewAtATime(width, keys, key =>
      tell(ports, "attachment", roomName(practice, key.slice(prefix.length)), "internal/forget", {
        conversation,
      }),
    );
    await ports.storage.commit({ remove: keys });
  }
}
