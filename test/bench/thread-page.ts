/** What runs in the page of the thread's bench: one `care-thread`, on a client that forgets a thread as it is left. */
import "@carethread/elements/define/care-thread";
import { createCareClient, defaultPlatform } from "@carethread/client";

const asked = new URLSearchParams(location.search);
const name = (key: string): string => asked.get(key) ?? "";

/** For each frame with events: animation frames, and milliseconds, until its last message is painted. */
export interface Painted {
  readonly frames: number;
  readonly ms: number;
}
const painted: Painted[] = [];

function lastText(): string {
  const texts = thread.shadowRoot?.querySelectorAll("[part~=text]") ?? [];
  return texts[texts.length - 1]?.textContent ?? "";
}

function watchPaint(text: string): void {
  const came = performance.now();
  let frames = 0;
  const look = (): void => {
    frames++;
    if (!lastText().includes(text)) requestAnimationFrame(look);
    // The next task comes after this frame was painted.
    else {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => painted.push({ frames, ms: performance.now() - came });
      port2.postMessage(null);
    }
  };
  requestAnimationFrame(look);
}

class WatchedSocket extends WebSocket {
  constructor(url: string) {
    super(url);
    this.addEventListener("message", ({ data }) => {
      const text = /^\{"type":"events".*"text":"([^"]*)"/.exec(String(data))?.[1];
      if (text !== undefined) watchPaint(text);
    });
  }
}

const client = createCareClient({
  server: name("server"),
  practice: name("practice"),
  platform: { ...defaultPlatform(), WebSocket: WatchedSocket as unknown as typeof WebSocket },
  delays: { release: 0 },
  async token() {
    const response = await fetch(`/token?${new URLSearchParams({ kind: name("kind"), sub: name("sub") })}`);
    return ((await response.json()) as { token: string }).token;
  },
});

const thread = document.createElement("care-thread");
thread.client = client;
thread.style.blockSize = "90vh";
document.body.append(thread);

/** Opens a conversation; resolves with the milliseconds until its last message is painted, in view. */
async function open(id: string, last: string): Promise<number> {
  const start = performance.now();
  thread.conversation = id;
  await new Promise<void>(resolve => {
    const look = (): void => {
      const log = thread.shadowRoot?.querySelector("[part~=log]");
      const texts = log?.querySelectorAll("[part~=text]") ?? [];
      const end = texts[texts.length - 1];
      const bottom = Math.min(log?.getBoundingClientRect().bottom ?? 0, innerHeight);
      const there = end?.textContent?.includes(last) && end.getBoundingClientRect().bottom <= bottom;
      if (!there) requestAnimationFrame(look);
      else {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(null);
      }
    };
    requestAnimationFrame(look);
  });
  return performance.now() - start;
}

function leave(): void {
  thread.conversation = null;
}

export interface BenchPage {
  readonly open: typeof open;
  readonly leave: typeof leave;
  readonly painted: readonly Painted[];
  readonly isLive: () => boolean;
}

const page: BenchPage = { open, leave, painted, isLive: () => client.$status.get().state === "live" };
Object.assign(globalThis, { bench: page });
