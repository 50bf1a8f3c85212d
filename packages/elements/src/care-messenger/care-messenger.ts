import {
  type CareClient,
  createCareClient,
  type DeviceAuthority,
  type SignedOut,
  type SignOutOptions,
} from "@carethread/client";
import type { ConversationId } from "@carethread/model";
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { property, query, state } from "lit/decorators.js";
import type { CareCompose } from "../care-compose/care-compose.ts";
import type { CareInbox, ListTab, UnreadMark } from "../care-inbox/care-inbox.ts";
import type { CareNewConversation } from "../care-new-conversation/care-new-conversation.ts";
import type { CareThread } from "../care-thread/care-thread.ts";
import {
  notifying,
  OwnClient,
  reporting,
  rowsOfPatient,
  SharedClient,
  StoreController,
  signOut,
  WordsController,
} from "../controllers/controllers.ts";
import type {
  CareConversationStartEvent,
  CareListChangeEvent,
  CareNewMessageEvent,
  CarePatientSelectEvent,
  FoundPlace,
} from "../events/events.ts";
import { CareConversationLeaveEvent, CareOpenConversationEvent } from "../events/events.ts";
import { warning } from "../session-warning/session-warning.ts";
import { stagesChanged } from "../stages/stages.ts";
import { base, print, skeleton, tokens } from "../styles/styles.ts";
import { styles } from "./care-messenger.styles.ts";
import { arrival, focusOpened, tagsOf } from "./coming.ts";
import { english } from "./english.ts";
import { type Panes, renderDetail, renderList, renderStats, renderTeam, type ShownPatient } from "./panes.ts";
import { byKey, PatientInView } from "./patient-in-view.ts";
import { startButtonOf } from "./start-buttons.ts";
import { TeamPlace } from "./team-place.ts";

export type { ShownPatient };

/**
 * @summary The whole messenger: the list of conversations, the open one, and the form that starts one.
 *
 * It fills the height of what it stands in, and has one, two or three columns by its own width. Its client is
 * `.client`, that of a `care-provider` around it, or its own from `server`, `practice` and `token-url`
 * (or `.token`). The parts of the elements in it are parts of it under their names: `inbox__row`, `thread__bubble`,
 * `compose__send`, `team__person`, `start__send`, `stats__tile`, `search__option`.
 *
 * @csspart session-warning - What says that the session will end; only in a messenger that stands alone.
 * @csspart session-stay - The button that keeps it.
 * @csspart list - The column with the conversations.
 * @csspart header - Its heading and the button *New message*.
 * @csspart new-message - That button; it is not there where patients have one conversation alone.
 * @csspart send-a-message - The same for a portal user whose conversations begin by a questionnaire.
 * @csspart patient - The line that says whose conversations are listed, where they are one patient's.
 * @csspart detail - The column with the open conversation.
 * @csspart none - What stands there while none is open.
 * @csspart inbox - The `care-inbox`.
 * @csspart thread - The `care-thread`.
 * @csspart compose - The `care-compose`.
 * @csspart team - The `care-team`, for staff: a column of its own where there is room, else opened by a button.
 * @csspart team-toggle - That button, in the thread's header.
 * @csspart start - The `care-new-conversation`.
 * @csspart stats - The `care-stats`, for staff, where the practice has its figures on top.
 * @csspart coming - What stands in the place of one of these while it is fetched, or where it could not be.
 * @cssproperty --care-font - The font's family; the page's by default.
 * @cssproperty --care-accent - The one accent colour.
 * @cssproperty --care-surface - The background.
 * @cssproperty --care-text - The text.
 * @cssproperty --care-space - The unit of the grid, 4px.
 * @cssproperty --care-radius - The radius of buttons, fields and rows.
 * @fires care-open-conversation - A conversation was opened.
 * @fires care-list-change - Another part of the list is shown, or something else is searched.
 * @fires care-conversation-leave - The person went from the conversation back to the list.
 * @fires care-conversation-start - A conversation was started.
 * @fires care-open-encounter - The encounter of a conversation is wanted.
 * @fires care-open-patient - The patient's profile is wanted.
 * @fires care-notification - Something new waits for the person; only for a messenger that stands alone.
 * @fires care-texting-move - A patient moved on the way to being texted, and the person asked to be told; only for a messenger that stands alone.
 * @fires care-session-expired - The person has to sign in again; only for a messenger that stands alone.
 * @fires care-session-warning - The session will end, and the person is about to be told; cancel it to tell them yourself. Only for a messenger that stands alone.
 * @fires care-sign-in-ask - The person wants to sign in again; cancel it to go to your sign-in page. Only for a messenger that stands alone.
 * @fires care-error - Something does not work that the host may know of; only for a messenger that stands alone.
 * @fires care-sign-out-ask - Signing out would lose something that is unsent.
 * @fires care-unavailable - The practice offers no messages in the portal, and the element shows nothing; or offers them again.
 */
export class CareMessenger extends LitElement {
  static override styles = [tokens, base, skeleton, styles, print];

  readonly #shared = new SharedClient(this, () => this.#own.client);
  readonly #own: OwnClient<CareClient> = new OwnClient(
    this,
    () => this,
    reporting(this, warning(this, notifying(this, createCareClient))),
    () => this.#client === null,
  );

  readonly #words: WordsController<typeof english> = new WordsController(
    this,
    english,
    () => this.#client ?? undefined,
  );

  readonly #me = new StoreController(this, () => this.#client?.$me);

  readonly #practice = new StoreController(this, () => this.#client?.$practice);

  readonly #status = new StoreController(this, () => this.#client?.$status);

  readonly #inView: PatientInView = new PatientInView(this, {
    client: () => this.#client,
    patient: () => this.patient,
    isTaken: () => this.starting || this.oneOf !== null || (this.conversation ?? "") !== "",
    open: patient => {
      this.oneOf = patient;
    },
    named: patient => {
      this.patient = patient;
    },
  });
  readonly #team = new TeamPlace(this);
  #shown: CareClient | null = null;
  #patient: ShownPatient | null = null;

  @query("care-inbox") private inbox?: CareInbox | null;
  @query("care-thread") private thread?: CareThread | null;
  @query("care-compose") private compose?: CareCompose | null;
  @query("care-new-conversation") private form?: CareNewConversation | null;
  @query(".list") private list?: HTMLElement | null;
  @query(".new-message") private newButton?: HTMLElement | null;

  /** The page's client, where no `care-provider` stands around. */
  @property({ attribute: false }) client: CareClient | null = null;

  /** Address of the rooms; only for a messenger that stands alone. */
  @property() server: string | null = null;

  /** The practice's id; only for a messenger that stands alone. */
  @property() practice: string | null = null;

  /** A path on the page's own origin that answers `{token}` to a GET; only for a messenger that stands alone. */
  @property({ attribute: "token-url" }) tokenUrl: string | null = null;

  /** Gives a current token; in place of `token-url`. */
  @property({ attribute: false }) token: (() => Promise<string>) | null = null;

  /**
   * Where unsent words outlive the page: `device` (a week at most, for all tabs), `session` (this tab), or
   * `none`; the last two for stations that people share. Only for a messenger that stands alone.
   */
  @property() persist: "device" | "session" | "none" = "device";

  /** After how many minutes without a sign of the person their session ends here, where that is sooner than the practice has it.
   * Only for a messenger that stands alone. */
  @property({ type: Number, attribute: "idle-minutes" }) idleMinutes: number | null = null;

  /** Who certifies this device, as `care-provider` takes it. Only for a messenger that stands alone. */
  @property({ attribute: false }) devices: DeviceAuthority | null = null;

  /** The conversation that is open. */
  @property() conversation: ConversationId | null = null;

  /** `compact` for more rows and messages on the screen. */
  @property({ reflect: true, useDefault: true }) density: "comfortable" | "compact" = "comfortable";

  /**
   * The patient whose conversations alone are listed: for a chart. Null for all of the person's. As an attribute it is the
   * patient's key. Where patients have one conversation, it is opened at once.
   */
  @property({ converter: byKey })
  get patient(): ShownPatient | null {
    return this.#patient;
  }

  set patient(value: ShownPatient | string | null | undefined) {
    this.#patient = byKey.fromProperty(value, this.#patient);
  }

  /** As of `care-inbox`: how unread messages are marked, where that is not as the practice has it. */
  @property({ attribute: "unread-mark" }) unreadMark: UnreadMark | null = null;

  /** As of `care-inbox`: the part of the list that is shown. */
  @property({ reflect: true }) tab: ListTab | null = null;

  /** As of `care-inbox`: what is searched for. */
  @property({ reflect: true }) search: string | null = null;

  @state() private starting = false;
  /** Whose one conversation is shown, as long as it is not known which that is. */
  @state() private oneOf: ShownPatient | null = null;
  /** Where in the open conversation something was found. */
  @state() private found: FoundPlace | null = null;
  /** To whom the form is to write, where that is known. */
  @state() private startingFor: ShownPatient | null = null;

  constructor() {
    super();
    new StoreController(this, () => stagesChanged);
  }

  get #client(): CareClient | null {
    return this.#shared.current ?? this.#own.client ?? null;
  }

  /**
   * Wipes what is kept on the device and ends the client; wait for it before leaving the page. Where something
   * is unsent it answers `unsent`, fires `care-sign-out-ask` and does nothing, unless `discard` is true. Where
   * the device did not answer it is `not-wiped`: signed out, but something may be left; people read so, too.
   */
  signOut(options?: SignOutOptions): Promise<SignedOut> {
    return signOut(this, this.#client, options);
  }

  /** The person gave a sign that the page has seen elsewhere: for a keep-alive of the host's own. */
  keepAlive(): void {
    this.#client?.keepAlive();
  }

  /**
   * Lists this patient's conversations and opens the newest one, ready to write; where there is none, the form that
   * starts one, or the one conversation that patients have. What a message icon in a patient's profile calls.
   */
  async openPatient(patient: ShownPatient): Promise<void> {
    await this.#openNewest(patient, () => {});
  }

  async #openNewest(patient: ShownPatient, opens: (id: ConversationId) => void): Promise<void> {
    const client = this.#client;
    // What is written until the other's conversation is there must not go to whom the last one was about.
    if (this.patient?.id !== patient.id) this.conversation = null;
    this.patient = patient;
    if (client === null) return;
    this.#inView.leave(patient);
    const rows = await rowsOfPatient(client, patient.id);
    if (rows === null || this.patient?.id !== patient.id) return;
    const [newest] = rows;
    if (newest === undefined) return this.#begin(patient);
    opens(newest.id);
    await this.#show(newest.id, { toWrite: true });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // After a longer absence it is the same person's place in the page, with a new client.
    this.#shown = null;
    this.requestUpdate();
  }

  /** Who signed out, or is another person, leaves nothing open; what the page has just opened is the next one's. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    const client = this.#client;
    const status = this.#status.value;
    const isOver =
      status?.state === "ended" &&
      (status.reason === "signed-out" || status.reason === "not-wiped" || status.reason === "session-ended");
    const isAnother = this.#shown !== null && client !== this.#shown;
    this.#shown = client;
    if (changed.has("conversation") && !(changed as Map<string, unknown>).has("found")) this.found = null;
    if (isOver || isAnother) this.#leave(changed);
    if (!isOver) this.#inView.follow();
  }

  #leave(changed: PropertyValues<this>): void {
    this.search = null;
    this.#inView.forget();
    if (!changed.has("conversation")) this.conversation = null;
    if (!changed.has("patient")) this.patient = null;
    this.starting = false;
    this.startingFor = null;
    this.oneOf = null;
    this.#team.reset();
  }

  /** One column alone is shown: the list is hidden while there is something else. */
  get #narrow(): boolean {
    return this.list?.checkVisibility?.() === false;
  }

  private readonly handleOpen = (event: CareOpenConversationEvent): Promise<void> => {
    return this.#show(event.detail.id, { found: event.detail.found ?? null });
  };

  private readonly handleLook = ({ detail }: CareListChangeEvent): void => {
    this.tab = detail.tab;
    this.search = detail.search === "" ? null : detail.search;
  };

  readonly #show = async (
    id: ConversationId,
    { toWrite = false, found = null }: { toWrite?: boolean; found?: FoundPlace | null } = {},
  ): Promise<void> => {
    this.starting = false;
    this.oneOf = null;
    this.conversation = id;
    this.found = found;
    if (!(await arrival(this, tagsOf.detail)) || this.conversation !== id || this.starting) return;
    await Promise.all([this.thread?.updateComplete, this.compose?.updateComplete]);
    focusOpened(this.thread, this.compose, this.#narrow && !toWrite);
  };

  private readonly handleKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing || this.starting) return;
    if (this.#team.isOver) this.#team.toggle(false);
    else if (this.#narrow) this.handleBack();
    else this.inbox?.focusRow(this.conversation);
  };

  /** Whose conversation it is that is opened next to be written in. */
  #writesTo: ShownPatient | null = null;

  /** Of whom it is known which one it is: the thread is there already. */
  private readonly handleOne = (event: CareOpenConversationEvent): unknown => {
    const isToWrite = this.#writesTo !== null && this.#writesTo.id === this.oneOf?.id;
    this.#writesTo = null;
    if (isToWrite) return this.#show(event.detail.id, { toWrite: true });
    this.oneOf = null;
    this.conversation = event.detail.id;
    return undefined;
  };

  /** There is no conversation with this patient yet: the form, or where there is one for a patient, that. */
  async #begin(patient: ShownPatient): Promise<void> {
    if (!this.#inView.hasOne) return this.#startFor(patient);
    this.starting = false;
    this.conversation = null;
    this.oneOf = patient;
    this.#writesTo = patient;
    if (!(await arrival(this, tagsOf.detail)) || this.oneOf !== patient) return;
    await this.thread?.updateComplete;
    if (this.oneOf === patient) this.thread?.focusHeading();
  }

  private readonly handleStarted = async (event: CareConversationStartEvent): Promise<void> => {
    this.starting = false;
    this.oneOf = null;
    this.conversation = event.detail.id;
    if (!(await arrival(this, tagsOf.detail))) return;
    await this.compose?.updateComplete;
    this.compose?.focus();
  };

  private readonly handleNew = (): Promise<void> => {
    return this.#startFor(this.patient);
  };

  private readonly handleNewMessage = (event: CareNewMessageEvent): Promise<void> => {
    return this.#begin(event.detail);
  };

  private readonly handlePatient = ({ detail: patient }: CarePatientSelectEvent): Promise<void> => {
    // Of whose one conversation there is no list: what was found stays, as behind any other conversation.
    if (this.#inView.hasOneAlone) return this.#begin(patient);
    // Who was found is there now: the list is theirs.
    this.search = null;
    return this.#openNewest(patient, id => this.dispatchEvent(new CareOpenConversationEvent({ id })));
  };

  private readonly handleAll = async (): Promise<void> => {
    this.patient = null;
    await this.updateComplete;
    this.newButton?.focus();
  };

  async #startFor(patient: ShownPatient | null): Promise<void> {
    this.starting = true;
    this.startingFor = patient;
    if (!(await arrival(this, tagsOf.form)) || !this.starting) return;
    await this.form?.updateComplete;
    this.form?.focusFirst();
  }

  private readonly handleCancel = async (event: Event): Promise<void> => {
    event.stopPropagation();
    this.form?.reset();
    this.starting = false;
    await this.updateComplete;
    if (this.#narrow) this.thread?.focusHeading();
    else this.newButton?.focus();
  };

  private readonly handleBack = async (): Promise<void> => {
    const left = this.conversation;
    this.conversation = null;
    this.oneOf = null;
    this.#team.reset();
    if (left !== null) this.dispatchEvent(new CareConversationLeaveEvent({ id: left }));
    await this.updateComplete;
    this.inbox?.focusRow(left);
  };

  /** Patients see their care team as one: there is nothing to list. */
  get #hasTeam(): boolean {
    return !this.starting && (this.conversation ?? "") !== "" && this.#me.value?.side === "staff";
  }

  get #panes(): Panes {
    const { conversation, patient, density, unreadMark, starting, startingFor, oneOf } = this;
    const { tab, search, found } = this;
    return {
      ...{ conversation, patient, density, unreadMark, starting, startingFor, oneOf },
      ...{ tab, search, found },
      words: this.#words.table,
      client: this.#client,
      isStaff: this.#me.value?.side === "staff",
      hasTeam: this.#hasTeam,
      showsTeam: this.#team.isOpen,
      // In a chart they would be taken for the patient's.
      showsStats:
        this.#practice.value?.statsOnTop === true && this.#me.value?.side === "staff" && patient === null,
      startButton: startButtonOf(this.#practice.value, this.#me.value),
      open: this.handleOpen,
      look: this.handleLook,
      openAgain: id => this.#show(id, { found: this.found }),
      opened: this.handleOne,
      back: this.handleBack,
      start: this.handleNew,
      startWith: this.handleNewMessage,
      startAgain: () => this.#startFor(this.startingFor),
      started: this.handleStarted,
      cancel: this.handleCancel,
      choosePatient: this.handlePatient,
      all: this.handleAll,
      toggleTeam: this.#team.toggle,
      teamAgain: this.#team.again,
      key: this.handleKey,
    };
  }

  protected override render() {
    if (this.#shared.isOff) return nothing;
    const panes = this.#panes;
    const isDetail = this.starting || this.oneOf !== null || (this.conversation ?? "") !== "";
    const shows = panes.hasTeam && panes.showsTeam ? "team" : isDetail ? "detail" : "list";
    return html`${renderStats(panes, shows)}
    <div class="frame" data-shows=${shows}>
      ${renderList(panes)} ${renderDetail(panes)} ${renderTeam(panes)}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "care-messenger": CareMessenger;
  }
}
