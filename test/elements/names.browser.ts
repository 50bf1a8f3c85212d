/** Whom it is about: the patient's name gives way last, and of what is cut the beginning stays. */
import type { CareInbox, CareMessenger, CareThread } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import type { Practice } from "../../stories/fixture.ts";
import { fillTeam } from "../../stories/team.ts";
import { pointOf, resizeWindow } from "./device.ts";
import { get, maybe, mount, next, practice, shown, texts, waitUntil } from "./support.ts";

before(() => resizeWindow(1280, 700));
after(async () => {
  document.documentElement.dir = "";
  await resizeWindow();
});

const isCut = (element: Element): boolean => element.scrollWidth > element.clientWidth;

/** Where a text's first letter stands. */
function firstLetter(element: Element): DOMRect {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() && !(walker.currentNode.textContent ?? "").trim());
  const text = walker.currentNode;
  const start = (text.textContent ?? "").search(/\S/);
  const range = document.createRange();
  range.setStart(text, start);
  range.setEnd(text, start + 1);
  return range.getBoundingClientRect();
}

function keepsItsBeginning(element: Element): void {
  const box = element.getBoundingClientRect();
  const letter = firstLetter(element);
  expect(letter.left, "the first letter's start").to.be.at.least(box.left - 1);
  expect(letter.right, "the first letter's end").to.be.at.most(box.right + 1);
}

async function watched(made: Practice, name: string): Promise<string> {
  const id = await fillTeam(made);
  await made.changePatient("rosa", { name });
  return id;
}

describe("the patient's name in a thread", () => {
  for (const name of ["Rosa Diaz", "Wilhelmina Featherstone-Haugh"]) {
    it(`is cut last, from a wide messenger to a phone: ${name}`, async () => {
      const made = await practice();
      const id = await watched(made, name);
      const messenger = await mount<CareMessenger>(
        html`<care-messenger .client=${made.client("staff", "kim")} conversation=${id}></care-messenger>`,
      );
      const thread = get<CareThread>(messenger, "care-thread");
      await shown(thread, "[part=watchers]");
      await waitUntil(() => texts(thread, "[part=patient]").join() === name);
      for (const width of [1200, 1000, 900, 768, 720, 640, 480, 390, 360, 320]) {
        (messenger.parentElement as HTMLElement).style.inlineSize = `${width}px`;
        await waitUntil(() => messenger.offsetWidth === width);
        const patient = get(thread, "[part=patient]");
        const header = get(thread, "header");
        if (patient.getBoundingClientRect().width < header.clientWidth - 90) {
          expect(isCut(patient), `at ${width}`).to.equal(false);
        }
        expect(isCut(header), `the header at ${width}`).to.equal(false);
        expect(header.scrollHeight, `the header's height at ${width}`).to.be.at.most(header.clientHeight);
      }
    });
  }

  it("stands on one line with the buttons where both fit", async () => {
    const made = await practice();
    const id = await watched(made, "Rosa Diaz");
    const thread = await mount<CareThread>(
      html`<care-thread .client=${made.client("staff", "kim")} conversation=${id}></care-thread>`,
      { width: 390 },
    );
    const watchers = await shown(thread, "[part=watchers]");
    const middle = (selector: string): number => pointOf(get(thread, selector)).y;
    expect(Math.abs(middle(".lead") - middle(".tools"))).to.be.at.most(2);
    expect(get(thread, "header").offsetHeight).to.be.at.most(72);
    const topic = get(thread, "[part=topic]").getBoundingClientRect();
    expect(topic.right).to.be.at.most(watchers.getBoundingClientRect().left);
    // Where there is little room the name alone opens the profile.
    expect(get(thread, "[part=profile]").checkVisibility()).to.equal(false);
    const opened = next(thread, "care-open-patient");
    get(thread, "[part=patient]").click();
    expect((await opened).detail.name).to.equal("Rosa Diaz");
  });
});

describe("the topic in a thread's header", () => {
  for (const dir of ["ltr", "rtl"]) {
    it(`has a line of its own below name and buttons, up to the end: ${dir}`, async () => {
      document.documentElement.dir = dir;
      const made = await practice();
      await fillTeam(made);
      const title = "Stomach upset since the new metformin dose of last Thursday";
      const id = await made.conversation({ title, past: [{ from: "rosa", ago: 5, text: "It hurts" }] });
      const thread = await mount<CareThread>(
        html`<care-thread .client=${made.client("staff", "kim")} conversation=${id}></care-thread>`,
        { width: 704 },
      );
      const watchers = await shown(thread, "[part=watchers]");
      await shown(thread, "[part=envelope]");
      const topic = get(thread, "[part=topic]");
      expect(isCut(topic)).to.equal(false);
      const [words, tools, faces] = [topic, get(thread, ".tools"), watchers].map(one =>
        one.getBoundingClientRect(),
      );
      expect(words?.top).to.be.at.least((tools?.bottom ?? 0) - 4);
      expect(get(thread, "header").offsetHeight).to.be.at.most(84);
      expect(faces?.width).to.be.greaterThan(0);
      expect(get(thread, "header").scrollWidth).to.be.at.most(704);
    });
  }
});

describe("a patient's own topic on a phone", () => {
  it("goes on in a second line", async () => {
    const made = await practice();
    const title = "Stomach upset since the new metformin dose";
    const id = await made.conversation({ title, past: [{ from: "kim", ago: 5, text: "Hello" }] });
    const thread = await mount<CareThread>(
      html`<care-thread .client=${made.client("portal", "rosa")} conversation=${id}></care-thread>`,
      { width: 390 },
    );
    await shown(thread, "[part=envelope]");
    const topic = get(thread, "h2 [part=topic]");
    expect(topic.scrollHeight).to.be.at.most(topic.clientHeight);
    expect(isCut(topic)).to.equal(false);
    expect(topic.offsetHeight).to.be.greaterThan(30);
    expect(get(thread, "header").offsetHeight).to.be.at.most(96);
  });
});

describe("in a page from right to left", () => {
  it("a Latin name, author and topic that are too long are cut at their end, in rows and in the header", async () => {
    document.documentElement.dir = "rtl";
    const made = await practice();
    const name = "Wilhelmina Alexandrina Featherstone-Haugh of Lower Silverbrook";
    await made.addPatient("long", name);
    const title = "A very long question about the medicine that was changed last Thursday";
    const id = await made.conversation({
      patient: "long",
      title,
      past: [{ from: "long", ago: 5, text: "Hello" }],
    });
    const client = made.client("staff", "kim");
    const inbox = await mount<CareInbox>(html`<care-inbox .client=${client}></care-inbox>`, { width: 320 });
    await shown(inbox, "[part~=patient]");
    await waitUntil(() => maybe(inbox, ".author"));
    for (const selector of ["[part~=patient]", "[part~=row-button]", ".author bdi"]) {
      const cut = get(inbox, selector);
      expect(isCut(cut), selector).to.equal(true);
      keepsItsBeginning(cut);
    }
    const thread = await mount<CareThread>(
      html`<care-thread .client=${client} conversation=${id}></care-thread>`,
      { width: 320 },
    );
    await shown(thread, "[part~=message]");
    for (const selector of ["[part=patient]", "[part=topic]"]) {
      const cut = get(thread, selector);
      expect(isCut(cut), selector).to.equal(true);
      keepsItsBeginning(cut);
    }
  });
});

describe("the name of somebody who is mentioned", () => {
  it("[F-110] stays marked as it was typed when they have another by now, or have left the team", async () => {
    const made = await practice();
    await made.addStaff("omar", "Omar Haddad", "Physician");
    const id = await made.conversation();
    await made.say(id, "staff", "kim", "@Omar Haddad please look", { mentions: ["omar"] });
    await made.addStaff("omar", "Omar Salib", "Physician");
    const team = (name: string) => [{ id: "omar", name, title: "Physician", role: "care-team" }];
    await made.changePatient("rosa", {
      team: [...made.team([["kim", "primary-coach"]]), ...team("Omar Salib")],
    });
    const thread = await mount<CareThread>(
      html`<care-thread .client=${made.client("staff", "kim")} conversation=${id}></care-thread>`,
    );
    await shown(thread, "[part~=mention]");
    expect(texts(thread, "[part~=mention]")).to.deep.equal(["@Omar Haddad"]);
    // Who is named so now is marked, too.
    await made.say(id, "staff", "kim", "@Omar Salib once more", { mentions: ["omar"] });
    await waitUntil(() => texts(thread, "[part~=mention]").join() === "@Omar Haddad,@Omar Salib");
    await made.changePatient("rosa", { team: made.team([["kim", "primary-coach"]]) });
    await waitUntil(() => texts(thread, "[part=notice]").some(text => text.includes("left")));
    expect(texts(thread, "[part~=mention]")).to.deep.equal(["@Omar Haddad", "@Omar Salib"]);
  });
});
