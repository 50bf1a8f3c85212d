import type { CareClient, InboxStore, ListStore } from "@carethread/client";
import type { ConversationId, PatientId, Person, Row, Tab } from "@carethread/model";
import {
  adoptStyles,
  html,
  type LitElement,
  nothing,
  type ReactiveController,
  type TemplateResult,
} from "lit";
import { dueWords } from "../../coaching/coaching.ts";
import {
  HeldOrder,
  hasOneAlone,
  KeptPlace,
  StoreController,
  WordsController,
} from "../../controllers/controllers.ts";
import { CareListChangeEvent, type FoundPlace } from "../../events/events.ts";
import { ResponseClock, waitingWords } from "../../response-clock/response-clock.ts";
import { tabs } from "../../styles/styles.ts";
import type { RowNote } from "../row.ts";
import { english } from "./english.ts";
import { ListSearch } from "./list-search.ts";
import { renderResults } from "./results.ts";
import { renderSearchBox } from "./search-box.ts";
import { renderTabs } from "./tabs.ts";
import { styles } from "./tools.styles.ts";
import { WhomToWrite } from "./whom-to-write.ts";

/** The list as its host shows it. */
export interface ListHost extends LitElement {
  tab: Tab | null;
  search: string | null;
  readonly patient: PatientId | null;
  readonly conversation: ConversationId | null;
}

export interface ToolsView {
  readonly client: CareClient | undefined;
  readonly me: Person | null;
  /** The row that is wanted in the tab order. */
  readonly wanted: ConversationId | PatientId | null;
  readonly open: (id: ConversationId, found?: FoundPlace) => void;
}

type View = ReturnType<InboxStore["view"]>;

/**
 * What stands over the list: the box that searches it, and its parts. Each part has its own place, and so has the list from
 * before a search: one finds it again.
 */
export class ListTools implements ReactiveController {
  readonly #host: ListHost;
  readonly #view: () => ToolsView;
  readonly #words: WordsController<typeof english>;
  readonly #practice: StoreController<ReturnType<CareClient["$practice"]["get"]>>;
  readonly #counts: StoreController<ReturnType<InboxStore["$tabs"]["get"]>>;
  readonly #search: ListSearch;
  readonly #whomToWrite: WhomToWrite;
  readonly #order: HeldOrder;
  readonly #clock: ResponseClock;
  /** Those that were looked at, as long as the list is there: what was loaded of them stays. */
  readonly #views = new Map<Tab, View>();
  #client: CareClient | undefined;
  readonly #places = new Map<string, number>();
  #shown: string | null = null;
  #isMoved = false;

  constructor(host: ListHost, view: () => ToolsView) {
    this.#host = host;
    this.#view = view;
    const client = () => view().client;
    this.#words = new WordsController(host, english, client);
    this.#practice = new StoreController(host, () => client()?.$practice);
    this.#counts = new StoreController(host, () => client()?.inbox.$tabs);
    this.#search = new ListSearch(host, () => ({
      client: client(),
      me: view().me,
      q: host.search ?? "",
      patient: this.#patient,
      minChars: this.#practice.value?.minChars ?? 1,
      patientsFirst: this.#hasOneAlone,
    }));
    this.#whomToWrite = new WhomToWrite(host);
    this.#order = new HeldOrder(host);
    new KeptPlace(host, { scroller: () => host, entries: "li" });
    this.#clock = new ResponseClock(host, () => this.#practice.value);
    const { elementStyles } = host.constructor as typeof LitElement;
    adoptStyles(host.renderRoot as ShadowRoot, [...elementStyles, tabs, styles]);
    host.addController(this);
  }

  get #patient(): PatientId | null {
    const { patient } = this.#host;
    return patient === "" ? null : patient;
  }

  /** Of one patient all conversations are shown together. */
  get #tabs(): readonly Tab[] {
    return this.#patient === null ? (this.#practice.value?.tabs ?? []) : [];
  }

  get #hasOneAlone(): boolean {
    return this.#practice.value != null && hasOneAlone(this.#practice.value);
  }

  get #tab(): Tab {
    const { tab } = this.#host;
    const tabs = this.#tabs;
    return tabs.find(one => one === tab) ?? tabs[0] ?? "all";
  }

  /** Whether what was found stands in the place of the list. */
  get isSearching(): boolean {
    return this.#search.isOn;
  }

  /** Whether it is the list with all that is not archived. */
  get isWhole(): boolean {
    return this.#tab === "all" || this.#tab === "active";
  }

  /** The rows as they are to stand. */
  arrange(rows: readonly Row[]): readonly Row[] {
    return this.#order.arrange(rows);
  }

  /** How long the patient of a conversation has waited for an answer, and whether a message to them is due. */
  notesOf({ lifecycle, waitingSince, due }: Row): readonly RowNote[] {
    if (lifecycle !== "open") return [];
    const { table: words, language } = this.#words;
    const notes: RowNote[] = [];
    const wait = this.#clock.wait(waitingSince);
    if (wait !== null) {
      const { isOverdue } = wait;
      notes.push({ part: "waiting", words: waitingWords(wait, words, language, true), isOverdue });
    }
    if (due !== undefined && this.#practice.value?.cadence)
      notes.push({ part: "due", ...dueWords(due, this.#clock.today, words, language) });
    return notes;
  }

  /** The part that is shown. */
  get list(): ListStore | undefined {
    const { client } = this.#view();
    if (client !== this.#client) this.#letGo();
    this.#client = client;
    if (client === undefined) return undefined;
    const tab = this.#tab;
    const known = this.#views.get(tab);
    if (known !== undefined) return known;
    const view = client.inbox.view({ tab });
    // Asked for while the host is about to leave, it would be held for ever.
    if (this.#host.isConnected) this.#views.set(tab, view);
    else view.release();
    return view;
  }

  hostUpdate(): void {
    const shown = this.isSearching ? "search" : `${this.#patient ?? ""} ${this.#tab}`;
    if (shown === this.#shown) return;
    // What was there before these tools stays where it is.
    this.#isMoved = this.#shown !== null;
    if (this.#shown !== null) this.#places.set(this.#shown, this.#host.scrollTop);
    // What is found by other words is another list.
    if (shown === "search") this.#places.delete(shown);
    this.#shown = shown;
  }

  hostUpdated(): void {
    if (this.#isMoved) this.#host.scrollTop = this.#places.get(this.#shown ?? "") ?? 0;
    this.#isMoved = false;
  }

  hostDisconnected(): void {
    this.#letGo();
  }

  #letGo(): void {
    for (const view of this.#views.values()) view.release();
    this.#views.clear();
    this.#client = undefined;
    this.#places.clear();
    this.#shown = null;
  }

  #change({
    tab = this.#host.tab,
    search = this.#host.search ?? "",
  }: {
    tab?: Tab | null;
    search?: string;
  }): void {
    const host = this.#host;
    if (tab === host.tab && search === (host.search ?? "")) return;
    host.tab = tab;
    host.search = search === "" ? null : search;
    host.dispatchEvent(new CareListChangeEvent({ tab: this.#tabs.length === 0 ? null : this.#tab, search }));
  }

  #focus(selector: string): void {
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  renderBar(): TemplateResult | typeof nothing {
    // Before the rooms have answered it is not known what there is to look through.
    if (this.#practice.value === null || this.#practice.value === undefined) return nothing;
    const words = this.#words.table;
    return html`<div part="bar" class="bar">
      ${renderSearchBox({
        words,
        q: this.#host.search ?? "",
        needed: this.#search.needed,
        search: search => this.#change({ search }),
        clear: () => {
          this.#change({ search: "" });
          this.#focus("#q");
        },
        down: () => this.#focus('.open[tabindex="0"]'),
      })}
      ${
        this.isSearching
          ? nothing
          : renderTabs({
              words,
              tabs: this.#tabs,
              shown: this.#tab,
              counts: this.#counts.value ?? null,
              show: tab => this.#change({ tab }),
            })
      }
    </div>`;
  }

  /** The id of the part's tab of which the list below is the panel; null where there is no choice. */
  get panelOf(): string | null {
    return this.#tabs.length < 2 || this.isSearching ? null : `tab-${this.#tab}`;
  }

  /** What is said of an empty list. */
  emptiness(): { readonly title?: string; readonly hint?: string } {
    const words = this.#words.table;
    const counts = this.#counts.value;
    const others = counts ? counts.all + counts.archived : 0;
    if (this.#tabs.length > 1 && (!this.isWhole || others > 0)) return { title: words.emptyTab[this.#tab] };
    // Of one patient's list nobody knows here who may begin: the page around it has the button.
    const mayWrite = this.#patient === null ? this.#whomToWrite.ask(this.#view().client) : null;
    const side = this.#view().me?.side === "staff" ? "staff" : "portal";
    if (mayWrite === null) return {};
    if (!mayWrite) return { hint: words.nobodyToWrite[side] };
    return { hint: this.#hasOneAlone ? words.searchToWrite : words.noConversationsHint };
  }

  /** It is no longer empty. */
  isFilled(): void {
    this.#whomToWrite.forget();
  }

  renderResults(): TemplateResult {
    const { me, wanted, open } = this.#view();
    return renderResults({
      search: this.#search,
      words: this.#words.table,
      language: this.#words.language,
      now: Date.now(),
      isStaff: me?.side === "staff",
      conversation: this.#host.conversation,
      hasOneAlone: this.#hasOneAlone,
      wanted,
      open,
    });
  }
}
