import type { CareClient, ConversationStore } from "@carethread/client";
import type { ConversationId, Head, PatientId } from "@carethread/model";
import { html, LitElement, nothing } from "lit";
import { property, query } from "lit/decorators.js";
import { Attempt, SharedClient, WordsController } from "../controllers/controllers.ts";
import { Dropping } from "../dropping/dropping.ts";
import type { FoundPlace } from "../events/events.ts";
import { ResponseClock, renderWaiting } from "../response-clock/response-clock.ts";
import { isStuck, renderStatus } from "../status/status.ts";
import { avatar, base, drop, layers, skeleton, switches, tokens } from "../styles/styles.ts";
import { presentOf } from "../text/text.ts";
import { errorSentence, statusSentence } from "../words/words.ts";
import { Announcer, renderSaid } from "./announcer.ts";
import { styles } from "./care-thread.styles.ts";
import { Corrections } from "./corrections/corrections.ts";
import { english, type Viewer } from "./english.ts";
import { FindBar, findingStyles } from "./finding/finding.ts";
import { FollowAsk } from "./follow-ask/follow-ask.ts";
import { HeaderControls } from "./header-controls.ts";
import { Known } from "./known.ts";
import { renderBones, renderGone, renderTyping, renderUnsent } from "./lines.ts";
import { Rows, renderLog, renderPills, rowActions, ThreadLog } from "./log/log.ts";
import { OneConversation } from "./one-conversation.ts";
import { latestOwn, type Reads, ReceiptsView } from "./receipts.ts";
import { Security, securityStyles } from "./security/security.ts";
import { StreamView, streamStyles } from "./stream/stream.ts";
import { rememberedViewer } from "./viewer.ts";

export { noticesOf } from "./told.ts";

/**
 * @summary One conversation: who it is about, and its messages.
 *
 * A message counts as read when its end was on the screen of a visible page whose window has the focus, and so was
 * everything new before it; the thread opens at the first new message. New messages are announced to screen readers, and
 * that one's own was sent; the history is not. What is far from the reader is not in the page, and comes back on the way there. Someone outside the patient's team is asked once in a browser session whether to be notified: by a
 * dialog over the conversation, which is answered before anything is written, or by a banner, as the practice has it.
 *
 * @slot start - Before the header's words, e.g. a back button.
 * @slot end - After the header's buttons.
 * @csspart header - Who and what it is about.
 * @csspart avatar - A picture, or initials.
 * @csspart picture - The picture in it.
 * @csspart patient - The patient's name.
 * @csspart topic - The topic.
 * @csspart staff-only - The mark of a conversation that staff alone see.
 * @csspart waiting - To staff, how long the patient has waited for an answer, and within what time the practice answers.
 * @csspart due - To staff, whether a message to the patient is due, and how often one is.
 * @csspart watchers - The pictures of who watches the conversation.
 * @csspart profile - The button that opens the patient's profile; where there is little room, the name alone does.
 * @csspart state - Whether the conversation is open, where somebody can close it.
 * @csspart lock - The button that closes or reopens it.
 * @csspart find - The button *Find in conversation*.
 * @csspart find-bar - What it opens below the header.
 * @csspart find-field - The field in it.
 * @csspart find-count - At which of the places that were found one is.
 * @csspart find-previous - The button that goes to the one before.
 * @csspart find-next - The button that goes to the next.
 * @csspart find-close - The button that closes it.
 * @csspart envelope - The button *Mark as unread*, or *Mark as read*.
 * @csspart archive - The button *Archive*.
 * @csspart unarchive - The button *Unarchive*, in what is archived.
 * @csspart encounter - The line that says of what type the encounter is, and how it stands; for staff.
 * @csspart encounter-status - How it stands.
 * @csspart go-to-encounter - The button *Go to encounter*, while it goes on.
 * @csspart export - The button *Export conversation*, behind it.
 * @csspart print - The button *Print*, beside it.
 * @csspart export-state - How far that is.
 * @csspart export-progress - The bar that shows it.
 * @csspart export-status - The same in words.
 * @csspart export-cancel - The button that ends it.
 * @csspart export-error - Why nothing was saved.
 * @csspart settings - The button *Conversation settings*.
 * @csspart popup - What it opens.
 * @csspart watch - The switch in it.
 * @csspart follow - What asks whether to be notified about the patient: a dialog over the conversation alone, or a banner.
 * @csspart status - The line that says why the thread is not live.
 * @csspart try-again - Its button, where the page gives no token.
 * @csspart log - The scrolling list of messages.
 * @csspart day - The separator before a day's messages.
 * @csspart divider - The line before the first new message.
 * @csspart mark-read - The button *Mark as read* beside it.
 * @csspart filters - The buttons that show a part of the conversation by itself, where the practice has them.
 * @csspart filter - One of them.
 * @csspart filter-current - The one whose part is shown.
 * @csspart filtered - What it shows, in the place of the log.
 * @csspart go-to - The button that goes to it among the messages.
 * @csspart card - An appointment, or a change of a plan.
 * @csspart card-kind - What it is, and whether it was changed or cancelled.
 * @csspart card-title - Its title.
 * @csspart card-when - When it is.
 * @csspart card-location - Where.
 * @csspart card-text - What else it says.
 * @csspart card-before - What of it was otherwise.
 * @csspart notice - A system event.
 * @csspart security - In a conversation that is encrypted from end to end, the button that opens who can read it.
 * @csspart reader - Somebody in what it opens, with their devices.
 * @csspart start-another - The button there that begins another conversation.
 * @csspart records-key - The practice's records key in it.
 * @csspart encryption-limits - What this does not protect from.
 * @csspart encryption - The line that says why encrypted messages cannot be read, or written.
 * @csspart sealed - In the place of such messages, why they are not shown.
 * @csspart rhythm - Behind the gear, the form by which a coach sets how often a message is due.
 * @csspart rhythm-type - How often.
 * @csspart rhythm-every - Every how many days.
 * @csspart rhythm-until - Until when it is paused.
 * @csspart rhythm-reason - Why it is another than the plan's.
 * @csspart rhythm-save - Its button.
 * @csspart texting-status - The line that says whether the patient can be texted; for staff.
 * @csspart text-line - The line that says that a message came or went as a text, and what became of it.
 * @csspart text-again - The button *Send again* in it, where it may help.
 * @csspart linked - An order or a document that the host linked to the encounter.
 * @csspart other-conversation - The button in it that opens another conversation.
 * @csspart message - A message.
 * @csspart message-own - One's own.
 * @csspart message-other - Someone else's.
 * @csspart message-note - A staff-only note.
 * @csspart sender - Who wrote it.
 * @csspart role - Their job, or how they stand to the patient.
 * @csspart bubble - The box around the text.
 * @csspart text - The text.
 * @csspart files - The files that it brings.
 * @csspart drop - The area that says that files can be dropped here.
 * @csspart answers - The answers to a questionnaire, in place of a text.
 * @csspart question - A question among them.
 * @csspart answer - What was answered.
 * @csspart mark - Words in it that were looked for.
 * @csspart link - A link in it.
 * @csspart mention - Someone whom it names with an @.
 * @csspart mention-own - Oneself, named so.
 * @csspart note-label - *Staff-only note* over such a text.
 * @csspart time - When it was written.
 * @csspart message-status - Sending, waiting or not sent.
 * @csspart unsent - The line that says that several messages were not sent.
 * @csspart retry-all - Its button.
 * @csspart latest - The button that goes to the latest message.
 * @csspart new-above - The button that says how much is new above, and goes to the first of it.
 * @csspart new-below - The same below.
 * @csspart unread-from - The button *Mark as unread from here* in a message of others.
 * @csspart message-more - The button that unfolds what else can be done about a message.
 * @csspart correction-ask - What it unfolds: the button *Ask for a correction*.
 * @csspart correction - A correction below its message: asked for, declined, or the corrected text.
 * @csspart corrected-text - That text.
 * @csspart correction-withdraw - The button by which who asked for it does so no more.
 * @csspart correction-approve - To staff, the button that opens the form for the corrected text.
 * @csspart correction-decline - The same for why it is declined.
 * @csspart correction-extend - The same for why it is answered later.
 * @csspart correction-form - That form, or the one by which a correction is asked for.
 * @csspart correction-field - A field in it.
 * @csspart correction-send - Its button.
 * @csspart correction-cancel - The button that closes it.
 * @csspart corrections-open - The line that says how many corrections are asked for, and until when they are answered.
 * @csspart to-message - The button that goes to the message that something is about.
 * @csspart readers - The button that lists who has read one's own message.
 * @csspart reader-names - That list.
 * @csspart receipts - The line that says who received one's latest message and has not read it.
 * @csspart receipts-more - The button that unfolds it.
 * @csspart typing - Who is typing.
 * @csspart gone - What stands there when the conversation is not available.
 * @cssproperty --care-own - Background of one's own messages.
 * @cssproperty --care-other - Background of others' messages.
 * @cssproperty --care-radius-bubble - Radius of a message.
 * @fires care-open-patient - The patient's name or *Profile* was pressed.
 * @fires care-open-encounter - *Go to encounter* was pressed.
 * @fires care-open-conversation - The one conversation of `patient` is there, or that which stands for this one is asked for.
 * @fires care-new-message - Another conversation is to be begun, because this one is encrypted from end to end.
 * @fires care-message-edit - The text of a failed message is wanted back.
 * @fires care-unavailable - The practice offers no messages in the portal, and the element shows nothing; or offers them again.
 */
export class CareThread extends LitElement {
  static override styles = [
    tokens,
    base,
    layers,
    switches,
    skeleton,
    avatar,
    drop,
    styles,
    findingStyles,
    streamStyles,
    securityStyles,
  ];

  readonly #client = new SharedClient(this);
  readonly #words: WordsController<typeof english> = new WordsController(
    this,
    english,
    () => this.#client.current,
  );
  readonly #known = new Known(this, () => this.#client.current);
  readonly #one = new OneConversation(
    this,
    () => this.#client.current,
    () => this.#words.table,
  );
  readonly #clock = new ResponseClock(this, () => this.#known.practice);
  readonly #log = new ThreadLog(
    this,
    () => ({
      store: this.#store,
      items: this.#known.items,
      news: this.#known.news,
      hasOlder: this.#known.older === "some",
      hasNewer: (this.#known.newer ?? "none") !== "none",
      rows: this.#rows.version,
    }),
    () => this.#followAsk.check(),
  );
  readonly #findBar = new FindBar(this, {
    words: this.#words,
    store: () => this.#store,
    given: () => this.found ?? null,
    isPlaced: () => this.#known.head !== null,
    show: pos => this.#log.toPlace(pos),
  });
  readonly #stream = new StreamView(this, {
    store: () => this.#store,
    isOffered: () => this.#known.practice?.streamFilter === true,
    show: pos => this.#log.toPlace(pos),
  });
  /** What one does with it for oneself. */
  readonly #own = new Attempt(this, () => this.#words.table);
  readonly #attaching = new Attempt(this, () => this.#words.table);
  readonly #dropping = new Dropping(this, {
    isOpen: () => this.#known.may?.attach !== undefined && this.#store?.$awaitsAnswer.get() !== true,
    dropped: files => void this.#attaching.run(() => this.#store?.attach(files)),
  });
  readonly #security = new Security(this, {
    words: this.#words,
    encryption: () => this.#known.encryption,
    members: () => this.#known.members,
    patient: () => this.#known.head?.patient,
  });
  readonly #header = new HeaderControls(this, {
    words: this.#words,
    known: this.#known,
    clock: this.#clock,
    own: this.#own,
    findBar: this.#findBar,
    security: () => this.#security.render(),
  });
  readonly #followAsk = new FollowAsk(this, this.#words, () => ({
    // A question that cannot be seen would leave a composer that cannot be used.
    asks: this.#known.asksToFollow && this.#log.isInView,
    as: this.#known.may?.followQuestion ?? "dialog",
    store: this.#store,
  }));
  readonly #readers = new ReceiptsView(this);
  readonly #announcer = new Announcer();
  readonly #corrections = new Corrections(this, {
    words: this.#words,
    client: () => this.#client.current,
    store: () => this.#store,
    may: () => this.#known.may,
    today: () => this.#clock.today,
    handleKey: this.#readers.handleKey,
  });
  readonly #rows = new Rows(
    rowActions(this, this.#known, this.#own, pos => this.#log.toPlace(pos)),
    this.#readers,
    this.#corrections,
  );
  readonly #viewerOf = rememberedViewer();
  #shown: ConversationStore | undefined;

  @query(".title") private heading?: HTMLElement | null;

  /** The page's client, where no `care-provider` stands around. */
  @property({ attribute: false }) client: CareClient | null = null;

  /** The conversation's id. */
  @property() conversation: ConversationId | null = null;

  /** Where something was found in it, as a list's `care-open-conversation` says: it is shown there, with the words marked. */
  @property({ attribute: false }) found: FoundPlace | null = null;
  /**
   * A patient's key, where no `conversation` is given: in a practice whose patients have one conversation it is opened, or
   * made, and `conversation` is then its id.
   */
  @property() patient: PatientId | null = null;

  /** `compact` for more messages on the screen. */
  @property({ reflect: true, useDefault: true }) density: "comfortable" | "compact" = "comfortable";

  get #store(): ConversationStore | undefined {
    return this.#known.store;
  }

  get #viewer(): Viewer {
    const { table, language } = this.#words;
    const patient = this.#known.head?.patient.name ?? "";
    const { q, pos } = this.#findBar.found ?? {};
    return this.#viewerOf(this.#known.me, table, language, presentOf(Date.now()), patient, q, pos);
  }

  /** Puts the focus on the heading, or on what is asked first, for a page that has just shown the thread. */
  focusHeading(): void {
    if (!this.#followAsk.focus()) this.heading?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  protected override willUpdate(): void {
    this.#one.follow();
    const store = this.#store;
    if (store !== this.#shown) {
      this.#shown = store;
      this.#announcer.reset();
      this.#header.lock.reset();
    }
    const { items, head, newer } = this.#known;
    const thread = { items, head, isWhole: (newer ?? "none") === "none" };
    this.#announcer.hear(thread, this.#viewer);
  }

  #renderStatus(head: Head | null) {
    const words = this.#words.table;
    const { status } = this.#known;
    const { state } = status ?? {};
    // The first connecting shows as a skeleton.
    const isFirst = head === null && state === "connecting";
    const sentence =
      head === null && state === "offline" ? words.notLoaded : isFirst ? "" : statusSentence(status, words);
    return html`<div role="status">
      ${renderStatus(words, sentence, status, () => this.#client.current?.retry())}
    </div>`;
  }

  #renderLog(head: Head, reads: Reads) {
    const { items, divider, may, older, encryptedFor, hasNews } = this.#known;
    const rows = this.#rows.render({
      ...reads,
      ...{ items, divider, head, encryptedFor, hasNews },
      sends: may?.send === null,
      complete: (older ?? "none") === "none",
    });
    return renderLog({
      ...{ viewer: reads.viewer, known: this.#known, rows },
      isHidden: this.#stream.isOn,
      handleScroll: this.#log.handleScroll,
    });
  }

  #renderGone(sentence: string, retry?: () => void) {
    return renderGone({ words: this.#words.table, sentence, items: this.#known.items, retry });
  }

  protected override render() {
    if (this.#client.isOff) return nothing;
    const { status, head, heading, members, receipts, items, typing } = this.#known;
    const viewer = this.#viewer;
    const { me, words } = viewer;
    if (this.#client.missing) return this.#renderGone(words.notSetUp);
    if (status?.state === "ended" && (status.reason === "not-found" || status.reason === "right-lost")) {
      return this.#renderGone(words.ended[status.reason]);
    }
    if (this.#one.error !== null)
      return this.#renderGone(errorSentence(this.#one.error, words), () => this.#one.retry());
    const reads = { viewer, members, receipts };
    const failed = items.filter(({ pending }) => pending?.state === "failed").length;
    const own = latestOwn(items, me);
    // It says something of a message that a filter may not show.
    const readLine = this.#stream.isOn
      ? nothing
      : this.#readers.renderLine(own, reads, head?.last?.pos !== own?.pos);
    return html`${this.#header.render(viewer)}
      ${this.#stream.renderFilters(words)} ${renderWaiting(this.#clock, head, viewer)}
      ${this.#corrections.renderOpen(head, viewer, pos => this.#log.toPlace(pos))} ${this.#findBar.render()}
      ${this.#followAsk.render(heading?.patient.name ?? "")} ${this.#renderStatus(head)}
      ${this.#own.refused === null ? nothing : html`<p class="status" role="alert">${this.#own.refused}</p>`}
      ${this.#attaching.refused === null ? nothing : html`<p class="status" role="alert">${this.#attaching.refused}</p>`}
      ${this.#header.lock.renderRefusal()}
      <div class="body">
        ${head === null ? (isStuck(status) ? nothing : renderBones()) : this.#renderLog(head, reads)}
        ${this.#stream.renderList(this.#rows.viewOf(viewer, members))}
        ${this.#stream.isOn ? nothing : renderPills(this.#log, words)} ${this.#dropping.render(words)}
      </div>
      ${renderUnsent(words, failed, () => this.#store?.retryAll())} ${readLine} ${renderTyping(typing, words)}
      ${this.#security.renderState(items)}
      ${renderSaid(this.#announcer.came)} ${renderSaid(this.#announcer.sent)} ${renderSaid(this.#corrections.said)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "care-thread": CareThread;
  }
}
