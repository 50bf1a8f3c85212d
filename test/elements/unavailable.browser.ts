import type { CareMessenger } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import type { Practice } from "../../stories/fixture.ts";
import { get, maybe, mount, next, practice, shown, textOf, waitUntil } from "./support.ts";

const delays = { retryFirst: 50, retryMax: 200, tokenSpacing: 10, wakeSpread: 1, unavailable: 50 };

/** What the practice offers in the portal from now on. */
function offer({ server, world }: Practice, portalMessaging: boolean): void {
  const { registration, id } = world.practice;
  server.restart({ [id]: { ...registration, settings: { portalMessaging } } });
}

const tags = [
  ...(["care-messenger", "care-inbox", "care-thread", "care-compose", "care-new-conversation"] as const),
  ...([
    "care-team",
    "care-patient-search",
    "care-settings",
    "care-tasks",
    "care-help",
    "care-administration",
  ] as const),
  "care-badge" as const,
];

describe("where the practice offers no portal messaging", () => {
  for (const tag of tags) {
    it(`[F-013] ${tag} shows nothing at all, and says so to the page`, async () => {
      const made = await practice({ portalMessaging: false });
      const conversation = await made.conversation();
      const box = await mount<HTMLElement>(html`<div></div>`);
      const element = document.createElement(tag);
      const told = next(box, "care-unavailable");
      Object.assign(element, { conversation, client: made.client("portal", "rosa", { delays }) });
      box.append(element);
      const { target, detail } = await told;
      expect(target).to.equal(element);
      expect(detail).to.deep.equal({ isOver: false });
      await element.updateComplete;
      expect(maybe(element, "*")).to.equal(null);
    });
  }

  it("[F-013] an open portal page goes when it is switched off, says so once, and comes back as it was", async () => {
    const made = await practice();
    const id = await made.conversation({ past: [{ from: "kim", text: "Your results are back.", ago: 5 }] });
    const messenger = await mount<CareMessenger>(html`<care-messenger conversation=${id}></care-messenger>`);
    const told: boolean[] = [];
    messenger.addEventListener("care-unavailable", ({ detail }) => told.push(detail.isOver));
    messenger.client = made.client("portal", "rosa", { delays });
    const words = (): string => textOf(get(messenger, "[part~=message]"));
    await shown(messenger, "[part~=message]");
    expect(words()).to.contain("Your results are back.");
    offer(made, false);
    await waitUntil(() => maybe(messenger, "*") === null);
    expect(told).to.deep.equal([false]);
    offer(made, true);
    await shown(messenger, "[part~=message]");
    expect(words()).to.contain("Your results are back.");
    expect(told).to.deep.equal([false, true]);
  });

  it("[F-013] nothing says that messages are loading before it is known whether there are any", async () => {
    const made = await practice({ portalMessaging: false });
    let give = (): void => {};
    const held = new Promise<void>(resolve => {
      give = resolve;
    });
    const token = async (): Promise<string> => {
      await held;
      return made.world.practice.token("portal", "rosa");
    };
    const client = made.client("portal", "rosa", { delays, token });
    const messenger = await mount<CareMessenger>(html`<care-messenger .client=${client}></care-messenger>`);
    const isSeen = (): boolean => messenger.checkVisibility({ visibilityProperty: true });
    let seen = isSeen();
    client.$status.subscribe(async ({ state }) => {
      if (state !== "connecting") return;
      await messenger.updateComplete;
      seen ||= isSeen();
    });
    client.$side.listen(() => {
      seen ||= isSeen();
    });
    expect(seen).to.equal(false);
    const told = next(messenger, "care-unavailable");
    give();
    await told;
    await messenger.updateComplete;
    expect(seen).to.equal(false);
    const staff = made.client("staff", "kim", { delays });
    messenger.client = staff;
    await shown(messenger, "care-inbox");
    expect(isSeen()).to.equal(true);
  });

  it("staff go on as before", async () => {
    const made = await practice({ portalMessaging: false });
    const id = await made.conversation({ past: [{ from: "kim", text: "Your results are back.", ago: 5 }] });
    const client = made.client("staff", "kim");
    const messenger = await mount<CareMessenger>(
      html`<care-messenger conversation=${id} .client=${client}></care-messenger>`,
    );
    await shown(messenger, "[part~=message]");
  });
});
