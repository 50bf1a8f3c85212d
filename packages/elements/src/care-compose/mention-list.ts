import {
  beginsWords,
  limits,
  type Members,
  mentionable,
  type Person,
  type PersonId,
  type StaffMatches,
} from "@carethread/model";
import { html, type LitElement, type ReactiveController } from "lit";
import { type Choices, Combobox } from "../combobox/combobox.ts";
import { remembered } from "../remembered/remembered.ts";
import {
  formsOf,
  icons,
  labelsAmong,
  type Named,
  namesIn,
  queryAt,
  renderAvatar,
  supportToken,
} from "../text/text.ts";
import type { ComposeWords } from "./english.ts";

/** From the last key to the question. */
const debounce = 200;

/** Someone who can be chosen; `person` is null for the practice's support. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  /** What is written for them behind the @: another one for each, also where several have one name. */
  readonly label: string;
  readonly detail: string;
  readonly person: Person | null;
  /** Why they cannot be named, or null. */
  readonly why: string | null;
}

/** Among whom one chooses. */
interface Among {
  readonly me: PersonId | undefined;
  readonly members: Members;
  /** Whom an @ may name already. */
  readonly people: readonly Named[];
  readonly words: ComposeWords;
}

/** What the list needs of the composer. */
export interface MentionView extends Among {
  readonly box: HTMLTextAreaElement | null | undefined;
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
  readonly #list: Combobox<Choice>;
  /** The @ in the text, while the list is open. */
  #from = -1;
  #q = "";
  /** The @ whose list was closed by hand. */
  #closed = -1;
  #found: StaffMatches | undefined;
  /** A query to which nobody fits: nor does anybody to what begins with it. */
  #nobody: string | undefined;
  #asked: string | undefined;
  #awaitsAnswer = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;

  constructor(host: LitElement, view: () => MentionView | null) {
    this.#host = host;
    this.#view = view;
    host.addController(this);
    this.#list = new Combobox(host, {
      id: "mentions",
      beside: ".line",
      prefers: "above",
      fit: "wide",
      tabChooses: true,
      choices: () => this.#choices(),
      keyOf: ({ id }) => id,
      isDisabled: ({ why }) => why !== null,
      choose: choice => this.#choose(choice),
      renderOption: choice => this.#renderChoice(choice),
    });
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
    this.#awaitsAnswer = false;
    this.#closed = -1;
    this.#list.close();
  }

  /** Looks what stands before the caret; moving the caret alone only closes. */
  look(typed: boolean): void {
    const view = this.#view();
    const box = view?.box;
    if (!view || !box || (!typed && !this.#list.isOpen)) return;
    const { value, selectionStart: caret } = box;
    const at = caret === box.selectionEnd ? queryAt(value, caret) : null;
    if (at === null || isBehindName(value, at, view.people)) {
      this.close();
      return;
    }
    if (at.from === this.#closed) return;
    this.#from = at.from;
    this.#q = at.q;
    this.#list.open();
    this.#ask();
    this.#host.requestUpdate();
  }

  #ask(): void {
    const q = this.#q.trim().slice(0, limits.nameLength);
    if (q === this.#asked || (this.#nobody !== undefined && q.startsWith(this.#nobody))) return;
    this.#asked = q;
    this.#awaitsAnswer = true;
    clearTimeout(this.#timer);
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    this.#timer = setTimeout(async () => {
      // Without an answer the members remain.
      const found = await this.#view()
        ?.find(q, asking.signal)
        ?.catch(() => undefined);
      if (asking.signal.aborted) return;
      this.#awaitsAnswer = false;
      this.#host.requestUpdate();
      if (found === undefined) return;
      this.#found = found;
      this.#nobody = found.staff.length === 0 ? q : undefined;
    }, debounce);
  }

  #team({ members, me, words }: Among): readonly Choice[] {
    const q = this.#q;
    return mentionable(members, me)
      .flatMap(({ person, role }): Choice[] => {
        const { id, name, title } = person;
        const roleWord = role === "patient" || role === "proxy" ? "" : words.roles[role];
        const detail = title ?? roleWord;
        return beginsWords(q, name, title, roleWord)
          ? [{ id, name, label: name, detail, person, why: null }]
          : [];
      })
      .sort(
        (a, b) =>
          Number(beginsWords(q, b.name)) - Number(beginsWords(q, a.name)) || a.name.localeCompare(b.name),
      );
  }

  #support({ words }: Among): readonly Choice[] {
    const isCallable = this.support === true && beginsWords(this.#q, supportToken);
    const detail = words.supportHint;
    const support = { id: supportToken, name: supportToken, label: supportToken, person: null };
    return isCallable ? [{ ...support, detail, why: null }] : [];
  }

  /** An @ alone is for the team; everybody else is looked for by name. */
  #others({ members, me, words }: Among): readonly Choice[] {
    const q = this.#q;
    if (q === "") return [];
    return (this.#found?.staff ?? []).flatMap(({ person, mention }): Choice[] => {
      const { id, name, title = "" } = person;
      if (members[id] !== undefined || id === me || !beginsWords(q, name, title)) return [];
      const why = mention === null ? null : (words.mentionReasons[mention] ?? words.refused[mention]);
      return [{ id, name, label: name, detail: title, person, why }];
    });
  }

  /** Asked several times an update, and made once: every name is compared with every other. */
  readonly #matching = remembered(
    (
      q: string,
      found: StaffMatches | undefined,
      members: Members,
      me: PersonId | undefined,
      people: readonly Named[],
      words: ComposeWords,
    ): Choices<Choice> => {
      const among: Among = { members, me, people, words };
      const all = [...this.#team(among), ...this.#support(among), ...this.#others(among)];
      const options = withLabels(all, people);
      const hasMore = options.length > 0 && q !== "" && found?.more === true;
      return {
        options,
        first: options.find(({ why }) => why === null) ?? options[0],
        line: hasMore ? words.mentionMore : "",
      };
    },
  );

  #choices(): Choices<Choice> {
    const view = this.#view();
    if (view === null) return { options: [], first: undefined, line: "" };
    const { members, me, people, words } = view;
    return this.#matching(this.#q, this.#found, members, me, people, words);
  }

  #choose(choice: Choice): void {
    this.close();
    this.#view()?.choose(choice, this.#from);
  }

  /** True where the key was for the list. */
  handleKey(event: KeyboardEvent): boolean {
    const wasOpen = this.#list.isOpen;
    const isTaken = this.#list.handleKey(event);
    // In a composition it takes back what was composed.
    if (event.key === "Escape" && wasOpen && !event.isComposing) {
      // Also one that is still to be seen: it would come up later, and take the next Enter.
      this.close();
      this.#closed = this.#from;
    }
    return isTaken;
  }

  /** The @ behind which a name is being written; null where nobody fits, or nothing is. */
  get writing(): number | null {
    return this.#list.isOpen && (this.#awaitsAnswer || this.#list.hasOptions) ? this.#from : null;
  }

  /** What the text box says of the list. */
  get activeId(): string | undefined {
    return this.#list.activeId;
  }

  #renderChoice({ name, label, detail, person, why }: Choice) {
    return html`${person === null ? html`<span class="avatar">${icons.lifebuoy}</span>` : renderAvatar(person)}
      <span class="who"
        ><bdi class="option-name">${person === null ? `@${name}` : label}</bdi>
        <span class="hint">${why ?? (label === name ? detail : "")}</span></span
      >`;
  }

  render({ mention, mentionCount }: ComposeWords) {
    return this.#list.render({ label: mention, count: mentionCount });
  }
}

/** Each with a label of its own. */
function withLabels(choices: readonly Choice[], people: readonly Named[]): readonly Choice[] {
  const nameable = choices.map(({ id, name, detail }) => ({ id, name, title: detail }));
  const label = labelsAmong([...people, ...nameable.flatMap(formsOf)]);
  return choices.map((choice, index) => ({ ...choice, label: label(nameable[index] ?? choice) }));
}

/**
 * Whether the caret stands behind a whole name: what is written there is the sentence. Where several have the name, one of
 * them is still to be chosen.
 */
function isBehindName(
  text: string,
  { from, q }: { readonly from: number; readonly q: string },
  people: readonly Named[],
): boolean {
  const [name] = namesIn(text.slice(from, from + q.length + limits.nameLength), people);
  return name !== undefined && name.from === 0 && name.to < q.length + 1 && name.is.ids.length === 1;
}
