/** Words follow the page: its language, the host's own words, and nothing that people read stands outside of the tables. */
import { addWords, type CareInbox } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { fillInbox } from "../../stories/conversations.ts";
import { addPseudoLanguages, pseudo } from "../../stories/pseudo.ts";
import { fillTeam, join } from "../../stories/team.ts";
import { get, mount, practice, shown, textOf, waitUntil } from "./support.ts";

addPseudoLanguages();

/** What a person reads, or is read to: texts, and the attributes that stand for texts. */
function wordsIn(scope: ParentNode): string[] {
  const found: string[] = [];
  const take = (text: string | null | undefined): void => {
    if (text?.trim()) found.push(text.trim());
  };
  const walk = (node: Node): void => {
    if (node instanceof Text) take(node.data);
    if (node instanceof HTMLStyleElement) return;
    if (node instanceof Element) {
      for (const name of ["aria-label", "placeholder", "title", "alt"]) take(node.getAttribute(name));
      node.shadowRoot?.childNodes.forEach(walk);
    }
    node.childNodes.forEach(walk);
  };
  scope.childNodes.forEach(walk);
  return found;
}

/** What people said and are called, their initials, and when. */
function isData(text: string, known: string): boolean {
  const day =
    /^(Today|Yesterday|(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*|(Mon|Tue|Wed|Thu|Fri|Sat|Sun)|[A-Z][a-z]{2} \d+|\d+:\d+ [AP]M)$/;
  return known.includes(JSON.stringify(text).slice(1, -1)) || /^\p{Lu}{1,2}$/u.test(text) || day.test(text);
}

/** In plain letters outside of the brackets that a pseudo-language puts around its words. */
function plain(text: string): string {
  const inner = /⟦[^⟦⟧]*⟧/g;
  // A role within a list, say, stands in two pairs.
  const outside = text.replace(inner, "").replace(inner, "");
  return outside.replace(/^[\s·:,]+|[\s·:,]+$/g, "");
}

describe("words", () => {
  it("leave nothing in plain letters in a pseudo-language but what people said, and names and times", async () => {
    const made = await practice({ notes: true });
    await fillInbox(made);
    const id = await fillTeam(made);
    await join(made, id, "omar");
    const client = made.client("staff", "kim");
    const store = client.conversation(id);
    const page = await mount(
      html`<div lang=${pseudo.long} style="display: grid; block-size: 700px; inline-size: 1300px">
        <care-messenger .client=${client} conversation=${id}></care-messenger>
        <care-settings .client=${client}></care-settings>
        <care-new-conversation .client=${client}></care-new-conversation>
      </div>`,
    );
    for (const part of [
      ...["[part~=row]", "[part~=message]", "[part~=setting]", "[part~=patient-field]", "[part=here]"],
    ]) {
      await shown(page, part);
    }
    get(page, ".settings button, [part=settings] button").click();
    await waitUntil(() => wordsIn(page).some(text => text.includes("Wátçh thíš")));
    const known = [client.inbox.$rows, store.$items, store.$members, store.$head].map(({ get }) =>
      JSON.stringify(get()),
    );
    store.release();
    const forgotten = wordsIn(page)
      .map(plain)
      .filter(text => /\p{L}{2}/u.test(text) && !isData(text, known.join()));
    expect(forgotten).to.deep.equal([]);
  });

  it("follow the language of the page, and the host's own words", async () => {
    const made = await practice();
    await fillInbox(made);
    addWords("nl", () => Promise.resolve({ conversations: "Gesprekken", messageCount: "{1} berichten" }));
    const page = await mount(
      html`<div lang="nl-BE"><care-inbox .client=${made.client("staff", "kim")}></care-inbox></div>`,
    );
    await shown(page, "[part~=row]");
    const label = (): string | null => get(page, "[part=list]").getAttribute("aria-label");
    await waitUntil(() => label() === "Gesprekken");
    expect(textOf(await shown(page, "[part=count]"))).to.match(/^\d berichten$/);
    page.lang = "en";
    await waitUntil(() => label() === "Conversations");
    addWords("en", { conversations: "Chats" });
    await waitUntil(() => label() === "Chats");
    addWords("en", { conversations: "Conversations" });
  });

  it("are the practice's own where its labels say so, whatever the host calls them", async () => {
    const labels = { en: { conversations: "Inbox", messageCount: "{1} in all", "nobodyToWrite.staff": "x" } };
    const made = await practice({ labels });
    await fillInbox(made);
    addWords("en", { conversations: "Chats" });
    const inbox = await mount<CareInbox>(
      html`<care-inbox .client=${made.client("staff", "kim")}></care-inbox>`,
    );
    await shown(inbox, "[part~=row]");
    await waitUntil(() => get(inbox, "[part=list]").getAttribute("aria-label") === "Inbox");
    expect(textOf(await shown(inbox, "[part=count]"))).to.match(/^\d in all$/);
    addWords("en", { conversations: "Conversations" });
  });
});
