/** The person's devices in their settings, and who certifies them as a page says it. */
import type { CareClient } from "@carethread/client";
import type { CareProvider, CareSettings } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { beginEncrypted, devicesOf, enrolled } from "../../stories/encrypted.ts";
import { focused, get, maybe, mount, practice, press, shown, textOf, texts, waitUntil } from "./support.ts";

const { WebSocket: realSocket, fetch: realFetch } = globalThis;

afterEach(() => {
  globalThis.WebSocket = realSocket;
  globalThis.fetch = realFetch;
});

describe("the devices that can read encrypted conversations", () => {
  it("[F-191] are listed where one is signed in, and a lost one is taken off after one is told what follows", async () => {
    const devices = await devicesOf(await practice({ encryption: true }));
    const rosa = await devices.client("portal", "rosa");
    const lost = await devices.client("staff", "kim");
    const kim = await devices.client("staff", "kim");
    const id = await beginEncrypted(rosa);
    const settings = await mount<CareSettings>(html`<care-settings .client=${kim}></care-settings>`);
    await shown(settings, "[part=device]");
    expect(texts(settings, "[part=device] .own")).to.deep.equal(["This device"]);
    await expect(settings).to.be.accessible();
    const other = (await (await kim.devices()).list()).find(({ own }) => !own)?.id;
    const off = get(settings, `[data-device="${other}"] [part=device-off]`);
    expect(off.getAttribute("aria-label")).to.match(/^Take off: Chrome.*, Since /);
    off.focus();
    await press("Enter");
    const question = await shown(settings, "[part=device-question]");
    expect(textOf(question)).to.contain("It reads nothing new then, in any conversation.");
    await waitUntil(() => question.contains(focused()));
    await expect(settings).to.be.accessible();
    await press("Escape");
    await waitUntil(() => focused()?.getAttribute("part") === "device-off");
    expect(maybe(settings, "[part=device-question]")).to.equal(null);
    await press("Enter");
    await shown(settings, "[part=device-question]");
    await waitUntil(() => textOf(focused()) === "Take off");
    await press("Enter");
    await waitUntil(() => texts(settings, "[part=device]").length === 1);
    expect(focused()?.id).to.equal("devices");
    expect(texts(settings, "[part=devices] [role=status]")).to.deep.equal(["Taken off."]);
    // Both sides are told of it.
    const { $items } = rosa.conversation(id);
    const stop = $items.subscribe(() => {});
    await waitUntil(() => $items.get().some(({ event }) => event?.type === "device-left"));
    stop();
    lost.destroy();
  });

  it("are no part of the settings of a page that can be none", async () => {
    const made = await practice({ encryption: true });
    const client = made.client("staff", "kim");
    const settings = await mount<CareSettings>(html`<care-settings .client=${client}></care-settings>`);
    await shown(settings, "[part=session]");
    expect(maybe(settings, "[part=devices]")).to.equal(null);
  });

  it("[F-191] are certified by whom the page names to its provider", async () => {
    const made = await practice({ encryption: true });
    const devices = await devicesOf(made);
    const { server, practice: name, platform, token } = made.options("staff", "kim");
    globalThis.WebSocket = platform?.WebSocket ?? realSocket;
    if (platform?.fetch !== undefined) globalThis.fetch = platform.fetch;
    const provider = await mount<CareProvider>(
      html`<care-provider .server=${server} .practice=${name} .token=${token} .devices=${devices.of("staff", "kim")} persist="none"></care-provider>`,
    );
    await waitUntil(() => provider.client?.encrypts === true);
    const settings = document.createElement("care-settings");
    await enrolled(provider.client as CareClient);
    provider.append(settings);
    await shown(settings, "[part=device]");
    expect(texts(settings, "[part=device] .own")).to.deep.equal(["This device"]);
  });
});
