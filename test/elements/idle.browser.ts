/** `idle-minutes`: how long after a person's last sign their session ends on a page, where that is sooner than the practice has it. */
import type { CareBadge, CareInbox, CareMessenger, CareProvider } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import type { Practice } from "../../stories/fixture.ts";
import { maybe, mount, practice, shown, textOf, waitUntil } from "./support.ts";

const { WebSocket: realSocket } = globalThis;
const { random } = Math;
/** How much later it is for the page than it is. */
let later = 0;

beforeEach(() => {
  later = 0;
  const now = performance.now.bind(performance);
  performance.now = () => now() + later;
  // Who lost the connection together tries again together.
  Math.random = () => 0.5;
});
afterEach(() => {
  Reflect.deleteProperty(performance, "now");
  Math.random = random;
  globalThis.WebSocket = realSocket;
});

/** What a page sets on an element that makes a client of its own, and how often that has asked for a token. */
function session(made: Practice) {
  const { server, practice: name, platform, token } = made.options("staff", "kim");
  globalThis.WebSocket = platform?.WebSocket ?? realSocket;
  let asked = 0;
  return {
    ...{ server, name },
    asked: () => asked,
    token: (): Promise<string> => {
      asked++;
      return token();
    },
  };
}

/** Nobody does anything for so long that the token has ended, and then the connection is lost. */
function leave(made: Practice): void {
  later += 11 * 60_000;
  made.server.cut();
}

describe("idle-minutes", () => {
  it("[F-193] of a provider says when the session ends here, and another number is another client", async () => {
    const made = await practice();
    const { server, name, token, asked } = session(made);
    const provider = await mount<CareProvider>(
      html`<care-provider .server=${server} .practice=${name} .token=${token} persist="none" idle-minutes="12"></care-provider>`,
    );
    const state = (): string | undefined => provider.client?.$status.get().state;
    await waitUntil(() => provider.client?.$session.get()?.state === "open");
    const { client } = provider;
    // That is no time to be away for: with another token it goes on.
    leave(made);
    await waitUntil(() => asked() === 2 && state() === "live");
    provider.idleMinutes = 1;
    await provider.updateComplete;
    expect(provider.client === client).to.equal(false);
    expect(client?.$status.get().state).to.equal("ended");
    await waitUntil(() => provider.client?.$session.get()?.state === "open");
    later += 60_000;
    await waitUntil(() => state() === "ended");
  });

  it("[F-193] of a messenger that stands alone says so to the person", async () => {
    const made = await practice();
    await made.conversation();
    const { server, name, token } = session(made);
    const messenger = await mount<CareMessenger>(
      html`<care-messenger .server=${server} .practice=${name} .token=${token} persist="none" idle-minutes="1"></care-messenger>`,
    );
    const inbox = await shown<CareInbox>(messenger, "care-inbox");
    await shown(inbox, "[part~=row]");
    // What watches over the session comes after the first welcome.
    await waitUntil(() => {
      later += 60_000;
      return textOf(maybe(inbox, "[part=status]")).startsWith("Your session has ended.");
    });
    expect(maybe(inbox, "[part~=row]") ?? null).to.equal(null);
    await expect(inbox).to.be.accessible();
  });

  it("[F-193] of a badge that stands alone is its own", async () => {
    const made = await practice();
    const id = await made.conversation();
    await made.say(id, "portal", "rosa", "Good morning");
    const { server, name, token } = session(made);
    const badge = await mount<CareBadge>(
      html`<care-badge .server=${server} .practice=${name} .token=${token} idle-minutes="1"></care-badge>`,
    );
    const number = (): string => textOf(maybe(badge, "[part=number]"));
    await waitUntil(() => number() === "1");
    later += 60_000;
    await waitUntil(() => number() === "");
  });
});
