/**
 * Elements that are fetched when they are first needed. Who registers tags offers them here, by how their module is
 * fetched; who is about to show a tag asks for it. What stands in the page already or is put into it is asked for at once,
 * the rest when the page is idle.
 */
import { atom, type ReadableAtom } from "nanostores";

type Fetch = () => Promise<unknown>;

/** What failed is asked for again after this time, or when the network is back, or when it is needed anew. */
const pause = 15_000;

/** Where a browser does not say when it is idle (Safari): its first work is done by then. */
const settled = 1_000;

const offers = new Map<string, Fetch>();
const fetching = new Map<string, Promise<void>>();
const $failed = atom<ReadonlySet<string>>(new Set());
let retrying: ReturnType<typeof setTimeout> | undefined;
let watching: MutationObserver | undefined;

/** Told whenever a stage has come, has failed, or is asked for again. */
export const stagesChanged: ReadableAtom<unknown> = $failed;

/** Whether nothing has to be fetched for this tag; one that nobody offers is its host's own affair. */
export function isThere(tag: string): boolean {
  return !offers.has(tag) || customElements.get(tag) !== undefined;
}

/** How far these tags are; what is neither there nor failed is asked for. */
export function stageOf(...tags: readonly string[]): "there" | "coming" | "failed" {
  const missing = tags.filter(tag => !isThere(tag));
  if (missing.some(tag => $failed.get().has(tag))) return "failed";
  for (const tag of missing) wantStage(tag);
  return missing.length === 0 ? "there" : "coming";
}

/** Fetches what registers the tag, also where that failed before; done when it is there, or has failed. */
export function wantStage(tag: string): Promise<void> {
  const fetch = offers.get(tag);
  if (fetch === undefined || isThere(tag)) return Promise.resolve();
  const asked = fetching.get(tag);
  if (asked !== undefined) return asked;
  const asking = fetch().then(
    () => tell(tag, false),
    error => {
      console.warn(`<${tag}> could not be fetched:`, error);
      tell(tag, true);
    },
  );
  fetching.set(tag, asking);
  if ($failed.get().has(tag)) mark(tag, false);
  return asking;
}

function tell(tag: string, isFailure: boolean): void {
  fetching.delete(tag);
  watch();
  mark(tag, isFailure);
  if (isFailure) retrying ??= setTimeout(retry, pause);
}

function mark(tag: string, isFailure: boolean): void {
  const failed = new Set($failed.get());
  if (isFailure) failed.add(tag);
  else failed.delete(tag);
  $failed.set(failed);
}

function retry(): void {
  clearTimeout(retrying);
  retrying = undefined;
  for (const tag of $failed.get()) wantStage(tag);
}

function whenIdle(): Promise<unknown> {
  return new Promise(resolve => {
    if (typeof requestIdleCallback === "function") requestIdleCallback(resolve);
    else setTimeout(resolve, settled);
  });
}

/** One after another, so that what is needed meanwhile does not wait behind them all. */
async function fetchAhead(): Promise<void> {
  for (const [tag, fetch] of offers) {
    await whenIdle();
    // Nobody needs it yet: whoever does asks again, and is told.
    if (!isThere(tag)) await fetch().catch(() => {});
    watch();
  }
}

/** Asks for what stands in this part of the page; what has failed is tried again in its own time, however often it is put in. */
function wantWithin(part: Document | Element): void {
  for (const tag of offers.keys()) {
    if (isThere(tag) || $failed.get().has(tag)) continue;
    const isIt = "localName" in part && part.localName === tag;
    if (isIt || part.querySelector(tag) !== null) wantStage(tag);
  }
}

/**
 * Looks at what is put into the page, as long as anything is still to be fetched. What stands in a shadow root is asked for
 * by the element whose it is, or comes when the page is idle.
 */
function watch(): void {
  if ([...offers.keys()].every(isThere)) {
    watching?.disconnect();
    watching = undefined;
    return;
  }
  if (watching !== undefined) return;
  watching = new MutationObserver(changes => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) if (node instanceof Element) wantWithin(node);
  });
  watching.observe(document, { childList: true, subtree: true });
}

/** Says how the modules that register these tags are fetched. Does nothing where there is no document. */
export function offerStages(stages: Readonly<Record<string, Fetch>>): void {
  if (typeof document === "undefined") return;
  for (const [tag, fetch] of Object.entries(stages)) offers.set(tag, fetch);
  wantWithin(document);
  watch();
  fetchAhead();
  addEventListener("online", () => {
    retry();
    fetchAhead();
  });
}
