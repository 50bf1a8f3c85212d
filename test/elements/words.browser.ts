/** Words follow the page: its language, the host's own words, and nothing that people read stands outside of the tables. */
import { addWords } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { fillInbox } from "../../stories/conversations.ts";
import { addPseudoLanguages, pseudo } from "../../stories/pseudo.ts";
import { fillTeam, join } from "../../stories/team.ts";
import { all, get, mount, practice, shown, textOf, waitUntil } from "./support.ts";

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

/** Of what people said and are called, and when. */
function isData(text: string, known: string): boolean {
  return known.includes(text) || /^[\d\s:.,/APM–-]+$/.test(text);
}

/** In plain letters outside of the brackets that a pseudo-language puts around its words. */
function plain(text: string): string {
  return text.replace(/⟦[^⟦⟧]*⟧/g, "").replace(/[⟦⟧]/g, "");
}

describe("words", () => {
  it("leave nothing in plain letters in a pseudo-language but what people said, and names and times", async () => {
    const made = await practice({ notes: true });
    await fillInbox(made);
    const id = await fillTeam(made);
    await join(made, id, "omar");
    const page = await mount(
      html`<div lang=${pseudo.long} style="display: grid; block-size: 700px; inline-size: 1300px">
        <care-messenger .client=${made.client("staff", "kim")} conversation=${id}></care-messenger>
        <care-settings .client=${made.client("staff", "kim")}></care-settings>
        <care-new-conversation .client=${made.client("staff", "kim")}></care-new-conversation>
      </div>`,
    );
    for (const part of [
      "[part~=row]",
      "[part~=message]",
      "[part~=setting]",
      "[part~=patient-field]",
      "[part=here]",
    ]) {
      await shown(page, part);
    }
    get(page, ".settings button, [part=settings] button").click();
    await waitUntil(() => wordsIn(page).some(text => text.includes("Wátçh thíš")));
    const english = await mount(
      html`<div lang="en"><care-messenger .client=${made.client("staff", "kim")} conversation=${id}></care-messenger></div>`,
    );
    await shown(english, "[part~=message]");
    const data = all(
      english,
      "bdi, [dir=auto], time, [part=day], [part=text], [part=avatar], [part=role], .id",
    )
      .map(textOf)
      .join("\n");
    const forgotten = wordsIn(page).filter(
      text => /[a-z]{2}/i.test(plain(text)) && !isData(plain(text).trim(), data),
    );
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
    expect(textOf(get(page, "[part=count]"))).to.match(/^\d berichten$/);
    page.lang = "en";
    await waitUntil(() => label() === "Conversations");
    addWords("en", { conversations: "Chats" });
    await waitUntil(() => label() === "Chats");
    addWords("en", { conversations: "Conversations" });
  });
});
