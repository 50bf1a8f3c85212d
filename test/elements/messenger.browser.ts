import type { CareBadge, CareInbox, CareMessenger, CareProvider } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { fillInbox } from "../../stories/conversations.ts";
import { until } from "../../stories/fixture.ts";
import {
  focused,
  get,
  maybe,
  mount,
  next,
  practice,
  press,
  shown,
  textOf,
  texts,
  type,
  waitUntil,
} from "./support.ts";

describe("care-messenger", () => {
  it("[F-024] [F-082] a nurse and a patient write to each other", async () => {
    const made = await practice();
    const id = await made.conversation();
    const [kim, rosa] = await Promise.all(
      [made.client("staff", "kim"), made.client("portal", "rosa")].map(client =>
        mount<CareMessenger>(html`<care-messenger .client=${client} conversation=${id}></care-messenger>`),
      ),
    );
    const write = async (messenger: HTMLElement, text: string): Promise<void> => {
      (await shown(messenger, "textarea")).focus();
      await type(text);
      await press("Enter");
    };
    await shown(kim as Element, "[part=log]");
    await shown(rosa as Element, "[part=log]");
    await write(kim as HTMLElement, "How are you?");
    await waitUntil(() => textOf(maybe(rosa as Element, "[part=text]")) === "How are you?");
    await write(rosa as HTMLElement, "Better");
    const log = get(kim as Element, "[part=log]");
    await waitUntil(() => texts(log, "[part=text]").join() === "How are you?,Better");
    expect(texts(log, "[part=sender]")).to.deep.equal(["You", "Rosa Diaz Patient"]);
  });

  it("[F-047] narrow: the list, then the thread with a way back; the focus follows", async () => {
    const made = await practice();
    await fillInbox(made);
    const messenger = await mount<CareMessenger>(
      html`<care-messenger .client=${made.client("staff", "kim")}></care-messenger>`,
      { width: 360 },
    );
    const inbox = get<CareInbox>(messenger, "care-inbox");
    await shown(inbox, "[part~=row]");
    expect(maybe(messenger, ".detail")?.checkVisibility()).to.equal(false);
    expect(inbox.offsetWidth).to.equal(360);
    inbox.focusRow();
    const row = focused();
    await press("Enter");
    await waitUntil(() => focused()?.localName === "h2");
    expect(inbox.checkVisibility()).to.equal(false);
    get(messenger, ".back").click();
    await waitUntil(() => inbox.checkVisibility() && focused() === row);
    expect(messenger.conversation).to.equal(null);
    expect(messenger.scrollWidth).to.be.at.most(360);
  });

  it("[F-047] at 320 px nothing is cut off sideways", async () => {
    const made = await practice();
    const id = await fillInbox(made);
    for (const conversation of [null, id]) {
      const messenger = await mount<CareMessenger>(
        html`<care-messenger .client=${made.client("staff", "kim")} .conversation=${conversation}></care-messenger>`,
        { width: 320 },
      );
      await shown(messenger, conversation === null ? "[part~=row]" : "[part~=message]");
      for (const part of ["care-inbox", "[part=log]"]) {
        const scroller = maybe(messenger, part);
        if (scroller?.checkVisibility()) expect(scroller.scrollWidth).to.equal(scroller.clientWidth);
      }
    }
  });

  it("wide: opening puts the focus into the text box, and Escape gives it back to the row", async () => {
    const made = await practice();
    await fillInbox(made);
    const messenger = await mount<CareMessenger>(
      html`<care-messenger .client=${made.client("staff", "kim")}></care-messenger>`,
    );
    const inbox = get<CareInbox>(messenger, "care-inbox");
    await shown(inbox, "[part~=row]");
    inbox.focusRow();
    const row = focused();
    const opened = next(messenger, "care-open-conversation");
    await press("Enter");
    expect(messenger.conversation).to.equal((await opened).detail.id);
    await waitUntil(() => focused()?.localName === "textarea");
    await shown(messenger, "[part~=message]");
    expect(focused()?.getAttribute("aria-label")).to.equal("Message");
    expect(row?.getAttribute("aria-current")).to.equal("true");
    await press("Escape");
    expect(focused() === row).to.equal(true);
    get(messenger, "[part=log]").focus();
    await press("Escape");
    expect(focused() === row).to.equal(true);
    get(messenger, "[part=new-message]").click();
    await waitUntil(() => row?.hasAttribute("aria-current") === false);
  });

  it("takes no focus when it comes with a conversation", async () => {
    const made = await practice();
    const id = await fillInbox(made);
    const messenger = await mount<CareMessenger>(
      html`<care-messenger .client=${made.client("staff", "kim")} conversation=${id}></care-messenger>`,
    );
    await shown(messenger, "[part~=message]");
    expect(document.activeElement).to.equal(document.body);
  });

  it("tells the host when the person goes back to the list", async () => {
    const made = await practice();
    const id = await fillInbox(made);
    const messenger = await mount<CareMessenger>(
      html`<care-messenger .client=${made.client("staff", "kim")} conversation=${id}></care-messenger>`,
      { width: 360 },
    );
    const left = next(messenger, "care-conversation-leave");
    get(messenger, ".back").click();
    expect((await left).detail.id).to.equal(id);
    expect(messenger.conversation).to.equal(null);
  });

  it("keeps its layout where the page makes it a block", async () => {
    const made = await practice();
    await fillInbox(made);
    const messenger = await mount<CareMessenger>(
      html`<care-messenger style="display: block" .client=${made.client("staff", "kim")}></care-messenger>`,
      { height: 500 },
    );
    await shown(messenger, "[part~=row]");
    expect(messenger.offsetHeight).to.equal(500);
    expect(get(messenger, ".frame").offsetHeight).to.equal(500);
    expect(get(messenger, "care-inbox").offsetHeight).to.be.within(350, 500);
  });

  it("an accent alone colours buttons, markers and own messages, in light and in dark", async () => {
    const made = await practice();
    const id = await fillInbox(made);
    const look = async (style: string): Promise<string[]> => {
      const messenger = await mount<CareMessenger>(
        html`<care-messenger style=${style} .client=${made.client("staff", "kim")} conversation=${id}></care-messenger>`,
      );
      await shown(messenger, "[part~=message-own]");
      await shown(messenger, "[part~=unread]");
      await shown(messenger, "[part~=row-current]");
      await expect(messenger).to.be.accessible();
      return [
        "[part=new-message]",
        "[part~=unread]",
        "[part~=message-own] .bubble",
        "[part~=row-current]",
      ].map(node => getComputedStyle(get(messenger, node)).backgroundColor);
    };
    for (const scheme of ["light", "dark"]) {
      const plain = await look(`color-scheme: ${scheme}`);
      const themed = await look(`color-scheme: ${scheme}; --care-accent: #6d28d9`);
      expect(themed.filter((colour, index) => colour === plain[index])).to.deep.equal([]);
    }
    const own = await look("--care-accent: #6d28d9; --care-own: rgb(230 250 220)");
    expect(own[2]).to.equal("rgb(230, 250, 220)");
  });

  it("offline: the list's notice stays in view, and a thread not yet loaded says whom it is about", async () => {
    const made = await practice();
    const id = await fillInbox(made);
    const messenger = await mount<CareMessenger>(
      html`<care-messenger .client=${made.client("staff", "kim")}></care-messenger>`,
      { height: 330 },
    );
    const inbox = get<CareInbox>(messenger, "care-inbox");
    await shown(inbox, `[data-id="${id}"]`);
    made.setOnline(false);
    const notice = await shown(inbox, "[part=status]");
    inbox.scrollTop = 120;
    expect(inbox.scrollTop).to.equal(120);
    expect(notice.getBoundingClientRect().top).to.equal(inbox.getBoundingClientRect().top);
    messenger.conversation = id;
    await waitUntil(() => textOf(maybe(messenger, "care-thread h2, h2.title")) === "Rosa Diaz ID 20443");
    expect(textOf(get(messenger, "[part=topic]"))).to.equal("Blood pressure");
  });

  it("says what is missing: once to the page's makers, and calmly to people", async () => {
    const warnings: string[] = [];
    const real = console.warn;
    console.warn = (...said: unknown[]) => warnings.push(said.join(" "));
    try {
      const messenger = await mount<CareMessenger>(html`<care-messenger practice="harbor"></care-messenger>`);
      await waitUntil(() =>
        textOf(maybe(messenger, "[part=status]")).startsWith("Messages are not available"),
      );
      expect(warnings).to.deep.equal(["<care-messenger>: missing server, token-url (or .token)"]);
      expect(maybe(messenger, ".bones")).to.equal(null);
    } finally {
      console.warn = real;
    }
  });

  it("[F-060] New message opens the form, and what it starts is opened", async () => {
    const made = await practice();
    const messenger = await mount<CareMessenger>(
      html`<care-messenger .client=${made.client("portal", "rosa")}></care-messenger>`,
    );
    await shown(messenger, "[part=empty]");
    const button = get(messenger, "[part=new-message]");
    expect(textOf(button)).to.equal("New message");
    button.click();
    await waitUntil(() => focused()?.id === "topic");
    await type("Dizzy");
    await press("Tab", "Tab", "Tab", "Tab", "Tab");
    expect(focused()?.id).to.equal("message");
    await type("Since yesterday");
    await press("Tab");
    expect(focused()?.getAttribute("aria-label")).to.equal("Attach");
    await press("Tab", "Tab", "Enter");
    await waitUntil(() => textOf(maybe(messenger, "[part=text]")) === "Since yesterday");
    await waitUntil(() => focused()?.getAttribute("aria-label") === "Message");
    // The list hears of it from another room.
    await waitUntil(() => textOf(maybe(messenger, "[part~=row-button]")) === "Dizzy");
  });

  it("Cancel gives the focus back", async () => {
    const made = await practice();
    const messenger = await mount<CareMessenger>(
      html`<care-messenger .client=${made.client("portal", "rosa")}></care-messenger>`,
    );
    (await shown(messenger, "[part=new-message]")).click();
    (await shown(messenger, "[part=cancel]")).click();
    await waitUntil(() => focused() === get(messenger, "[part=new-message]"));
  });

  it("is accessible with a thread, with the form and without", async () => {
    const made = await practice();
    const id = await fillInbox(made);
    const messenger = await mount<CareMessenger>(
      html`<care-messenger .client=${made.client("staff", "kim")}></care-messenger>`,
    );
    await shown(messenger, "[part~=row]");
    await expect(messenger).to.be.accessible();
    messenger.conversation = id;
    await shown(messenger, "[part~=message]");
    await expect(messenger).to.be.accessible();
    get(messenger, "[part=new-message]").click();
    await shown(messenger, "#topic");
    await expect(messenger).to.be.accessible();
  });
});

describe("care-badge", () => {
  it("[F-141] [F-142] shows the server's number, and follows it", async () => {
    const made = await practice();
    const id = await made.conversation();
    const client = made.client("staff", "kim");
    const badge = await mount<CareBadge>(html`<care-badge .client=${client}></care-badge>`);
    await until(client.$badge, count => count === 0);
    await badge.updateComplete;
    expect(maybe(badge, "[part=number]")).to.equal(null);
    await made.say(id, "portal", "rosa", "One");
    await waitUntil(() => textOf(maybe(badge, "[part=number]")) === "1");
    await made.say(id, "portal", "rosa", "Two");
    await waitUntil(() => textOf(maybe(badge, "[part=number]")) === "2");
    expect(textOf(get(badge, ".sr"))).to.equal("2 unread messages");
    badge.max = 1;
    await badge.updateComplete;
    expect(textOf(get(badge, "[part=number]"))).to.equal("1+");
    await expect(badge).to.be.accessible();
  });
});

describe("care-provider", () => {
  it("gives its elements one client, and keeps it while it is moved", async () => {
    const made = await practice();
    const { server, practice: name, token } = made.options("staff", "kim");
    const provider = await mount<CareProvider>(
      html`<care-provider .server=${server} .practice=${name} .token=${token}>
        <div><care-inbox></care-inbox></div>
      </care-provider>`,
    );
    const { client } = provider;
    expect(client === null).to.equal(false);
    const inbox = provider.querySelector("care-inbox") as CareInbox;
    const elsewhere = await mount(html`<div></div>`);
    elsewhere.append(provider);
    await provider.updateComplete;
    expect(provider.client === client).to.equal(true);
    expect(inbox.isConnected).to.equal(true);
  });

  it("destroys its client when it has left the page for good", async () => {
    const made = await practice();
    const { server, practice: name, token } = made.options("staff", "kim");
    const provider = await mount<CareProvider>(
      html`<care-provider .server=${server} .practice=${name} .token=${token}></care-provider>`,
    );
    const client = provider.client;
    provider.remove();
    await waitUntil(() => client?.$status.get().state === "ended");
    await made.conversation();
    const box = await mount(html`<div></div>`);
    box.append(provider);
    await provider.updateComplete;
    expect(provider.client === client).to.equal(false);
    expect(provider.client === null).to.equal(false);
  });

  it("asks only the page's own origin for a token", async () => {
    const asked: string[] = [];
    const real = window.fetch;
    window.fetch = async (input: RequestInfo | URL) => {
      asked.push(String(input));
      return new Response(JSON.stringify({ token: "a.b.c" }));
    };
    try {
      await mount(
        html`<care-provider server="http://rooms.invalid" practice="harbor" token-url="/token"></care-provider>`,
      );
      await waitUntil(() => asked.length > 0);
      expect(asked[0]).to.equal(`${location.origin}/token`);
      asked.length = 0;
      const foreign = await mount<CareProvider>(
        html`<care-provider
          server="http://rooms.invalid"
          practice="other"
          token-url="https://elsewhere.invalid/token"
        ></care-provider>`,
      );
      await waitUntil(() => foreign.client?.$status.get().state === "no-token");
      expect(asked.filter(url => url.includes("elsewhere"))).to.deep.equal([]);
    } finally {
      window.fetch = real;
    }
  });

  it("warns of attributes that cannot work, and does not throw", async () => {
    const warnings: unknown[] = [];
    const real = console.warn;
    console.warn = (...said: unknown[]) => warnings.push(said);
    try {
      const provider = await mount<CareProvider>(
        html`<care-provider server="http://[" practice="harbor" token-url="/token"></care-provider>`,
      );
      provider.requestUpdate();
      await provider.updateComplete;
      expect(provider.client === null).to.equal(true);
      expect(warnings.length).to.equal(1);
    } finally {
      console.warn = real;
    }
  });

  it("registering twice throws nothing", async () => {
    const { register } = await import("../../packages/elements/src/define/register.ts");
    register("care-badge", class extends HTMLElement {});
    expect(customElements.get("care-badge")?.name).to.equal("CareBadge");
  });
});
