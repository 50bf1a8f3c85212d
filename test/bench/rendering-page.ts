/**
 * What runs in the page of the rendering's bench: a `care-thread` and a `care-inbox` on stores that hold as much as is
 * asked for, and beside each the same list as lit renders it plainly, with the same styles.
 */
import "@carethread/elements/define/care-thread";
import "@carethread/elements/define/care-inbox";
import type { CareClient, ConversationStore, Item, More, News } from "@carethread/client";
import { type CareInbox, CareThread } from "@carethread/elements";
import type { Head, Members, Person, Receipts, Row, SeenEvent } from "@carethread/model";
import { html, LitElement, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { atom } from "nanostores";

const kim: Person = { id: "kim", side: "staff", name: "Kim Park", title: "Registered nurse" };
const rosa: Person = { id: "rosa", side: "portal", name: "Rosa Diaz", relation: "self" };
const begin = Date.UTC(2026, 0, 5, 8);

function itemOf(pos: number): Item {
  const own = pos % 3 === 0;
  const event: SeenEvent = {
    id: `e${pos}`,
    pos,
    at: begin + pos * 240_000,
    by: own ? kim : rosa,
    type: "message",
    body: { text: `Message ${pos}. My reading was 132/84 this morning, and better after a walk.` },
    visibility: "everyone",
    ...(own && { received: ["rosa"] }),
  };
  return { key: event.id, event, pending: null };
}
const itemsOf = (count: number): Item[] => Array.from({ length: count }, (_, index) => itemOf(index + 1));

const $me = atom<Person | null>(kim);
const $status = atom({ state: "live" });
const $items = atom<readonly Item[]>([]);
const $typing = atom<readonly (Person | null)[]>([]);
const $rows = atom<readonly Row[] | null>([]);
const patient = { id: "rosa", name: "Rosa Diaz", patientId: "20443", deceased: false };
const last = { pos: 1, at: begin, by: rosa, text: "Better, thank you." };
const none = (): void => {};

const conversation = {
  id: "c",
  $status,
  $head: atom({ patient, title: "Blood pressure", createdAt: begin, pos: 1, last: null } as unknown as Head),
  $items,
  $members: atom<Members>({
    kim: { person: kim, role: "primary-coach", level: "all", source: "roster" },
    rosa: { person: rosa, role: "patient", level: "all", source: "roster" },
  } as unknown as Members),
  $receipts: atom<Receipts>({ people: { rosa: 1_000 }, team: 0 }),
  $typing,
  $may: atom(null),
  $asksToFollow: atom(false),
  $divider: atom(null),
  $news: atom<News>({ first: null, before: 0, places: [], after: 0 }),
  $older: atom<More>("none"),
  $newer: atom<More>("none"),
  shows: none,
  screen: none,
  goToEnd: none,
  release: none,
} as unknown as ConversationStore;

const client = {
  $status,
  $me,
  $lost: atom({ messages: 0, drafts: 0 }),
  $patients: atom([]),
  inbox: { $rows, $more: atom<More>("none"), loadMore: async () => {} },
  conversation: () => conversation,
} as unknown as CareClient;

const rowOf = (index: number): Row => ({
  id: `c${index}`,
  rev: 1,
  patient,
  kind: "topic",
  title: `Topic ${index}`,
  lifecycle: "open",
  at: begin - index * 60_000,
  messages: 4,
  last,
  unread: 0,
  badge: 0,
  awaiting: false,
});

/** The messages alone, each time all of them. */
class PlainThread extends LitElement {
  static override styles = CareThread.styles;
  static override properties = { items: { attribute: false }, typing: { attribute: false } };
  declare items: readonly Item[];
  declare typing: string;

  #renderItem({ event }: Item) {
    if (event?.type !== "message") return nothing;
    const own = event.by.id === "kim";
    const at = new Date(event.at);
    return html`<div class="message first last ${own ? "own" : "other"}">
      ${own ? nothing : html`<span class="avatar">RD</span>`}
      <p class="sender"><bdi class="name">${event.by.name}</bdi></p>
      <div class="bubble">
        <div part="text" class="text" dir="auto">${event.body.text}</div>
        <time datetime=${at.toISOString()} title=${at.toISOString()}>${at.getHours()}:${at.getMinutes()}</time>
        ${own ? html`<button class="readers" aria-label="Who has read this"></button>` : nothing}
      </div>
    </div>`;
  }

  protected override render() {
    return html`<div class="body"><div class="log"><div class="entries">
        ${repeat(
          this.items,
          item => item.key,
          item => this.#renderItem(item),
        )}
      </div></div></div>
      <p class="typing">${this.typing}</p>`;
  }

  protected override updated(): void {
    const log = this.renderRoot.querySelector(".log");
    if (log !== null) log.scrollTop = log.scrollHeight;
  }
}
customElements.define("plain-thread", PlainThread);

/** The rows alone, each time all of them. */
class PlainInbox extends LitElement {
  static override properties = { rows: { attribute: false }, active: { attribute: false } };
  declare rows: readonly Row[];
  declare active: number;

  readonly #handleKey = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowDown") return;
    this.active++;
    this.renderRoot.querySelectorAll("button")[this.active]?.focus();
  };

  protected override render() {
    return html`<ul @keydown=${this.#handleKey}>
      ${repeat(
        this.rows,
        row => row.id,
        (row, index) => html`<li>
          <span>RD</span>
          <button tabindex=${index === this.active ? 0 : -1}>${row.title}</button>
          <p>${row.patient.name}</p>
          <p>${last.text}</p>
          <time>8:04</time>
        </li>`,
      )}
    </ul>`;
  }
}
customElements.define("plain-inbox", PlainInbox);

export interface Cost {
  /** Milliseconds of script until the element says that it is up to date. */
  readonly script: number;
  /** Milliseconds until it is painted. */
  readonly painted: number;
}

/** The next task comes after the frame was painted. */
function afterPaint(): Promise<void> {
  return new Promise(resolve =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    }),
  );
}

async function cost(element: LitElement, change: () => void): Promise<Cost> {
  // Not in the middle of a frame.
  await afterPaint();
  const start = performance.now();
  change();
  await element.updateComplete;
  const script = performance.now() - start;
  await afterPaint();
  return { script, painted: performance.now() - start };
}

function make<E extends HTMLElement>(tag: string): E {
  const element = document.createElement(tag) as E;
  element.style.blockSize = "600px";
  return element;
}

let ours: CareThread;
let plain: PlainThread;
let inbox: CareInbox;
let plainInbox: PlainInbox;

type Which = "ours" | "plain";
const threadOf = (which: Which): LitElement => (which === "ours" ? ours : plain);
const inboxOf = (which: Which): LitElement => (which === "ours" ? inbox : plainInbox);

const page = {
  /** The thread alone stands in the page. */
  mountThread(which: Which, count: number): Promise<Cost> {
    document.body.replaceChildren();
    $items.set(itemsOf(count));
    ours = Object.assign(make<CareThread>("care-thread"), { client, conversation: "c" });
    plain = Object.assign(make<PlainThread>("plain-thread"), { items: $items.get(), typing: "" });
    const element = threadOf(which);
    return cost(element, () => document.body.append(element));
  },
  typing(which: Which, on: boolean): Promise<Cost> {
    return cost(threadOf(which), () => {
      if (which === "ours") $typing.set(on ? [rosa] : []);
      else plain.typing = on ? "Rosa Diaz is typing…" : "";
    });
  },
  arrives(which: Which): Promise<Cost> {
    const before = which === "ours" ? $items.get() : plain.items;
    const items = [...before, itemOf(before.length + 1)];
    return cost(threadOf(which), () => {
      if (which === "ours") $items.set(items);
      else plain.items = items;
    });
  },
  async mountInbox(which: Which, count: number): Promise<void> {
    $rows.set(Array.from({ length: count }, (_, index) => rowOf(index)));
    inbox = Object.assign(make<CareInbox>("care-inbox"), { client });
    plainInbox = Object.assign(make<PlainInbox>("plain-inbox"), { rows: $rows.get() ?? [], active: 0 });
    document.body.replaceChildren(inboxOf(which));
    await afterPaint();
    inboxOf(which).renderRoot.querySelector<HTMLElement>("button[tabindex='0']")?.focus();
    await afterPaint();
  },
  arrow(which: Which): Promise<Cost> {
    const element = inboxOf(which);
    const key = new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, composed: true });
    return cost(element, () => element.shadowRoot?.activeElement?.dispatchEvent(key));
  },
  rows: (which: Which): number => threadOf(which).renderRoot.querySelectorAll(".message").length,
  focus: (which: Which): string => inboxOf(which).shadowRoot?.activeElement?.textContent ?? "",
};

export type RenderingPage = typeof page;
Object.assign(globalThis, { bench: page });
