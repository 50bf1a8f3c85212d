/** What is known of the conversation that a thread shows, and what stands for it while that is nothing. */
import type {
  CareClient,
  ConversationEncryption,
  ConversationStore,
  Item,
  More,
  News,
  Reader,
  Status,
} from "@carethread/client";
import type {
  ConversationId,
  Head,
  May,
  Members,
  PagePractice,
  Person,
  Receipts,
  Row,
} from "@carethread/model";
import type { LitElement } from "lit";
import { ConversationController, StoreController } from "../controllers/controllers.ts";

type Host = LitElement & { readonly conversation: ConversationId | null };

const nobody: Members = {};
const nobodyReads: readonly Reader[] = [];
const nothingRead: Receipts = { people: {}, team: 0 };

const followed = [
  "$status",
  "$head",
  "$items",
  "$encryption",
  "$divider",
  "$news",
  "$typing",
  "$older",
  "$newer",
  "$members",
  "$receipts",
  "$may",
  "$archived",
  "$asksToFollow",
  "$markedUnread",
] as const satisfies readonly (keyof ConversationStore)[];
type Followed = (typeof followed)[number];

/** The host updates when any of it is another. */
export class Known {
  readonly #host: Host;
  readonly #client: () => CareClient | undefined;
  readonly #conversation: ConversationController;
  readonly #me;
  readonly #practice;
  readonly #listed;
  readonly #stores: ReadonlyMap<Followed, StoreController<unknown>>;

  constructor(host: Host, client: () => CareClient | undefined) {
    this.#host = host;
    this.#client = client;
    this.#conversation = new ConversationController(host, () => ({
      client: client(),
      id: host.conversation,
    }));
    this.#me = new StoreController(host, () => client()?.$me);
    this.#practice = new StoreController(host, () => client()?.$practice);
    this.#stores = new Map(
      followed.map(name => [name, new StoreController<unknown>(host, () => this.store?.[name])]),
    );
    // Asked only until the conversation itself says whom it is about.
    this.#listed = new StoreController(host, () => (this.head ? undefined : client()?.inbox.$rows));
  }

  #of<Name extends Followed>(name: Name) {
    return this.#stores.get(name)?.value as ReturnType<ConversationStore[Name]["get"]> | undefined;
  }

  get client(): CareClient | undefined {
    return this.#client();
  }

  get store(): ConversationStore | undefined {
    return this.#conversation.store;
  }

  get me(): Person | null {
    return this.#me.value ?? null;
  }

  get practice(): PagePractice | null | undefined {
    return this.#practice.value;
  }

  get status(): Status | undefined {
    return this.#of("$status");
  }

  get head(): Head | null {
    return this.#of("$head") ?? null;
  }

  /** What a header says of it: the list knows that before the conversation is there. */
  get heading(): Head | Row | null {
    return this.head ?? this.#listed.value?.find(row => row.id === this.#host.conversation) ?? null;
  }

  get items(): readonly Item[] {
    return this.#of("$items") ?? [];
  }

  get encryption(): ConversationEncryption | null {
    return this.#of("$encryption") ?? null;
  }

  /** Who reads along; one list as long as none of them is another. */
  get encryptedFor(): readonly Reader[] {
    return this.encryption?.readers ?? nobodyReads;
  }

  get divider(): number | null {
    return this.#of("$divider") ?? null;
  }

  get news(): News | null {
    return this.#of("$news") ?? null;
  }

  get hasNews(): boolean {
    return (this.news?.first ?? null) !== null;
  }

  get typing(): readonly (Person | null)[] {
    return this.#of("$typing") ?? [];
  }

  get older(): More | undefined {
    return this.#of("$older");
  }

  get newer(): More | undefined {
    return this.#of("$newer");
  }

  get members(): Members {
    return this.#of("$members") ?? nobody;
  }

  get receipts(): Receipts {
    return this.#of("$receipts") ?? nothingRead;
  }

  get may(): May | null {
    return this.#of("$may") ?? null;
  }

  get isArchived(): boolean {
    return this.#of("$archived") === true;
  }

  get asksToFollow(): boolean {
    return this.#of("$asksToFollow") === true;
  }

  /** Whether something is new, or the person marked it as unread. */
  get isUnread(): boolean {
    return this.#of("$markedUnread") === true || this.hasNews;
  }
}
