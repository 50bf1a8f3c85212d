/** What a finger meets: targets of 44 px, and rows whose words open what they say. */
import type { CareInbox, CareMessenger, CareTeam } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { fillInbox } from "../../stories/conversations.ts";
import type { Practice } from "../../stories/fixture.ts";
import { fillTeam, invite, read } from "../../stories/team.ts";
import { clickAt, pointOf, resizeWindow, setTouch, tap } from "./device.ts";
import { all, get, maybe, mount, practice, press, shown, textOf, texts, type, waitUntil } from "./support.ts";

afterEach(() => setTouch(false));

const interactive = "button, a[href], input, textarea, [role=option], [role=switch]";

/** Whatever can be pressed, through shadow roots. */
function targetsIn(within: Element): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (const element of within.querySelectorAll<HTMLElement>("*")) {
    if (element.matches(interactive) && element.checkVisibility()) found.push(element);
    if (element.shadowRoot) found.push(...targetsIn(element.shadowRoot as unknown as Element));
  }
  return found;
}

/** The topmost element at a point, through shadow roots. */
function topAt(x: number, y: number): Element | null {
  let top = document.elementFromPoint(x, y);
  while (top?.shadowRoot) {
    const inside = top.shadowRoot.elementFromPoint(x, y);
    if (inside === null || inside === top) break;
    top = inside;
  }
  return top;
}

function isInView(target: Element, x: number, y: number): boolean {
  const { left, top, right, bottom } = (
    target.closest(".log, .list") ?? document.body
  ).getBoundingClientRect();
  return x >= left && x <= right && y >= top && y <= Math.min(bottom, innerHeight);
}

/** What is smaller than `least`, or lies under something else. A link in a message is as high as its line. */
function faultsOf(element: HTMLElement, least: number): string[] {
  return targetsIn(element.shadowRoot as unknown as Element)
    .filter(target => !target.matches("[part=link]"))
    .flatMap(target => {
      // A row is pressed anywhere.
      const { width, height } = (
        target.matches(".open") ? (target.closest("li") as Element) : target
      ).getBoundingClientRect();
      const name = `${target.getAttribute("part") ?? target.className} "${target.ariaLabel ?? textOf(target)}"`;
      if (width < least - 0.1 || height < least - 0.1)
        return [`${name}: ${width.toFixed(1)} x ${height.toFixed(1)}`];
      const box = target.getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const met = isInView(target, x, y) ? topAt(x, y) : target;
      // What is opened over the log is closed before anything in it is pressed.
      const isBehind = target.closest(".log") !== null && met?.closest("[popover]") != null;
      return met !== null && (isBehind || target === met || target.contains(met))
        ? []
        : [`${name} lies under ${met?.getAttribute("part") ?? met?.className}`];
    });
}

async function messenger(made: Practice, id: string | null, width: number): Promise<CareMessenger> {
  const element = await mount<CareMessenger>(
    html`<care-messenger .client=${made.client("staff", "kim")} conversation=${id ?? ""}></care-messenger>`,
    { width, height: 580 },
  );
  await shown(element, id === null ? "[part~=row]" : "[part~=message]");
  return element;
}

describe("a row under a finger", () => {
  async function inbox(): Promise<{ list: CareInbox; events: string[] }> {
    const made = await practice();
    await fillInbox(made);
    const list = await mount<CareInbox>(
      html`<care-inbox .client=${made.client("staff", "kim")}></care-inbox>`,
      { width: 390 },
    );
    await waitUntil(() => texts(list, "[part~=row-button]").length === 5);
    await waitUntil(() => !texts(list, "[part~=preview]").includes("No messages yet"));
    const events: string[] = [];
    list.addEventListener("care-open-conversation", () => events.push("conversation"));
    list.addEventListener("care-open-patient", () => events.push("patient"));
    return { list, events };
  }

  for (const isTouch of [true, false]) {
    it(`opens the conversation by its topic and its words, and the chart by the patient's name, ${isTouch ? "touched" : "clicked"}`, async () => {
      await setTouch(isTouch);
      const { list, events } = await inbox();
      const meet = isTouch ? tap : clickAt;
      const row = get(list, "[part~=row]");
      const topic = get(row, "[part~=row-button]").getBoundingClientRect();
      // Its first line of pixels and its last, at the start, where the name stands below.
      for (const y of [2, topic.height / 2, topic.height - 2]) {
        await meet({ x: Math.round(topic.left + 12), y: Math.round(topic.top + y) });
      }
      const preview = get(row, "[part~=preview] .cut");
      for (const y of [1, preview.offsetHeight - 1]) await meet(pointOf(preview, { x: 12, y }));
      await waitUntil(() => events.length === 5);
      expect(events).to.deep.equal(Array(5).fill("conversation"));
      await meet(pointOf(get(row, "[part~=patient]")));
      await waitUntil(() => events.length === 6);
      expect(events.at(-1)).to.equal("patient");
    });
  }
});

describe("targets", () => {
  before(() => resizeWindow(1280, 700));
  after(() => resizeWindow());

  for (const [pointer, least] of [
    ["a finger", 44],
    ["a mouse", 24],
  ] as const) {
    it(`are at least ${least} px for ${pointer}, in list, thread, composer and forms, at every width`, async () => {
      await setTouch(least === 44);
      expect(matchMedia("(pointer: coarse)").matches).to.equal(least === 44);
      const made = await practice({ notes: true });
      const id = await fillTeam(made);
      await made.addPatient("bo", "Bo", { patientId: "7" });
      await made.conversation({ patient: "bo", title: "Ok", past: [{ from: "bo", ago: 5, text: "Hi" }] });
      await made.addPatient("empty", "Eve Roe");
      await made.say(id, "staff", "kim", "One");
      await made.say(id, "staff", "kim", "Two");
      await read(made.client("staff", "omar"), id);
      const element = await messenger(made, id, 1200);
      await shown(element, "[part=readers]");
      const box = element.parentElement as HTMLElement;
      for (const width of [1200, 768, 390, 320]) {
        box.style.inlineSize = `${width}px`;
        await waitUntil(() => element.offsetWidth === width);
        expect(faultsOf(element, least), `with a thread at ${width}`).to.deep.equal([]);
      }
      get(element, "[part=settings]").click();
      await shown(element, "[part=watch]");
      expect(faultsOf(get(element, "care-thread"), least), "with the gear's menu").to.deep.equal([]);
      await press("Escape");
      made.setOnline(false);
      get(element, "[part=box]").focus();
      await type("@");
      await shown(element, "[part=option]");
      // It lies over the switch, until one is chosen.
      const isOption = (fault: string): boolean => fault.startsWith("option");
      expect(
        faultsOf(get(element, "care-compose"), least).filter(isOption),
        "in the list of an @",
      ).to.deep.equal([]);
      await press("Escape", "Escape");
      element.conversation = null;
      await shown(element, "[part~=row]");
      expect(faultsOf(element, least), "with a list").to.deep.equal([]);
      get(element, "[part=new-message]").click();
      await shown(element, "[part=suggestion]");
      expect(faultsOf(get(element, "care-new-conversation"), least), "with the form").to.deep.equal([]);
    });

    it(`are at least ${least} px for ${pointer}, in the care team, the search, settings and messages that failed`, async () => {
      await setTouch(least === 44);
      const made = await practice({ staffAccess: "searchable" });
      const id = await fillTeam(made);
      await invite(made, id);
      const client = made.client("staff", "kim");
      const team = await mount<CareTeam>(html`<care-team .client=${client} conversation=${id}></care-team>`, {
        width: 320,
        height: 1200,
      });
      const remove = await shown(team, "[part=remove]");
      expect(faultsOf(team, least)).to.deep.equal([]);
      remove.click();
      await shown(team, "[part=question]");
      expect(faultsOf(team, least)).to.deep.equal([]);
      const settings = await mount(html`<care-settings .client=${client}></care-settings>`, { width: 320 });
      await shown(settings, "[role=switch]:not(:disabled)");
      expect(faultsOf(settings, least)).to.deep.equal([]);
      const search = await mount(html`<care-patient-search .client=${client}></care-patient-search>`);
      (await shown(search, "input")).click();
      await waitUntil(() => all(search, "[part=option]").length > 0);
      expect(faultsOf(search, least)).to.deep.equal([]);
      const store = client.conversation(id);
      const thread = await mount(html`<care-thread .client=${client} conversation=${id}></care-thread>`, {
        width: 390,
      });
      await shown(thread, "[part~=message]");
      store.send({ text: "x".repeat(20), mentions: [await made.personId("nobody")] }).catch(() => {});
      await waitUntil(() => maybe(thread, ".note-line.failed"));
      expect(faultsOf(thread, least)).to.deep.equal([]);
      store.release();
    });
  }
});
