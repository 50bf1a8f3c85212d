import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { CareCompose } from "../care-compose/care-compose.ts";
import type { CareThread } from "../care-thread/care-thread.ts";
import { isThere, stageOf, wantStage } from "../stages/stages.ts";
import type { MessengerWords } from "./english.ts";

/** The elements that are fetched when they are first needed, by what they make up together. */
export const tagsOf = {
  detail: ["care-thread", "care-compose"],
  form: ["care-new-conversation"],
  team: ["care-team"],
  stats: ["care-stats"],
} as const;

export interface Coming {
  readonly words: MessengerWords;
  /** What stands there, as a class: its skeleton is like it. */
  readonly like: "detail" | "team";
  readonly tags: readonly string[];
  /** The way out of it, beside what is said. */
  readonly leave?: TemplateResult;
  /** What *Try again* does besides fetching them. */
  readonly retry?: () => unknown;
}

/** The elements once they are there; until then a skeleton of them, or a sentence where they could not be fetched. */
export function renderStage(
  { words, like, tags, leave, retry }: Coming,
  render: () => TemplateResult,
): TemplateResult {
  const state = stageOf(...tags);
  if (state === "there") return render();
  return html`<div part="coming" class="coming ${like}-coming ${like === "team" ? "team" : ""}">
    ${leave ?? nothing}
    ${state === "failed" ? renderFailed(words, tags, retry) : renderBones(words)}
  </div>`;
}

function renderBones(words: MessengerWords): TemplateResult {
  return html`<p class="sr">${words.loading}</p>
    <div class="bones" aria-hidden="true"><div class="bone"></div><div class="bone"></div><div class="bone"></div></div>`;
}

function renderFailed(
  words: MessengerWords,
  tags: readonly string[],
  retry: () => unknown = () => {},
): TemplateResult {
  const again = (): void => {
    tags.forEach(wantStage);
    retry();
  };
  return html`<p role="alert">
    ${words.partFailed}
    <button class="link plain" @click=${again}>${words.tryAgain}</button>
  </p>`;
}

function focusedElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active === document.body ? null : active;
}

/**
 * Waits until the host shows what is to get the focus. False where that could not be fetched, or where the person has
 * put the focus elsewhere meanwhile.
 */
export async function arrival(host: ReactiveControllerHost, tags: readonly string[]): Promise<boolean> {
  await host.updateComplete;
  if (tags.every(isThere)) return true;
  const before = focusedElement();
  await Promise.all(tags.map(wantStage));
  await host.updateComplete;
  const now = focusedElement();
  return tags.every(isThere) && (now === null || now === before);
}

/** What the person wants next in what was opened; but no keyboard on the screen takes the room away unasked. */
export function focusOpened(
  thread: CareThread | null | undefined,
  compose: CareCompose | null | undefined,
  toRead: boolean,
): void {
  const isTouched = matchMedia("(pointer: coarse)").matches;
  if (toRead || isTouched || compose?.writable === false) thread?.focusHeading();
  else compose?.focus();
}
