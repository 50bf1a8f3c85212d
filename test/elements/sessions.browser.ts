/** The person's session in elements: the warning that any key answers, what stands there afterwards, and where they are signed in. */
import type { CareInbox, CareMessenger, CareProvider, CareSettings, CareThread } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import type { Practice } from "../../stories/fixture.ts";
import { all, get, maybe, mount, next, practice, press, shown, textOf, waitUntil } from "./support.ts";

const { WebSocket: realSocket, fetch: realFetch } = globalThis;
const minute = 60_000;
/** How much later it is for the page than it is. */
let later = 0;

beforeEach(() => {
  later = 0;
  const now = performance.now.bind(performance);
  performance.now = () => now() + later;
});
afterEach(() => {
  Reflect.deleteProperty(performance, "now");
  globalThis.WebSocket = realSocket;
  globalThis.fetch = realFetch;
});

/** What a page sets on an element that makes a client of its own. */
function page(made: Practice, kind: "staff" | "portal" = "staff", sub = "kim") {
  const { server, practice: name, platform } = made.options(kind, sub);
  globalThis.WebSocket = platform?.WebSocket ?? realSocket;
  if (platform?.fetch !== undefined) globalThis.fetch = platform.fetch;
  const { token } = made.options(kind, sub);
  return { server, name, token };
}

const warningOf = (of: HTMLElement): HTMLElement | null => maybe(of, "[part=session-warning]") ?? null;

describe("a session", () => {
  it("[F-193] says two minutes before its end that it ends, and any key keeps it", async () => {
    const made = await practice();
    const { server, name, token } = page(made);
    const provider = await mount<CareProvider>(
      html`<care-provider .server=${server} .practice=${name} .token=${token} persist="none"><input aria-label="Chart" /></care-provider>`,
    );
    await waitUntil(() => provider.client?.$session.get()?.state === "open");
    get(provider, "slot");
    provider.querySelector("input")?.focus();
    later += 13.5 * minute;
    await waitUntil(() => warningOf(provider)?.matches(":popover-open") === true);
    const warning = warningOf(provider);
    expect(textOf(warning)).to.match(
      /^You have done nothing for a while. Your session ends at .+. Press any key/,
    );
    expect(document.activeElement).to.equal(provider.querySelector("input"));
    await expect(provider).to.be.accessible();
    await press("a");
    await waitUntil(() => warningOf(provider) === null);
    expect(provider.querySelector("input")?.value).to.equal("a");
  });

  it("[F-193] that has ended leaves no words on the page, and says how to go on", async () => {
    const made = await practice();
    const id = await made.conversation();
    await made.say(id, "portal", "rosa", "My knee hurts");
    const { server, name, token } = page(made);
    const messenger = await mount<CareMessenger>(
      html`<care-messenger .server=${server} .practice=${name} .token=${token} .conversation=${id} persist="none" style="height: 500px"></care-messenger>`,
    );
    const thread = await shown<CareThread>(messenger, "care-thread");
    await waitUntil(() => thread.shadowRoot?.textContent?.includes("My knee hurts") === true);
    const expired = next(messenger, "care-session-expired");
    later += 16 * minute;
    await expired;
    const inbox = get(messenger, "care-inbox") as CareInbox;
    await waitUntil(() => textOf(maybe(inbox, "[part=status]")).startsWith("Your session has ended."));
    const everything = (of: Element | ShadowRoot): string =>
      [...of.querySelectorAll("*")]
        .map(each => (each.shadowRoot ? everything(each.shadowRoot) : "") + (each as HTMLInputElement).value)
        .join(" ") + (of.textContent ?? "");
    const words = everything(messenger.shadowRoot as ShadowRoot);
    expect(words).not.to.match(/knee|Rosa|Diaz|MRN/);
    await expect(messenger).to.be.accessible();
    // The page goes to its sign-in page, or asks for another token.
    const asked = next(messenger, "care-sign-in-ask");
    get(inbox, "[part=try-again]").click();
    await asked;
    await waitUntil(() => textOf(maybe(inbox, "[part=status]")) !== "");
  });

  it("[F-193] is warned of by the page itself where it says so, and kept by its own keep-alive", async () => {
    const made = await practice();
    const { server, name, token } = page(made);
    const provider = await mount<CareProvider>(
      html`<care-provider .server=${server} .practice=${name} .token=${token} persist="none" @care-session-warning=${(event: Event) => event.preventDefault()}></care-provider>`,
    );
    await waitUntil(() => provider.client?.$session.get()?.state === "open");
    const warned = next(provider, "care-session-warning");
    later += 13.5 * minute;
    await warned;
    expect(warningOf(provider)).to.equal(null);
    provider.keepAlive();
    expect(provider.client?.$session.get()?.state).to.equal("open");
  });
});

describe("care-settings", () => {
  for (const [kind, sub] of [
    ["staff", "kim"],
    ["portal", "rosa"],
  ] as const)
    it(`[F-193] shows ${kind} where they are signed in, and ends another place`, async () => {
      const made = await practice();
      const client = made.client(kind, sub);
      const settings = await mount<CareSettings>(html`<care-settings .client=${client}></care-settings>`);
      await waitUntil(() => all(settings, "[part=session]").length === 1);
      expect(textOf(get(settings, "[part=session]"))).to.match(/This browser.*Since .*Last active/);
      expect(maybe(settings, "[part=end-others]") ?? null).to.equal(null);
      const elsewhere = made.client(kind, sub, { token: () => made.tokenElsewhere(kind, sub) });
      await waitUntil(() => all(settings, "[part=session]").length === 2);
      await expect(settings).to.be.accessible();
      const end = get(settings, "[part=end-session]");
      expect(end.getAttribute("aria-label")).to.match(/^End: .*Since/);
      end.focus();
      await press("Enter");
      await waitUntil(() => all(settings, "[part=session]").length === 1);
      await waitUntil(() => elsewhere.$status.get().state === "ended");
    });
});
