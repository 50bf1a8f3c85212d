/** What elements show and tell when the person's session is over, or never began, or is another person's. */
import type { CareBadge, CareInbox, CareMessenger, CareProvider, CareThread } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html, type TemplateResult } from "lit";
import { type Practice, until } from "../../stories/fixture.ts";
import { get, maybe, mount, next, practice, shown, textOf, texts, type, waitUntil } from "./support.ts";

const { warn } = console;
beforeEach(() => {
  console.warn = () => {};
});
afterEach(() => {
  console.warn = warn;
});

/** The page's back end, for one test. */
function answering(answer: (url: string) => Response | Promise<Response>): void {
  const real = window.fetch;
  window.fetch = async (input: RequestInfo | URL) => answer(String(input));
  restore.push(() => {
    window.fetch = real;
  });
}
const restore: (() => void)[] = [];
afterEach(() => {
  for (const undo of restore.splice(0)) undo();
});

/** A provider whose client speaks with the practice in memory. */
async function provider(
  made: Practice,
  token: (() => Promise<string>) | undefined,
  inside: TemplateResult,
): Promise<CareProvider> {
  const { server, practice: name, platform } = made.options("staff", "kim");
  const { WebSocket: real } = globalThis;
  globalThis.WebSocket = platform?.WebSocket ?? real;
  restore.push(() => {
    globalThis.WebSocket = real;
  });
  return mount<CareProvider>(html`<care-provider
    .server=${server} .practice=${name} .token=${token} persist="none">${inside}</care-provider>`);
}

describe("a session", () => {
  it("that is over is said in a sentence with Try again, and to the page", async () => {
    let status = 401;
    answering(() => new Response("{}", { status }));
    const box = await mount<HTMLElement>(html`<div></div>`);
    const told = next(box, "care-session-expired");
    const messenger = document.createElement("care-messenger") as CareMessenger;
    Object.assign(messenger, { server: "https://rooms.invalid", practice: "harbor", tokenUrl: "/token" });
    box.append(messenger);
    expect((await told).target === messenger).to.equal(true);
    const inbox = await shown<CareInbox>(messenger, "care-inbox");
    const line = await shown(inbox, "[part=status]");
    expect(textOf(line)).to.equal("Your session has ended. Please sign in again. Try again");
    expect(maybe(inbox, ".bone") === null).to.equal(true);
    await expect(inbox).to.be.accessible();
    status = 500;
    const error = next(box, "care-error");
    get(inbox, "[part=try-again]").click();
    expect((await error).detail).to.deep.equal({ code: "no-token", message: "token-url answered 500" });
    await waitUntil(
      () => textOf(get(inbox, "[part=status]")) === "Messages are not available right now. Try again",
    );
  });

  it("whose attributes cannot work is told to the page", async () => {
    const box = await mount<HTMLElement>(html`<div></div>`);
    const told = next(box, "care-error");
    const badge = document.createElement("care-badge") as CareBadge;
    Object.assign(badge, { server: "http://[", practice: "harbor", tokenUrl: "/token" });
    box.append(badge);
    expect((await told).detail.code).to.equal("bad-options");
  });

  it("of the next person begins with another token, and shows nothing of the former one", async () => {
    const made = await practice();
    const id = await made.conversation({ past: [{ from: "rosa", text: "For Kim", ago: 1 }] });
    const whole = await provider(
      made,
      made.options("staff", "kim").token,
      html`<care-badge></care-badge><care-messenger conversation=${id}></care-messenger>`,
    );
    const messenger = whole.querySelector("care-messenger") as CareMessenger;
    const badge = whole.querySelector("care-badge") as CareBadge;
    const former = whole.client;
    messenger.patient = { id: "a".repeat(26), name: "Rosa Diaz", patientId: "1" };
    await waitUntil(() => maybe(messenger, "[part=patient]"));
    (await shown(messenger, ".new-message")).click();
    const topic = await shown<HTMLInputElement>(messenger, "#topic");
    topic.focus();
    await type("Of Kim alone");
    expect(await whole.signOut({ discard: true })).to.equal("done");
    await waitUntil(() => maybe(messenger, "care-new-conversation") === null);
    expect([messenger.conversation, messenger.patient]).to.deep.equal([null, null]);
    expect(textOf(badge.shadowRoot as unknown as Element)).to.equal("");
    const seen: string[] = [];
    const look = (): void => {
      seen.push(JSON.stringify([whole, messenger, badge].map(everyText)));
    };
    const watch = setInterval(look, 0);
    whole.token = made.options("staff", "vera").token;
    await whole.updateComplete;
    expect(whole.client === former).to.equal(false);
    await until(whole.client?.$status ?? never, ({ state }) => state === "live");
    await waitUntil(() => maybe(get(messenger, "care-inbox"), "[part=empty]"));
    look();
    clearInterval(watch);
    expect(seen.filter(text => /Kim|Rosa/.test(text))).to.deep.equal([]);
    expect(whole.client?.$me.get()?.name).to.contain("Vera");
  });

  it("that the page hands over without signing out goes on as the next person's", async () => {
    const made = await practice();
    await made.conversation();
    const short = () => made.world.practice.token("staff", "kim", { name: "Kim Park", life: 2 });
    const whole = await provider(made, short, html`<care-inbox></care-inbox>`);
    const inbox = whole.querySelector("care-inbox") as CareInbox;
    await waitUntil(() => texts(inbox, "[part=patient]").length > 0);
    const former = whole.client;
    whole.token = made.options("staff", "vera").token;
    await waitUntil(() => whole.client !== former);
    await waitUntil(() => maybe(inbox, "[part=empty]"));
    expect(former?.$status.get().state).to.equal("ended");
    expect(whole.client?.$me.get()?.name).to.contain("Vera");
  });

  it("is asked for by a path of the parent's in a srcdoc frame", async () => {
    const frame = document.createElement("iframe");
    frame.srcdoc = "<!doctype html><title>embedded</title><body></body>";
    const box = await mount<HTMLElement>(html`<div></div>`);
    await new Promise(loaded => {
      frame.addEventListener("load", loaded, { once: true });
      box.append(frame);
    });
    const inner = frame.contentWindow as Window & typeof globalThis;
    const asked = new Promise<string>(resolve => {
      inner.fetch = async input => {
        resolve(String(input));
        return new Response("{}", { status: 401 });
      };
    });
    const source = new URL("/test/elements/fetch-token.page.js", location.origin).href;
    const script = inner.document.createElement("script");
    script.type = "module";
    script.textContent = `import { fetchToken } from ${JSON.stringify(source)};
      fetchToken("/token").catch(({ code }) => document.body.append(code));`;
    inner.document.body.append(script);
    expect(await asked).to.equal(`${location.origin}/token`);
    await waitUntil(() => inner.document.body.textContent?.includes("session-expired"));
  });

  it("offline says of a conversation that was never loaded why it is not there", async () => {
    const made = await practice();
    const id = await made.conversation();
    made.setOnline(false);
    const client = made.client("staff", "kim");
    const thread = await mount<CareThread>(
      html`<care-thread .client=${client} conversation=${id}></care-thread>`,
    );
    const line = await shown(thread, "[part=status]");
    expect(textOf(line)).to.contain("this conversation is not on this page yet");
    expect(maybe(thread, ".bone") === null).to.equal(true);
    await expect(thread).to.be.accessible();
    made.setOnline(true);
    await shown(thread, "[part=log]");
  });
});

const never = { get: () => ({ state: "connecting" }) as const, listen: () => () => {} } as never;

/** Everything that an element says to a person, through shadow roots. */
function everyText(element: Element): string {
  const inner = [...(element.shadowRoot ?? element).querySelectorAll("*")];
  const nested = inner.filter(({ shadowRoot }) => shadowRoot !== null).map(everyText);
  const fields = inner.map(field => ("value" in field ? String(field.value) : ""));
  return [textOf(element.shadowRoot as unknown as Element), ...fields, ...nested].join(" ");
}
