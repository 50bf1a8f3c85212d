import type { CareClient } from "@carethread/client";
import {
  type ConversationId,
  hearsPatient,
  isAway,
  isNotified,
  isWatching,
  type Member,
  type Person,
  type PersonId,
} from "@carethread/model";
import { html, LitElement, nothing, type PropertyValues } from "lit";
import { property, query } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import {
  Attempt,
  ConversationController,
  KeptPlace,
  SharedClient,
  StoreController,
  WordsController,
} from "../controllers/controllers.ts";
import { avatar, base, skeleton, tokens } from "../styles/styles.ts";
import { icons, renderAvatar, renderTeamAvatar } from "../text/text.ts";
import { styles } from "./care-team.styles.ts";
import { english, type TeamWords } from "./english.ts";
import { RemoveAsk } from "./remove-ask.ts";

/** One line of the panel: a member, or the viewer who is none. */
interface Entry {
  readonly person: Person;
  readonly member: Member | null;
}

/** In this order they stand; within a role by name. */
const order = Object.keys(english.roles);

function isPortal({ person }: Entry): boolean {
  return person.side === "portal";
}

/** Job and role, each once. */
function rolesOf({ person, member }: Entry, words: TeamWords): string {
  if (isPortal({ person, member })) return words.relations[person.relation ?? "self"];
  const role =
    member === null || member.role === "patient" || member.role === "proxy"
      ? words.notInTeam
      : // A role of coach is the chart's to give; who was invited, or came by themselves, is named by that.
        member.role !== "secondary" || member.source === "roster"
        ? words.roles[member.role]
        : member.source === "invited"
          ? words.byInvitation
          : words.notInTeam;
  return [person.title, role].filter(Boolean).join(" · ");
}

/**
 * @summary The care team of a conversation: who is in it, who is notified, who watches, who is here now.
 *
 * It follows the chart's roster while it is open. Under the own name someone outside the team turns being notified
 * of the patient on or off. Whom one has invited, and as the primary coach whoever was invited, one takes out again: the
 * question stands in the button's place. A patient sees their family by name, and the team as one.
 *
 * @slot start - Before the heading.
 * @slot end - After the heading, e.g. a button that closes the panel.
 * @csspart header - The heading.
 * @csspart list - The people, which scroll.
 * @csspart person - One of them.
 * @csspart avatar - A picture, or initials.
 * @csspart picture - The picture in it.
 * @csspart here - The dot of who is here now.
 * @csspart name - The name.
 * @csspart role - Job and role.
 * @csspart notified - Whether they are notified of messages.
 * @csspart watching - That they watch the conversation.
 * @csspart follow - The button that turns being notified of this patient on or off.
 * @csspart remove - The button that takes a member out of the conversation.
 * @csspart question - What is asked before, in the button's place.
 * @csspart ended - What stands there when the conversation is not available.
 * @cssproperty --care-here - The dot of who is here now.
 * @fires care-unavailable - The practice offers no messages in the portal, and the element shows nothing; or offers them again.
 */
export class CareTeam extends LitElement {
  static override styles = [tokens, base, skeleton, avatar, styles];

  readonly #client = new SharedClient(this);
  readonly #words: WordsController<typeof english> = new WordsController(
    this,
    english,
    () => this.#client.current,
  );
  readonly #conversation = new ConversationController(this, () => ({
    client: this.#client.current,
    id: this.conversation,
  }));
  readonly #me = new StoreController(this, () => this.#client.current?.$me);
  readonly #status = new StoreController(this, () => this.#conversation.store?.$status);
  readonly #head = new StoreController(this, () => this.#conversation.store?.$head);
  readonly #members = new StoreController(this, () => this.#conversation.store?.$members);
  readonly #presence = new StoreController(this, () => this.#conversation.store?.$presence);
  readonly #may = new StoreController(this, () => this.#conversation.store?.$may);
  readonly #removal = new RemoveAsk(this, {
    words: () => this.#words.table,
    removable: () => this.#removable(),
    remove: person => this.#conversation.store?.remove(person),
  });
  #attempt = new Attempt(this, () => this.#words.table);

  @query(".list") private list?: HTMLElement | null;

  /** The page's client, where no `care-provider` stands around. */
  @property({ attribute: false }) client: CareClient | null = null;

  /** The conversation's id. */
  @property() conversation: ConversationId | null = null;

  constructor() {
    super();
    new KeptPlace(this, { scroller: () => this.list ?? null, entries: "li" });
  }

  /** Puts the focus on the heading, for a page that has just shown the panel. */
  focusHeading(): void {
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("conversation")) {
      this.#removal.forget();
      this.#attempt = new Attempt(this, () => this.#words.table);
    }
    // Beside a thread that says so, too, a messenger leaves the panel out.
    this.toggleAttribute("data-ended", this.#status.value?.state === "ended");
  }

  #entries(): readonly Entry[] {
    const me = this.#me.value;
    const members = this.#members.value ?? {};
    const entries: Entry[] = Object.values(members).map(member => ({ person: member.person, member }));
    // Who could be notified of this patient finds the button under their own name, like everybody else.
    if (me && this.#may.value?.follow === null && members[me.id] === undefined) {
      entries.push({ person: me, member: null });
    }
    const place = ({ member }: Entry): number => (member ? order.indexOf(member.role) : order.length);
    const { compare } = new Intl.Collator(this.#words.language);
    return entries.sort((a, b) => place(a) - place(b) || compare(a.person.name, b.person.name));
  }

  #removable(): readonly PersonId[] {
    const members = this.#members.value ?? {};
    return this.#may.value?.remove.filter(id => members[id] !== undefined) ?? [];
  }

  #renderFollow(member: Member | null) {
    const follows = member?.role === "notification-user";
    if (this.#may.value?.follow !== null || (!follows && member !== null && hearsPatient(member)))
      return nothing;
    const { busy, refused } = this.#attempt;
    const words = this.#words.table;
    return html`<button
        part="follow"
        class="link plain"
        aria-disabled=${busy}
        @click=${() => this.#attempt.run(() => this.#conversation.store?.follow(!follows))}
      >
        ${follows ? words.unfollow : words.follow}
      </button>
      <p role="alert" class="error">${refused ?? nothing}</p>`;
  }

  #renderMarks({ person, member }: Entry) {
    if (person.side === "portal") return nothing;
    const notified = member !== null && isNotified(member);
    const words = this.#words.table;
    const not = member !== null && isAway(member) ? words.away : words.notNotified;
    return html`<p class="marks">
      <span part="notified" class=${notified ? "" : "not"}
        >${notified ? icons.bell : icons.bellOff}${notified ? words.notified : not}</span
      >
      ${
        member !== null && isWatching(member)
          ? html`<span part="watching">${icons.eye}${words.watching}</span>`
          : nothing
      }
    </p>`;
  }

  #renderPerson(entry: Entry, removable: readonly PersonId[]) {
    const { person, member } = entry;
    const words = this.#words.table;
    const isMe = person.id === this.#me.value?.id;
    return html`<li part="person">
      <span class="face"
        >${renderAvatar(person)}${
          this.#presence.value?.includes(person.id)
            ? html`<span part="here" class="here" title=${words.hereNow}></span>`
            : nothing
        }</span
      >
      <div>
        <p class="name">
          <bdi part="name">${person.name}</bdi>
          ${isMe ? html`<span class="tag">${words.you}</span>` : nothing}
          ${
            this.#presence.value?.includes(person.id)
              ? html`<span class="sr">${words.hereNow}</span>`
              : nothing
          }
        </p>
        <p class="role"><bdi part="role">${rolesOf(entry, words)}</bdi></p>
        ${this.#renderMarks(entry)} ${isMe ? this.#renderFollow(member) : nothing}
        ${removable.includes(person.id) ? this.#removal.render(person) : nothing}
      </div>
    </li>`;
  }

  #renderPeople(entries: readonly Entry[], label: string) {
    const removable = this.#removable();
    return html`<ul aria-label=${label}>
      ${repeat(
        entries,
        ({ person }) => person.id,
        entry => this.#renderPerson(entry, removable),
      )}
    </ul>`;
  }

  /** What patients see in place of the staff, of whom they know by name only who wrote to them. */
  #renderTeam() {
    const words = this.#words.table;
    return html`<div part="person" class="team">
      <span class="face">${renderTeamAvatar()}</span>
      <div>
        <p class="name">${words.yourCareTeam}</p>
        <p class="role">${words.teamHint}</p>
      </div>
    </div>`;
  }

  #renderList() {
    const words = this.#words.table;
    const entries = this.#entries();
    const family = entries.filter(isPortal);
    const staff = entries.filter(entry => !isPortal(entry));
    return html`<div part="list" class="list" tabindex="0" role="group" aria-label=${words.people}>
      ${
        this.#me.value?.side === "portal"
          ? this.#renderTeam()
          : staff.length > 0
            ? this.#renderPeople(staff, words.careTeam)
            : html`<p class="none">${words.noTeam}</p>`
      }
      ${
        family.length > 0
          ? html`<h3>${words.patientSide}</h3>
              ${this.#renderPeople(family, words.patientSide)}`
          : nothing
      }
    </div>`;
  }

  #renderBody() {
    const words = this.#words.table;
    const status = this.#status.value;
    if (this.#client.missing) return html`<p part="ended" class="none">${words.notSetUp}</p>`;
    if (status?.state === "ended") {
      return html`<p part="ended" class="none" role="status">${words.ended[status.reason]}</p>`;
    }
    if (this.#head.value) return this.#renderList();
    return html`<div class="bones" aria-hidden="true">
      <div class="bone"></div>
      <div class="bone"></div>
      <div class="bone"></div>
    </div>`;
  }

  protected override render() {
    if (this.#client.isOff) return nothing;
    const words = this.#words.table;
    return html`<section aria-label=${words.careTeam}>
      <header part="header">
        <slot name="start"></slot>
        <h2 tabindex="-1">${words.careTeam}</h2>
        <slot name="end"></slot>
      </header>
      ${this.#renderBody()}
      <p role="status" class="sr">${this.#removal.said}</p>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "care-team": CareTeam;
  }
}
