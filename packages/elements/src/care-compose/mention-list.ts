import {
  limits,
  type Members,
  mentionable,
  type Person,
  type PersonId,
  type StaffMatches,
} from "@carethread/model";
import { html, type LitElement, nothing, type ReactiveController } from "lit";
import { Popup } from "../controllers/controllers.ts";
import { fits, icons, type Named, queryAt, renderAvatar, stretchesOf } from "../text/text.ts";
import { words } from "../words/words.ts";

/** From the last key to the question. */
const debounce = 200;

/** Someone who can be chosen; `person` is null for the practice's support. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly person: Person | null;
  /** Why they cannot be named, or null. */
  readonly why: string | null;
}

/** What the list needs of the composer. */
export interface MentionView {
  readonly box: HTMLTextAreaElement | null | undefined;
  readonly me: PersonId | undefined;
  readonly members: Members;
  /** Whom an @ may name already. */
  readonly people: readonly Named[];
  readonly find: (q: string, signal: AbortSignal) => Promise<StaffMatches> | undefined;
  /** Puts the choice in the place of what stands from `from` to the caret. */
  readonly choose: (choice: Choice, from: number) => void;
}

/**
 * The list that an @ opens over the text box. The box keeps the focus and names the active choice; it is a plain
 * text box to the browser, for which ARIA allows neither `role=combobox` nor `aria-expanded`, so that a status
 * line says how many there are.
 */
export class MentionList implements ReactiveController {
  readonly #host: LitElement;
  readonly #view: () => MentionView | null;
  /** The @ in the text, while the list is open. */
  #from = -1;
  #q = "";
  /** The @ whose list was closed by hand. */
  #closed = -1;
  #active = "";
  #found: StaffMatches | undefined;
  /** A query to which nobody fits: nor does anybody to what begins with it. */
  #nobody: string | undefined;
  #asked: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;

  constructor(host: LitElement, view: () => MentionView | null) {
    this.#host = host;
    this.#view = view;
    host.addController(this);
    new Popup(host, { popup: ".popup", beside: ".line", prefers: "above", fit: "wide" });
  }

  hostDisconnected(): void {
    this.reset();
  }

  /** Whether the practice has support that can be called; undefined where that is not known. */
  get support(): boolean | undefined {
    return this.#found?.support;
  }

  /** How long it sees a conversation, in minutes; null where that is not known. */
  get supportFor(): number | null {
    const ms = this.#found?.supportFor;
    return ms === undefined ? null : Math.round(ms / 60_000);
  }

  /** Another conversation: nothing that was found holds there. */
  reset(): void {
    this.close();
    this.#found = undefined;
    this.#nobody = undefined;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#asked = undefined;
    this.#closed = -1;
    if (this.#from < 0) return;
    this.#from = -1;
    this.#active = "";
    this.#host.requestUpdate();
  }

  /** Looks what stands before the caret; moving the caret alone only closes. */
  look(typed: boolean): void {
    const view = this.#view();
    const box = view?.box;
    if (!view || !box || (!typed && this.#from < 0)) return;
    const { value, selectionStart: caret } = box;
    const at = caret === box.selectionEnd ? queryAt(value, caret) : null;
    if (at === null || isBehindName(value, at, view.people)) {
      this.close();
      return;
    }
    if (at.from === this.#closed) return;
    this.#from = at.from;
    this.#q = at.q;
    this.#ask();
    this.#host.requestUpdate();
  }

  #ask(): void {
    const q = this.#q.trim().slice(0, limits.nameLength);
    if (q === this.#asked || (this.#nobody !== undefined && q.startsWith(this.#nobody))) return;
    this.#asked = q;
    clearTimeout(this.#timer);
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.#timer = setTimeout(async () => {
      // Without an answer the members remain.
      const found = await this.#view()
        ?.find(q, asking.signal)
        ?.catch(() => undefined);
      if (asking.signal.aborted || found === undefined) return;
      this.#found = found;
      this.#nobody = found.staff.length === 0 ? q : undefined;
      this.#host.requestUpdate();
    }, debounce);
  }

  #choices({ members, me }: MentionView): readonly Choice[] {
    const q = this.#q;
    const team = mentionable(members, me)
      .flatMap(({ person, role }): Choice[] => {
        const { id, name, title } = person;
        const roleWord = role === "patient" || role === "proxy" ? "" : words.roles[role];
        const detail = title ?? roleWord;
        return fits(q, name, title, roleWord) ? [{ id, name, detail, person, why: null }] : [];
      })
      .sort((a, b) => Number(fits(q, b.name)) - Number(fits(q, a.name)) || a.name.localeCompare(b.name));
    const name = words.support;
    const support: Choice[] =
      this.support && fits(q, name)
        ? [{ id: "support", name, detail: words.supportHint, person: null, why: null }]
        : [];
    // An @ alone is for the team; everybody else is looked for by name.
    const others = (q === "" ? [] : (this.#found?.staff ?? [])).flatMap(({ person, mention }): Choice[] => {
      const { id, name, title = "" } = person;
      if (members[id] !== undefined || id === me || !fits(q, name, title)) return [];
      const why = mention === null ? null : (words.mentionReasons[mention] ?? words.refused[mention]);
      return [{ id, name, detail: title, person, why }];
    });
    return [...team, ...support, ...others];
  }

  /** The choices while the list is open, and the one that Enter takes. */
  #shown(): { readonly choices: readonly Choice[]; readonly active: Choice | undefined } {
    const view = this.#from < 0 ? null : this.#view();
    const choices = view === null ? [] : this.#choices(view);
    const active =
      choices.find(({ id }) => id === this.#active) ?? choices.find(({ why }) => why === null) ?? choices[0];
    return { choices, active };
  }

  #choose(choice: Choice): void {
    const from = this.#from;
    if (choice.why !== null) return;
    this.close();
    this.#view()?.choose(choice, from);
  }

  #escape(): void {
    const from = this.#from;
    this.close();
    this.#closed = from;
  }

  /** True where the key was for the list. */
  handleKey(event: KeyboardEvent): boolean {
    const { choices, active } = this.#shown();
    if (active === undefined || event.isComposing || event.keyCode === 229) return false;
    if (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return false;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp": {
        const step = event.key === "ArrowDown" ? 1 : -1;
        const next = choices[(choices.indexOf(active) + step + choices.length) % choices.length];
        this.#active = next?.id ?? "";
        this.#host.requestUpdate();
        this.#host.updateComplete.then(() =>
          this.#host.renderRoot.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" }),
        );
        break;
      }
      case "Tab":
        if (active.why !== null) {
          // Nothing to choose: the key goes on to the next field.
          this.close();
          return false;
        }
        this.#choose(active);
        break;
      case "Enter":
        this.#choose(active);
        break;
      case "Escape":
        this.#escape();
        break;
      default:
        return false;
    }
    // Neither a dialog around the composer nor the page has anything to do with it.
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  /** What the text box says of the list. */
  get activeId(): string | typeof nothing {
    const { choices, active } = this.#shown();
    return active === undefined ? nothing : `mention-${choices.indexOf(active)}`;
  }

  #renderChoice(choice: Choice, index: number, isActive: boolean) {
    const { name, detail, person, why } = choice;
    return html`<li
      part="option"
      id="mention-${index}"
      role="option"
      aria-selected=${isActive}
      aria-disabled=${why === null ? nothing : "true"}
      class=${isActive ? "active" : ""}
      @click=${() => this.#choose(choice)}
    >
      ${person === null ? html`<span class="avatar">${icons.lifebuoy}</span>` : renderAvatar(person)}
      <span class="who"
        ><bdi class="option-name">${person === null ? `@${name}` : name}</bdi>
        <span class="hint">${why ?? detail}</span></span
      >
    </li>`;
  }

  render() {
    const { choices, active } = this.#shown();
    const isOpen = choices.length > 0;
    const more = isOpen && this.#q !== "" && this.#found?.more === true;
    return html`<div
        part="popup"
        class="popup"
        popover="manual"
        ?hidden=${!isOpen}
        @mousedown=${(event: Event) => event.preventDefault()}
      >
        <ul id="mentions" role="listbox" aria-label=${words.mention}>
          ${choices.map((choice, index) => this.#renderChoice(choice, index, choice === active))}
        </ul>
        ${more ? html`<p class="popup-line">${words.mentionMore}</p>` : nothing}
      </div>
      <div class="sr" role="status">${isOpen ? words.mentionCount(choices.length) : nothing}</div>`;
  }
}

/** Whether the caret stands behind a whole name: what is written there is the sentence. */
function isBehindName(
  text: string,
  { from, q }: { readonly from: number; readonly q: string },
  people: readonly Named[],
): boolean {
  const [first] = stretchesOf(text.slice(from), people);
  return first !== undefined && first.ids.length > 0 && first.text.length < q.length + 1;
}
