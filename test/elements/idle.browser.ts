/** `idle-minutes`: for how long after a person's last sign their page asks for tokens, which keep the host's session alive. */
import type { CareBadge, CareInbox, CareMessenger, CareProvider } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import type { Practice } from "../../stories/fixture.ts";
import { pointAt } from "./device.ts";
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

/** A place that the pointer has not been at. */
let x = 10;
async function comeBack(): Promise<void> {
  x += 5;
  await pointAt({ x, y: 10 });
}

describe("idle-minutes", () => {
  it("of a provider says when its client asks for no more tokens, and another number is another client", async () => {
    const made = await practice();
    const { server, name, token, asked } = session(made);
    const provider = await mount<CareProvider>(
      html`<care-provider .server=${server} .practice=${name} .token=${token} persist="none" idle-minutes="1"></care-provider>`,
    );
    const state = (): string | undefined => provider.client?.$status.get().state;
    await waitUntil(() => state() === "live");
    const { client } = provider;
    leave(made);
    await waitUntil(() => state() === "paused");
    expect(asked()).to.equal(1);
    await comeBack();
    await waitUntil(() => state() === "live");
    expect(asked()).to.equal(2);
    expect(provider.client === client).to.equal(true);
    provider.idleMinutes = 12;
    await provider.updateComplete;
    expect(provider.client === client).to.equal(false);
    expect(client?.$status.get().state).to.equal("ended");
    await waitUntil(() => state() === "live");
    expect(asked()).to.equal(3);
    // Now it is no time to be away for.
    leave(made);
    await waitUntil(() => asked() === 4 && state() === "live");
  });

  it("of a messenger that stands alone says when its updates are paused", async () => {
    const made = await practice();
    await made.conversation();
    const { server, name, token, asked } = session(made);
    const messenger = await mount<CareMessenger>(
      html`<care-messenger .server=${server} .practice=${name} .token=${token} persist="none" idle-minutes="1"></care-messenger>`,
    );
    const inbox = await shown<CareInbox>(messenger, "care-inbox");
    await shown(inbox, "[part~=row]");
    leave(made);
    await waitUntil(() => textOf(maybe(inbox, "[part=status]")) === "Updates are paused while you are away.");
    await expect(inbox).to.be.accessible();
    expect(asked()).to.equal(1);
    await comeBack();
    await waitUntil(() => textOf(maybe(inbox, "[part=status]")) === "");
    expect(asked()).to.equal(2);
  });

  it("of a badge that stands alone is its own, and 15 where nothing is said", async () => {
    const made = await practice();
    const id = await made.conversation();
    await made.say(id, "portal", "rosa", "Good morning");
    const brief = session(made);
    const usual = session(made);
    const box = await mount<HTMLElement>(
      html`<div>
        <care-badge .server=${brief.server} .practice=${brief.name} .token=${brief.token} idle-minutes="1"></care-badge>
        <care-badge .server=${usual.server} .practice=${usual.name} .token=${usual.token}></care-badge>
      </div>`,
    );
    const badges = [...box.querySelectorAll<CareBadge>("care-badge")];
    const numbers = (): string[] => badges.map(badge => textOf(maybe(badge, "[part=number]")));
    await waitUntil(() => numbers().every(number => number === "1"));
    leave(made);
    await waitUntil(() => usual.asked() === 2);
    await made.say(id, "portal", "rosa", "Is anybody there?");
    await waitUntil(() => numbers()[1] === "2");
    expect([brief.asked(), numbers()[0]]).to.deep.equal([1, "1"]);
    await comeBack();
    await waitUntil(() => numbers()[0] === "2");
    expect([brief.asked(), usual.asked()]).to.deep.equal([2, 2]);
  });
});
