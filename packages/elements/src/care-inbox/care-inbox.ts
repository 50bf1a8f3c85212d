import type { CareClient, ListStore } from "@carethread/client";
import type { ConversationId, PatientCard, PatientId, Row } from "@carethread/model";
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { property, query, state } from "lit/decorators.js";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import {
  AcquiredController,
  SharedClient,
  StoreController,
  WordsController,
} from "../controllers/controllers.ts";
import { CareOpenConversationEvent, type FoundPlace } from "../events/events.ts";
import { isStuck, renderStatus } from "../status/status.ts";
import { avatar, base, print, skeleton, tokens } from "../styles/styles.ts";
import { presentOf } from "../text/text.ts";
import { statusSentence } from "../words/words.ts";
import type { ListTab, UnreadMark } from "./attributes.ts";
import { styles } from "./care-inbox.styles.ts";
import { english } from "./english.ts";
import { renderEmpty, renderLost, renderSkeleton } from "./lines.ts";
import { renderPatientRow } from "./patient-row.ts";
import { renderRow } from "./row.ts";
import type { ListTools } from "./tools/tools.ts";

export type { ListTab, UnreadMark };

/**
 * @summary The person's conversations, newest first, and their patients without one; or those of one patient.
 *
 * Above it stand the box that searches it, which finds patients for staff as well, and its parts, as the practice has them;
 * both are fetched beside it. Each part keeps its place, and so does the list while something is searched. One row is in the
 * tab order; the arrow keys, Home and End move between rows. While a pointer or a finger is in the list no row moves: the
 * order is made anew when it has left.
 *
 * @csspart bar - What stays above the list: the search and the parts.
 * @csspart search-field - The field that searches the list.
 * @csspart clear-search - The button that clears it.
 * @csspart search-hint - The line that says how many characters a search needs.
 * @csspart tabs - The parts of the list.
 * @csspart tab - One of them.
 * @csspart tab-shown - The one that is shown.
 * @csspart tab-count - How many conversations there are in it.
 * @csspart hits - What was found, in the place of the list.
 * @csspart hit - One of it: a conversation, or a patient.
 * @csspart excerpt - The line in which the words were found.
 * @csspart mark - The words in it.
 * @csspart search-older - The button that searches older messages.
 * @csspart search-rebuilding - The line that says that something may still be missing.
 * @csspart status - The line that says why the list is not live.
 * @csspart try-again - Its button, where the page gives no token.
 * @csspart lost - The line that says that something unsent was removed after a week.
 * @csspart list - The list.
 * @csspart row - A conversation, or a patient without one.
 * @csspart row-unread - A row with something unread.
 * @csspart row-current - The row that is open.
 * @csspart encrypted - The lock of a row that is encrypted from end to end.
 * @csspart row-button - Opens the conversation; its text is the topic.
 * @csspart avatar - Initials.
 * @csspart patient - The patient's name.
 * @csspart preview - The last message.
 * @csspart note - The mark in front of it where it is a staff-only note.
 * @csspart staff-only - The mark of a conversation that staff alone see.
 * @csspart closed - The word of one that is closed.
 * @csspart time - When it came.
 * @csspart count - How many messages there are.
 * @csspart unread - The marker of unread messages.
 * @csspart envelope - The button *Mark as unread*, or *Mark as read*.
 * @csspart due - That a message to the patient is due, or overdue, by the coach's rhythm.
 * @csspart waiting - How long the patient has waited for an answer, where the practice says within what time it answers.
 * @csspart patients - The heading over patients without a conversation, or over those that were found.
 * @csspart empty - What stands there without conversations.
 * @fires care-open-conversation - A conversation was chosen; `detail.found` says where, where something was found in it.
 * @fires care-list-change - Another part is shown, or something else is searched: for a page that keeps both in its address.
 * @fires care-patient-select - A patient was chosen who was found.
 * @fires care-open-patient - A patient's name was pressed.
 * @fires care-new-message - A patient without a conversation was chosen.
 * @fires care-unavailable - The practice offers no messages in the portal, and the element shows nothing; or offers them again.
 */
export class CareInbox extends LitElement {
  static override styles = [tokens, base, skeleton, avatar, styles, print];

  readonly #client = new SharedClient(this);
  readonly #words: WordsController<typeof english> = new WordsController(
    this,
    english,
    () => this.#client.current,
  );
  readonly #me = new StoreController(this, () => this.#client.current?.$me);
  readonly #ofPatient = new AcquiredController(
    this,
    () => ({ client: this.#client.current, id: this.patient }),
    (client, id) => client.patient(id),
  );
  readonly #rows = new StoreController<readonly Row[] | null>(this, () =>
    this.#isOfPatient ? this.#ofPatient.store?.$rows : this.#list?.$rows,
  );
  readonly #patientState = new StoreController(this, () => this.#ofPatient.store?.$state);
  readonly #patients = new StoreController(this, () => this.#client.current?.$patients);
  readonly #more = new StoreController(this, () => (this.#isOfPatient ? undefined : this.#list?.$more));
  readonly #status = new StoreController(this, () => this.#client.current?.$status);
  readonly #lost = new StoreController(this, () => this.#client.current?.$lost);
  readonly #practice = new StoreController(this, () => this.#client.current?.$practice);
  #tools: ListTools | "failed" | null = null;
  #endSeen: IntersectionObserver | undefined;
  #focused: HTMLElement | null = null;

  @query(".end") private endElement?: HTMLElement | null;

  /** The page's client, where no `care-provider` stands around. */
  @property({ attribute: false }) client: CareClient | null = null;

  /** The conversation that is open. */
  @property() conversation: ConversationId | null = null;

  /** Only this patient's conversations, also those that the person is no member of. */
  @property() patient: PatientId | null = null;

  /** The part that is shown: `all`, `unread`, `read`, `active` or `archived`, of those that the practice has; else its first. */
  @property({ reflect: true }) tab: ListTab | null = null;

  /** What is searched for. */
  @property({ reflect: true }) search: string | null = null;

  /**
   * How unread messages are marked, where that is not as the practice has it: `count`, `dot`, `red-dot`, `blue-dot`,
   * `pulsing-dot` or `exclamation`.
   */
  @property({ attribute: "unread-mark" }) unreadMark: UnreadMark | null = null;

  /** `compact` for more rows on the screen. */
  @property({ reflect: true, useDefault: true }) density: "comfortable" | "compact" = "comfortable";

  /** The row in the tab order; null for the open one, else the first. */
  @state() private active: ConversationId | PatientId | null = null;

  /** What was to be marked as read or unread could not be. */
  @state() private isUnmarked = false;

  get #isOfPatient(): boolean {
    return (this.patient ?? "") !== "";
  }

  /** What is listed; null in whose place something else stands. */
  get #list(): ListStore | undefined {
    return this.#ready === null ? this.#client.current?.inbox : this.#ready.list;
  }

  get #ready(): ListTools | null {
    return this.#tools === "failed" ? null : this.#tools;
  }

  /** Beside the first connecting, so that the list does not wait for them in turn. */
  async #fetchTools(): Promise<void> {
    try {
      const { ListTools } = await import("./tools/tools.ts");
      this.#tools ??= new ListTools(this, () => ({
        client: this.#client.current,
        me: this.#me.value ?? null,
        wanted: this.active ?? this.conversation,
        open: this.#open,
      }));
    } catch (error) {
      // The list serves without them; the next time that it is put into a page they are asked for again.
      console.warn("The search of the list could not be fetched:", error);
      this.#tools = "failed";
    }
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#ready === null) {
      this.#tools = null;
      void this.#fetchTools();
    }
    this.#endSeen = new IntersectionObserver(
      entries => {
        // After a failure only the button asks again, or a broken network would be asked without end.
        if (entries.some(entry => entry.isIntersecting) && this.#more.value === "some") this.#loadMore();
      },
      { root: this, rootMargin: "200px" },
    );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#endSeen?.disconnect();
    this.#endSeen = undefined;
  }

  protected override willUpdate(): void {
    const active = this.shadowRoot?.activeElement;
    this.#focused = active instanceof HTMLElement ? active : null;
  }

  protected override updated(_changed: PropertyValues<this>): void {
    // A row that moves to another place loses the focus on the way.
    if (this.#focused?.isConnected && this.shadowRoot?.activeElement === null) {
      this.#focused.focus({ preventScroll: true });
    }
    // Watched anew each time: a list that is still too short gives no second signal by itself.
    this.#endSeen?.disconnect();
    if (this.endElement) this.#endSeen?.observe(this.endElement);
  }

  /** Puts the focus on a conversation's row, or on the first one. */
  focusRow(id: ConversationId | null = null): void {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>("[data-id]")];
    const row = rows.find(found => found.dataset.id === id) ?? rows[0];
    row?.querySelector<HTMLElement>(".open")?.focus();
  }

  private handleFocus(event: FocusEvent): void {
    const row = (event.target as Element).closest<HTMLElement>("[data-id]");
    if (row?.dataset.id !== undefined) this.active = row.dataset.id;
  }

  private handleKey(event: KeyboardEvent): void {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>("[data-id]")];
    const at = rows.findIndex(row => row.contains(event.target as Node));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    const row = to === undefined || at < 0 ? undefined : rows[to];
    if (row === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    row.querySelector<HTMLElement>(".open")?.focus();
  }

  #loadMore(): void {
    // What went wrong stands in $more.
    this.#list?.loadMore().catch(() => {});
  }

  readonly #open = (id: ConversationId, found?: FoundPlace): void => {
    this.dispatchEvent(new CareOpenConversationEvent(found === undefined ? { id } : { id, found }));
  };

  readonly #turn = (id: ConversationId, as: "unread" | "read"): void => {
    const client = this.#client.current;
    this.isUnmarked = false;
    const done = as === "unread" ? client?.markUnread(id) : client?.markRead(id);
    done?.catch(() => (this.isUnmarked = true));
  };

  #renderStatus() {
    const words = this.#words.table;
    const status = this.#status.value;
    // The first connecting shows as a skeleton.
    const sentence = this.#client.missing
      ? words.notSetUp
      : status?.state === "connecting"
        ? ""
        : statusSentence(status, words, words.endedInbox);
    return html`<div role="status" class="notices">
      ${renderStatus(words, sentence, status, () => this.#client.current?.retry())} ${renderLost(words, this.#lost.value, () => this.#client.current?.forgetLost())}
      ${this.isUnmarked ? html`<p class="status" role="alert">${words.notMarked}</p>` : nothing}
    </div>`;
  }

  #renderRows(rows: readonly Row[], patients: readonly PatientCard[]) {
    const words = this.#words.table;
    const wanted = this.active ?? this.conversation;
    const all = [...rows, ...patients];
    const active = (all.find(row => row.id === wanted) ?? all[0])?.id;
    const view = {
      me: this.#me.value ?? null,
      words,
      language: this.#words.language,
      now: Date.now(),
      // One's own name in each row says nothing; a guardian of two needs it.
      namesPatient: this.#me.value?.side === "staff" || new Set(rows.map(row => row.patient.id)).size > 1,
      mark: this.unreadMark ?? this.#practice.value?.markerLook ?? "count",
      marker: this.#practice.value?.marker ?? "all",
      open: this.#open,
      turn: this.#turn,
    };
    // What a row shows besides itself: as long as it is the same, the row is not made anew.
    const around = [
      view.me,
      words,
      view.language,
      presentOf(view.now),
      view.namesPatient,
      view.mark,
      view.marker,
    ];
    return html`${
      rows.length === 0
        ? nothing
        : html`<ul part="list" role="list" aria-label=${words.conversations}>
            ${repeat(
              rows,
              row => row.id,
              row => {
                const [current, isActive] = [row.id === this.conversation, row.id === active];
                const notes = this.#ready?.notesOf(row) ?? [];
                return guard(
                  [row, current, isActive, notes.map(({ words }) => words).join(), ...around],
                  () => renderRow(row, { ...view, notes, current, active: isActive }),
                );
              },
            )}
          </ul>`
    }
      ${
        patients.length === 0
          ? nothing
          : html`<p part="patients" class="over" id="patients">${words.noConversationYet}</p>
            <ul role="list" aria-labelledby="patients">
              ${repeat(
                patients,
                patient => patient.id,
                patient => renderPatientRow(patient, patient.id === active, words),
              )}
            </ul>`
      }`;
  }

  #renderEnd() {
    const words = this.#words.table;
    if (this.#patientState.value === "failed") {
      return html`<div class="end">
        <span role="alert">${words.moreFailed}</span>
        <button class="button" @click=${() => this.#ofPatient.store?.reload().catch(() => {})}>
          ${words.tryAgain}
        </button>
      </div>`;
    }
    const more = this.#more.value ?? "none";
    if (more === "none") return nothing;
    return html`<div class="end">
      ${more === "failed" ? html`<span role="alert">${words.moreFailed}</span>` : nothing}
      <button class="button" ?disabled=${more === "loading"} @click=${this.#loadMore}>
        ${more === "loading" ? words.loading : more === "failed" ? words.tryAgain : words.more}
      </button>
    </div>`;
  }

  protected override render() {
    if (this.#client.isOff) return nothing;
    const tools = this.#ready;
    const tab = tools?.panelOf ?? null;
    // One template throughout: nobody loses the field in which they type, or the row that they are at.
    return html`${tools === null ? this.#renderRoom() : tools.renderBar()}${this.#renderStatus()}
      <div
        id="panel"
        role=${tab === null ? nothing : "tabpanel"}
        aria-labelledby=${tab ?? nothing}
        @focusin=${this.handleFocus}
        @keydown=${this.handleKey}
      >
        ${tools?.isSearching ? tools.renderResults() : this.#renderList(tools)}
      </div>`;
  }

  /** Nothing jumps when the search and the parts have come. */
  #renderRoom() {
    const { value: practice } = this.#practice;
    if (this.#tools === "failed" || !practice) return nothing;
    return html`<div class="room ${practice.tabs.length > 1 && !this.#isOfPatient ? "tabs" : ""}"></div>`;
  }

  #renderList(tools: ListTools | null) {
    const words = this.#words.table;
    // Another part than the first one is not shown before there are parts.
    const isOther = this.#tools === null && (this.tab ?? this.search ?? null) !== null;
    const known = isOther ? null : (this.#rows.value ?? null);
    const rows = known === null ? null : (tools?.arrange(known) ?? known);
    // They stand at the end of the list, which is known when all of it is.
    const isAll = !this.#isOfPatient && (tools?.isWhole ?? true);
    const isWhole = isAll && (this.#more.value ?? "none") === "none";
    const patients = (isWhole ? this.#patients.value : null) ?? [];
    const isEmpty = rows !== null && rows.length + patients.length === 0;
    const hasFailed = this.#patientState.value === "failed" || this.#more.value === "failed";
    if (rows !== null && !isEmpty) tools?.isFilled();
    return html`${
      rows !== null
        ? isEmpty
          ? renderEmpty(words, tools?.emptiness() ?? {})
          : this.#renderRows(rows, patients)
        : hasFailed || isStuck(this.#status.value) || this.#client.missing
          ? nothing
          : renderSkeleton(words)
    }
    ${rows !== null || hasFailed ? this.#renderEnd() : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "care-inbox": CareInbox;
  }
}
