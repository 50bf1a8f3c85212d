/** The elements in a page that styles its own words as it likes: what they show is what was written. */
import type { CareInbox, CareThread } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { bloodPressure } from "../../stories/conversations.ts";
import { all, get, mount, practice, shown, texts, waitUntil } from "./support.ts";

const loud = `
  text-transform: uppercase; letter-spacing: 4px; word-spacing: 9px; text-align: center; text-indent: 3em;
  font-style: italic; font-weight: 900; font-variant: small-caps; white-space: pre; user-select: none;
  -webkit-user-select: none;
`;

const asked = [
  ...[
    "text-transform",
    "letter-spacing",
    "word-spacing",
    "text-align",
    "text-indent",
    "font-style",
    "font-weight",
  ],
  ...["font-variant-caps", "white-space-collapse", "user-select", "font-size", "inline-size"],
];

/** How the words of a thread and the rows of a list look. */
async function looksIn(style: string): Promise<Record<string, string>[]> {
  const made = await practice({ notes: true });
  const id = await made.conversation({ past: bloodPressure });
  const client = made.client("staff", "kim");
  const page = await mount<HTMLElement>(
    html`<div style=${style}>
      <care-inbox .client=${client} style="inline-size: 400px"></care-inbox>
      <care-thread .client=${client} conversation=${id} style="block-size: 500px; inline-size: 600px"></care-thread>
    </div>`,
  );
  const thread = get<CareThread>(page, "care-thread");
  const inbox = get<CareInbox>(page, "care-inbox");
  await shown(thread, "[part~=message]");
  // It is there as soon as the list has heard of the messages.
  await shown(inbox, "[part=envelope]");
  const words = [
    get(thread, "[part=text]"),
    get(thread, "h2"),
    get(inbox, "[part~=row]"),
    get(inbox, "[part=preview]"),
  ];
  return words.map(element => {
    const look = getComputedStyle(element);
    return Object.fromEntries(asked.map(name => [name, look.getPropertyValue(name)]));
  });
}

describe("a page with styles of its own", () => {
  it("changes no word of the elements by what it does to its own words", async () => {
    expect(await looksIn(loud)).to.deep.equal(await looksIn(""));
  });

  it("changes no size by the size of its root", async () => {
    const usual = await looksIn("");
    document.documentElement.style.fontSize = "62.5%";
    try {
      expect(await looksIn("")).to.deep.equal(usual);
    } finally {
      document.documentElement.style.fontSize = "";
    }
  });

  it("gives its font, which is the only thing of a word that it chooses", async () => {
    const made = await practice();
    const page = await mount<HTMLElement>(
      html`<div style="font-family: monospace"><care-inbox .client=${made.client("staff", "kim")}></care-inbox></div>`,
    );
    expect(getComputedStyle(get(page, "care-inbox")).fontFamily).to.equal("monospace");
  });
});

describe("a staff-only note", () => {
  it("is marked in the list as well, and says so to who hears it", async () => {
    const made = await practice({ notes: true });
    const id = await made.conversation({ past: bloodPressure });
    const inbox = await mount<CareInbox>(
      html`<care-inbox .client=${made.client("staff", "kim")}></care-inbox>`,
    );
    await shown(inbox, "[part~=row]");
    expect(all(inbox, "[part=note]")).to.have.length(0);
    await made.say(id, "staff", "omar", "Between us", { note: true });
    await waitUntil(() => all(inbox, "[part=note]").length === 1);
    expect(texts(inbox, "[part=preview]")[0]).to.match(/^Staff-only note: .*Between us$/);
    await made.say(id, "staff", "omar", "For everybody");
    await waitUntil(() => all(inbox, "[part=note]").length === 0);
  });
});

describe("time and language", () => {
  /** A thread of today, and the list with its row, in a page that speaks English. */
  async function today() {
    const made = await practice();
    const id = await made.conversation({ past: [{ from: "rosa", text: "Good morning", ago: 0 }] });
    const client = made.client("staff", "kim");
    const page = await mount<HTMLElement>(
      html`<div lang="en-GB">
        <care-inbox .client=${client}></care-inbox>
        <care-thread .client=${client} conversation=${id} style="block-size: 400px"></care-thread>
      </div>`,
    );
    const thread = get<CareThread>(page, "care-thread");
    const inbox = get<CareInbox>(page, "care-inbox");
    await shown(thread, "[part=day]");
    await shown(inbox, "[part~=row]");
    return { page, thread, inbox };
  }

  it("a day that is over is no longer today, without anything else happening", async () => {
    const { thread, inbox } = await today();
    expect(texts(thread, "[part=day]")).to.deep.equal(["Today"]);
    const { now } = Date;
    Date.now = () => now() + 86_400_000;
    try {
      document.dispatchEvent(new Event("visibilitychange"));
      await waitUntil(() => texts(thread, "[part=day]")[0] === "Yesterday");
      await waitUntil(() => texts(inbox, "time")[0] === "Yesterday");
    } finally {
      Date.now = now;
      document.dispatchEvent(new Event("visibilitychange"));
    }
    await waitUntil(() => texts(thread, "[part=day]")[0] === "Today");
  });

  it("a page that changes its language is followed, from whichever root it says it", async () => {
    const { page, thread } = await today();
    page.lang = "de";
    await waitUntil(() => texts(thread, "[part=day]")[0] === "Heute");
    const host = document.createElement("div");
    page.append(host);
    const root = host.attachShadow({ mode: "open" });
    root.append(thread);
    await waitUntil(() => texts(thread, "[part=day]")[0] === "Heute");
    host.lang = "fr";
    await waitUntil(() => texts(thread, "[part=day]")[0] === "Aujourd’hui");
  });
});
