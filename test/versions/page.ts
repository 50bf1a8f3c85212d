/**
 * A page as people have it open: the client, and what a page does with it. It is kept whole with each version, see
 * test/tools/keep-page.ts, so what it is asked by tests stays as it is here; a later page may do more.
 */
import { createCareClient, defaultPlatform, type Item } from "@carethread/client";

export interface PageOptions {
  readonly server: string;
  readonly practice: string;
  readonly token: () => Promise<string>;
  readonly WebSocket: typeof WebSocket;
  readonly fetch: typeof fetch;
}

export interface Page {
  /** How its connection is: `live`, `reconnecting`, `ended`, … */
  state(): string;
  badge(): number;
  /** The titles of the conversations in the list, newest first, each with its number. */
  list(): string[];
  /** Begins a topic about the patient whom these words find; its id. */
  start(patient: string, title: string, text: string): Promise<string>;
  open(conversation: string): Thread;
  /** The conversations in which these words were said. */
  search(words: string): Promise<string[]>;
  leave(): void;
}

export interface Thread {
  state(): string;
  /** The texts of messages in order, also of those on their way. */
  texts(): string[];
  /** The types of all else that is shown. */
  notices(): string[];
  /** The texts of messages that are on their way. */
  pending(): string[];
  send(text: string): Promise<void>;
  /** Everything that is loaded is on the screen. */
  look(): void;
  /** The places up to which others have read, in order. */
  readTo(): number[];
  /** How far the log goes. */
  end(): number;
  /** Whether there is more before what is loaded. */
  hasOlder(): boolean;
  loadOlder(): Promise<void>;
  /** The same behind it. */
  hasNewer(): boolean;
  loadNewer(): Promise<void>;
  /** What the person may not do, by name. */
  refused(): string[];
}

/** Waits that are long for people, and short here. */
const delays = {
  ...{ retryFirst: 5, retryMax: 20, retrySlow: 10, wakeSpread: 2, settled: 0 },
  ...{ seenAfter: 0, tokenSpacing: 5, release: 10, draftWithin: 5, searchAfter: 1 },
};

export function openPage({ WebSocket, fetch, ...options }: PageOptions): Page {
  const client = createCareClient({
    ...options,
    platform: { ...defaultPlatform(), WebSocket, fetch },
    delays,
  });
  return {
    state: () => client.$status.get().state,
    badge: () => client.$badge.get() ?? 0,
    list: () => (client.inbox.$rows.get() ?? []).map(({ title, badge }) => `${title} ${badge}`),
    async start(words, title, text) {
      const { patients } = await client.findPatients(words);
      const [patient] = patients;
      if (patient === undefined) throw new Error(`nobody is found by ${words}`);
      return client.start({ patient: patient.id, title, text });
    },
    open: conversation => threadOf(client.conversation(conversation)),
    search(words) {
      const search = client.search(words);
      return new Promise((found, failed) => {
        const stop = search.$state.subscribe(state => {
          if (state === "searching") return;
          queueMicrotask(() => stop());
          if (state === "failed") failed(new Error("the search failed"));
          else found(search.$hits.get().map(({ row }) => row.id));
        });
      });
    },
    leave: () => client.destroy(),
  };
}

function threadOf(thread: ReturnType<ReturnType<typeof createCareClient>["conversation"]>): Thread {
  const textOf = ({ event, pending }: Item): readonly string[] =>
    pending !== null ? [pending.text] : event.type === "message" ? [event.body.text] : [];
  const others = (): number[] => {
    const { people, team } = thread.$receipts.get();
    return [...Object.values(people), team].sort((a, b) => a - b);
  };
  return {
    state: () => thread.$status.get().state,
    texts: () => thread.$items.get().flatMap(textOf),
    notices: () =>
      thread.$items.get().flatMap(({ event }) => (event && event.type !== "message" ? [event.type] : [])),
    pending: () => thread.$items.get().flatMap(({ pending }) => pending?.text ?? []),
    send: text => thread.send({ text }),
    look: () => thread.shows(thread.$items.get().flatMap(({ event }) => event?.pos ?? [])),
    readTo: others,
    end: () => thread.$head.get()?.pos ?? 0,
    hasOlder: () => thread.$older.get() === "some",
    loadOlder: () => thread.loadOlder(),
    hasNewer: () => thread.$newer.get() === "some",
    loadNewer: () => thread.loadNewer(),
    refused: () =>
      Object.entries(thread.$may.get() ?? {}).flatMap(([action, why]) =>
        typeof why === "string" ? [action] : [],
      ),
  };
}
