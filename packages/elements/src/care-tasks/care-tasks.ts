import type { CareClient } from "@carethread/client";
import type { TaskItem, TaskListName } from "@carethread/model";
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import {
  AcquiredController,
  HeldOrder,
  KeptPlace,
  SharedClient,
  StoreController,
  WordsController,
} from "../controllers/controllers.ts";
import { CareOpenConversationEvent } from "../events/events.ts";
import { isStuck, renderStatus } from "../status/status.ts";
import { base, combobox, fields, skeleton, tabs, tokens } from "../styles/styles.ts";
import { stepOfTab } from "../tabs/tabs.ts";
import { isolate } from "../text/text.ts";
import { errorSentence, statusSentence } from "../words/words.ts";
import { styles } from "./care-tasks.styles.ts";
import { english } from "./english.ts";
import { HandOver } from "./hand-over.ts";
import { nameOf, renderTask } from "./task-row.ts";

const lists: readonly TaskListName[] = ["mine", "pool", "all"];

/** How often words of time are made anew, in milliseconds. */
const minute = 60_000;

/**
 * @summary What the staff have to do about conversations: their own, what nobody has taken, and all of it.
 *
 * What is due first stands first. When a task has the pointer or the focus, its bubble shows, which leads to the chat;
 * with the checkbox ticked it completes the task as well. A task can be taken, handed over with a note, and released.
 * While a pointer is among them no task moves. Portal users have none: for them it shows nothing.
 *
 * @csspart head - What stays above the list.
 * @csspart tabs - The lists.
 * @csspart tab - One of them.
 * @csspart tab-shown - The one that is shown.
 * @csspart status - The line that says why the list is not live.
 * @csspart try-again - Its button, also where the list could not be loaded.
 * @csspart list - The tasks.
 * @csspart task - One of them.
 * @csspart checkbox - Marks it to be completed when its chat is opened.
 * @csspart bubble - Opens the chat.
 * @csspart complete - Completes it without opening the chat.
 * @csspart take - Takes it.
 * @csspart release - Gives it back.
 * @csspart hand-over - Opens the form that hands it over.
 * @csspart hand-over-form - That form.
 * @csspart hand-over-to - Its field for who gets it.
 * @csspart hand-over-note - Its field for a note.
 * @csspart hand-over-send - Its button.
 * @csspart hand-over-cancel - The button that closes it.
 * @csspart popup - The list of staff below the field.
 * @csspart option - One of them.
 * @csspart patient - The patient's name.
 * @csspart title - The conversation's topic.
 * @csspart why - Why there is a task.
 * @csspart raised - Since when.
 * @csspart owner - Who has it.
 * @csspart due - By when it should be done.
 * @csspart overdue - The same where that has passed.
 * @csspart note - What was said when it was handed over.
 * @csspart error - Why something was not done.
 * @csspart empty - What stands there without tasks.
 * @csspart more - The button that shows more of them.
 * @csspart rebuilding - The line that says that some may still be missing.
 * @csspart skeleton - What stands there until they have come.
 * @fires care-open-conversation - The bubble of a task was pressed: its conversation is to be shown; `detail.patient` says whom it is about.
 * @fires care-unavailable - The practice offers no messages in the portal, and the element shows nothing; or offers them again.
 */
export class CareTasks extends LitElement {
  static override styles = [tokens, base, skeleton, fields, combobox, tabs, styles];

  readonly #client = new SharedClient(this);
  readonly #words: WordsController<typeof english> = new WordsController(
    this,
    english,
    () => this.#client.current,
  );
  readonly #me = new StoreController(this, () => this.#client.current?.$me);
  readonly #status = new StoreController(this, () => this.#client.current?.$status);
  readonly #practice = new StoreController(this, () => this.#client.current?.$practice);
  readonly #view = new AcquiredController(
    this,
    () => ({ client: this.#isStaff ? this.#client.current : undefined, id: this.list }),
    (client, id) => ({ id, ...client.tasks.view({ list: id as TaskListName }) }),
  );
  readonly #tasks = new StoreController(this, () => this.#view.store?.$tasks);
  readonly #state = new StoreController(this, () => this.#view.store?.$state);
  readonly #more = new StoreController(this, () => this.#view.store?.$more);
  readonly #rebuilding = new StoreController(this, () => this.#view.store?.$rebuilding);
  readonly #order = new HeldOrder(this);
  readonly #handOver = new HandOver(this, {
    client: () => this.#client.current,
    words: () => this.#words.table,
    me: () => this.#me.value?.id ?? "",
    give: (item, to, note) => {
      const said = this.#words.table.taskGiven(nameOf(item, this.#words.table), isolate(to.name));
      void this.#do(item, client => client.tasks.handOver(item, to.id, note), said);
    },
  });
  readonly #ticked = new Set<string>();
  readonly #busy = new Set<string>();
  readonly #errors = new Map<string, unknown>();
  #timer: ReturnType<typeof setInterval> | undefined;
  #focusedTask: { readonly id: string; readonly index: number } | null = null;

  /** The page's client, where no `care-provider` stands around. */
  @property({ attribute: false }) client: CareClient | null = null;

  /** Which tasks are shown: `mine`, `pool` (those that nobody has taken) or `all`. */
  @property({ reflect: true, useDefault: true }) list: "mine" | "pool" | "all" = "all";

  /** What a screen reader says was done. */
  @state() private said = "";

  constructor() {
    super();
    new KeptPlace(this, { scroller: () => this, entries: "li" });
  }

  get #isStaff(): boolean {
    return this.#me.value?.side === "staff";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), minute);
  }

  override disconnectedCallback(): void {
    clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!lists.includes(this.list)) this.list = "all";
    if (changed.has("list")) this.#handOver.close();
    const focused = this.shadowRoot?.activeElement?.closest<HTMLElement>("[data-task]");
    const rows = [...(this.shadowRoot?.querySelectorAll("[data-task]") ?? [])];
    this.#focusedTask = focused ? { id: focused.dataset.task ?? "", index: rows.indexOf(focused) } : null;
  }

  /** Where the task that had the focus is gone, the next one has it. */
  protected override updated(): void {
    if (this.#focusedTask === null || this.shadowRoot?.activeElement) return;
    const rows = [...(this.shadowRoot?.querySelectorAll("[data-task]") ?? [])];
    const { id, index } = this.#focusedTask;
    const row =
      this.shadowRoot?.querySelector(`[data-task="${id}"]`) ?? rows[Math.min(index, rows.length - 1)];
    const next = row?.querySelector<HTMLElement>("input") ?? this.shadowRoot?.querySelector("[role=tab]");
    (next as HTMLElement | null | undefined)?.focus();
  }

  /** True where it was done. */
  async #do(item: TaskItem, deed: (client: CareClient) => Promise<void>, said: string): Promise<boolean> {
    const client = this.#client.current;
    const { id } = item.task;
    if (client === undefined || this.#busy.has(id)) return false;
    this.#busy.add(id);
    this.#errors.delete(id);
    this.requestUpdate();
    try {
      await deed(client);
      if (this.#handOver.task === id) this.#handOver.close();
      this.said = said;
      return true;
    } catch (error) {
      this.#errors.set(id, error);
      // What another did meanwhile is shown.
      this.#view.store?.retry();
      return false;
    } finally {
      this.#busy.delete(id);
      this.requestUpdate();
    }
  }

  async #complete(item: TaskItem): Promise<boolean> {
    const { table: words } = this.#words;
    const isDone = await this.#do(
      item,
      client => client.tasks.complete(item),
      words.taskCompleted(nameOf(item, words)),
    );
    if (isDone) this.#ticked.delete(item.task.id);
    return isDone;
  }

  async #open(item: TaskItem): Promise<void> {
    if (this.#ticked.has(item.task.id) && !(await this.#complete(item))) return;
    const { conversation, patient } = item;
    this.dispatchEvent(new CareOpenConversationEvent({ id: conversation.id, patient: patient.id }));
  }

  #show(list: TaskListName): void {
    this.list = list;
  }

  #renderTabs() {
    const { table: words } = this.#words;
    const move = (event: KeyboardEvent): void => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const to = lists[stepOfTab(event, lists.indexOf(this.list), lists.length - 1) ?? -1];
      if (to === undefined) return;
      event.preventDefault();
      this.shadowRoot?.getElementById(`tab-${to}`)?.focus();
      this.#show(to);
    };
    return html`<div part="tabs" class="tabs" role="tablist" aria-label=${words.taskLists} @keydown=${move}>
      ${lists.map(
        list => html`<button
          part=${list === this.list ? "tab tab-shown" : "tab"}
          id="tab-${list}"
          class="tab"
          role="tab"
          aria-selected=${list === this.list ? "true" : "false"}
          aria-controls="panel"
          tabindex=${list === this.list ? 0 : -1}
          @click=${() => this.#show(list)}
        >
          ${words.taskListNames[list]}
        </button>`,
      )}
    </div>`;
  }

  #renderTask(item: TaskItem) {
    const { table: words, language } = this.#words;
    const { id } = item.task;
    const name = nameOf(item, words);
    const isBusy = this.#busy.has(id);
    return renderTask({
      ...{ item, words, language, isBusy },
      now: Date.now(),
      me: this.#me.value?.id ?? "",
      isTicked: this.#ticked.has(id),
      error: this.#errors.has(id) ? errorSentence(this.#errors.get(id), words) : "",
      form: this.#handOver.task === id ? this.#handOver.render(name, isBusy) : nothing,
      tick: on => {
        if (on) this.#ticked.add(id);
        else this.#ticked.delete(id);
        this.requestUpdate();
      },
      open: () => void this.#open(item),
      complete: () => void this.#complete(item),
      claim: () => void this.#do(item, client => client.tasks.claim(item), words.taskTaken(name)),
      release: () => void this.#do(item, client => client.tasks.release(item), words.taskReleased(name)),
      handOver: () => this.#handOver.open(item),
    });
  }

  #renderMore() {
    const { table: words } = this.#words;
    const more = this.#more.value;
    if (more === undefined || more === "none") return nothing;
    return html`<div class="more">
      ${more === "failed" ? html`<p class="line" role="alert">${words.tasksMoreFailed}</p>` : nothing}
      <button part="more" class="button" ?disabled=${more === "loading"} @click=${() => this.#view.store?.loadMore()}>
        ${words.tasksMore}
      </button>
    </div>`;
  }

  #renderTasks() {
    const { table: words } = this.#words;
    const tasks = this.#tasks.value ?? null;
    if (tasks === null) {
      if (this.#state.value === "failed")
        return html`<p class="empty" role="alert">
          ${words.tasksFailed}
          <button part="try-again" class="link plain" @click=${() => this.#view.store?.retry()}>
            ${words.tryAgain}
          </button>
        </p>`;
      if (isStuck(this.#status.value)) return nothing;
      return html`<div part="skeleton">
        <span class="sr" role="status">${words.loading}</span>
        ${[1, 2, 3].map(() => html`<div class="bone"></div>`)}
      </div>`;
    }
    const shown = this.#order.arrange(tasks.map(item => ({ id: item.task.id, item })));
    const isOff = this.#practice.value !== null && this.#practice.value?.tasking !== true;
    return html`${
      tasks.length === 0
        ? html`<p part="empty" class="empty">${isOff ? words.tasksOff : words.taskNone[this.list]}</p>`
        : html`<ul part="list" role="list" aria-labelledby="heading">
            ${repeat(
              shown,
              ({ id }) => id,
              ({ item }) => this.#renderTask(item),
            )}
          </ul>`
    }
      ${this.#renderMore()}`;
  }

  protected override render() {
    const { table: words } = this.#words;
    if (this.#client.isOff) return nothing;
    const status = this.#status.value;
    const me = this.#me.value;
    if (me && !this.#isStaff) return nothing;
    const sentence = this.#client.missing ? words.notSetUp : statusSentence(status, words, words.endedInbox);
    return html`<div part="head" class="head">
        <h2 id="heading">${words.tasksHeading}</h2>
        ${this.#renderTabs()}
      </div>
      <div role="status">${renderStatus(words, sentence, status, () => this.#client.current?.retry())}</div>
      ${this.#rebuilding.value ? html`<p part="rebuilding" class="line" role="status">${words.tasksRebuilding}</p>` : nothing}
      <div id="panel" role="tabpanel" aria-labelledby="tab-${this.list}">
        ${status?.state === "ended" ? nothing : this.#renderTasks()}
      </div>
      <div class="sr" role="status">${this.said}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "care-tasks": CareTasks;
  }
}
