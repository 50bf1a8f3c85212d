/** What people take with them: the patient's download, the staff's export of a conversation and of a patient, and print. */
import type { CareAdministration, CareSettings, CareThread } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { unzipSync } from "fflate";
import { html } from "lit";
import type { Practice } from "../../stories/fixture.ts";
import { all, get, maybe, mount, practice, press, shown, textOf, type, waitUntil } from "./support.ts";

/** What was saved last: the link's name and what it leads to. */
let saved: { readonly name: string; readonly blob: Blob } | null = null;
let prints = 0;
const { createObjectURL } = URL;
const { click } = HTMLAnchorElement.prototype;
const { print } = window;

beforeEach(() => {
  saved = null;
  prints = 0;
  let blob: Blob | null = null;
  Reflect.set(window, "showSaveFilePicker", undefined);
  URL.createObjectURL = made => {
    blob = made as Blob;
    return createObjectURL.call(URL, made);
  };
  HTMLAnchorElement.prototype.click = function () {
    if (blob !== null) saved = { name: this.download, blob };
  };
  window.print = () => {
    prints++;
  };
});
afterEach(() => {
  URL.createObjectURL = createObjectURL;
  HTMLAnchorElement.prototype.click = click;
  window.print = print;
});

async function files(): Promise<Record<string, string>> {
  await waitUntil(() => saved !== null, "nothing was saved");
  const bytes = new Uint8Array((await saved?.blob.arrayBuffer()) ?? []);
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, file]) => [name, new TextDecoder().decode(file)]),
  );
}

async function talk(): Promise<Practice & { readonly id: string }> {
  const made = await practice({ notes: true, staffAccess: "searchable" });
  await made.addStaff("kim", "Kim Park", "Registered nurse", {
    permissions: ["export", "audit"],
    version: 9,
  });
  const id = await made.conversation();
  await made.say(id, "portal", "rosa", "My knee <b>hurts</b>");
  return Object.assign(made, { id });
}

describe("what people take with them", () => {
  it("[F-194] a patient downloads what they see: a page, the same as FHIR, and says when it is done", async () => {
    const made = await talk();
    const element = await mount<CareSettings>(
      html`<care-settings lang="en" .client=${made.client("portal", "rosa")}></care-settings>`,
      { width: 400, height: 900 },
    );
    const button = await shown<HTMLButtonElement>(element, "[part=download]");
    await expect(element).to.be.accessible();
    button.focus();
    await press("Enter");
    const zip = await files();
    expect(saved?.name).to.match(/^Messages of Rosa Diaz \d{4}-\d\d-\d\d\.zip$/);
    expect(Object.keys(zip)).to.deep.equal(["index.html", "messages.fhir.json"]);
    expect(zip["index.html"]).to.contain("My knee &lt;b&gt;hurts&lt;/b&gt;");
    const said = (entry: { resource: { payload?: { contentString?: string }[] } }) =>
      entry.resource.payload?.[0]?.contentString;
    expect(JSON.parse(zip["messages.fhir.json"] ?? "").entry.map(said)).to.include("My knee <b>hurts</b>");
    await waitUntil(() => textOf(get(element, "[part=export-status]")).startsWith("Done: "));
    // The button was pressed, and has the focus still.
    expect(element.shadowRoot?.activeElement).to.equal(button);
    await expect(element).to.be.accessible();
  });

  it("the page reads well: one heading, a heading a conversation, no fault that axe knows", async () => {
    const made = await talk();
    const client = made.client("portal", "rosa");
    const [rosa] = (await client.findPatients("", { for: "open" })).patients;
    const taken = await client.export({ patient: rosa?.id ?? "" });
    const { exportWords } = await import("../support/export-words.ts");
    const { exportBody, FileNames, pageStyles } = await import("@carethread/model");
    let text = "";
    const options = {
      words: exportWords,
      language: "en",
      dir: "ltr",
      timeZone: "UTC",
      names: new FileNames(),
    } as const;
    for await (const piece of exportBody(taken.exported, options)) text += piece;
    const host = document.createElement("div");
    const root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(pageStyles(":host", ".page"));
    root.adoptedStyleSheets = [sheet];
    root.innerHTML = `<div class="page">${text}</div>`;
    document.body.append(host);
    expect([...root.querySelectorAll("h1, h2")].map(({ tagName }) => tagName)).to.deep.equal(["H1", "H2"]);
    await expect(host).to.be.accessible();
    host.remove();
  });

  it("[F-178] staff who may export a conversation, or print it, from its header; who may not is shown nothing", async () => {
    const made = await talk();
    const thread = await mount<CareThread>(
      html`<care-thread lang="en" .client=${made.client("staff", "kim")} conversation=${made.id}></care-thread>`,
      { width: 800, height: 700 },
    );
    (await shown<HTMLButtonElement>(thread, "[part=settings]")).click();
    (await shown<HTMLButtonElement>(thread, "[part=export]")).click();
    expect(Object.keys(await files())).to.include("index.html");
    await waitUntil(() => textOf(get(thread, "[part=export-status]")).startsWith("Done: "));
    await expect(thread).to.be.accessible();
    get<HTMLButtonElement>(thread, "[part=print]").click();
    await waitUntil(() => prints === 1, "nothing was printed");
    const paper = document.querySelector("[data-carethread-paper]");
    expect(paper?.shadowRoot?.textContent).to.contain("My knee <b>hurts</b>");
    expect(paper?.shadowRoot?.querySelector("b")).to.equal(null);
    expect(document.title).to.equal("Messages of Rosa Diaz");
    window.dispatchEvent(new Event("afterprint"));
    expect(document.querySelector("[data-carethread-paper]")).to.equal(null);
    await made.addStaff("kim", "Kim Park", "Registered nurse", { permissions: [], version: 10 });
    await waitUntil(() => maybe(thread, "[part=export]") === null, "the export is offered still");
  });

  it("[F-192] both stand in the record, where all of a patient's messages are exported as well", async () => {
    const made = await talk();
    const element = await mount<CareAdministration>(
      html`<care-administration lang="en" .client=${made.client("staff", "kim")}></care-administration>`,
      { width: 800, height: 2_000 },
    );
    await shown(element, "[data-section=record] [part=verify]:not([disabled])");
    expect(maybe(element, "[part=export-patient]")).to.equal(null);
    get<HTMLInputElement>(element, "#patient").focus();
    await type("rosa");
    await waitUntil(() => maybe(element, "[part=option]") !== null);
    await press("Enter");
    (await shown<HTMLButtonElement>(element, "[part=export-patient]")).click();
    expect(Object.keys(await files())).to.include("messages.fhir.json");
    await made.server.tick();
    get<HTMLButtonElement>(element, "[part=remove]").click();
    get<HTMLInputElement>(element, "#patient").focus();
    await type("rosa");
    await waitUntil(() => maybe(element, "[part=option]") !== null);
    await press("Enter");
    await waitUntil(() =>
      all(element, "[part=entry]").some(row => textOf(row).includes("Exported all messages")),
    );
  });
});
