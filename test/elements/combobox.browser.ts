/** What is true of every list of choices beside a box: here that of patients, and of whom to mention. */
import type { CareClient } from "@carethread/client";
import type { CareCompose, CareNewConversation, CarePatientSearch } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { sendMouse } from "@web/test-runner-commands";
import { html } from "lit";
import { until } from "../../stories/fixture.ts";
import {
  all,
  focused,
  get,
  maybe,
  mount,
  practice,
  press,
  shown,
  textOf,
  texts,
  type,
  waitUntil,
} from "./support.ts";

/** A search among more patients than are seen at a time. */
async function search(): Promise<{ element: CarePatientSearch; box: HTMLInputElement; client: CareClient }> {
  const made = await practice({ staffAccess: "searchable" });
  for (let n = 0; n < 12; n++) await made.addPatient(`p${n}`, `Pat ${String.fromCharCode(65 + n)}`);
  const client = made.client("staff", "kim");
  const element = await mount<CarePatientSearch>(
    html`<care-patient-search .client=${client}></care-patient-search>`,
  );
  await until(client.$me, me => me !== null);
  const box = await shown<HTMLInputElement>(element, "input");
  element.focus();
  await type("Pat");
  await waitUntil(() => all(element, "[role=option]").length === 12);
  return { element, box, client };
}

const active = (element: Element): string => textOf(maybe(element, "[aria-selected=true] .option-name"));

/** Whether the active choice is inside of what is seen of the list. */
function isSeen(element: Element): boolean {
  const choice = get(element, "[aria-selected=true]").getBoundingClientRect();
  const list = get(element, ".popup").getBoundingClientRect();
  return choice.top >= list.top - 1 && choice.bottom <= list.bottom + 1;
}

describe("a list of choices", () => {
  it("keeps the active choice in view, around both ends", async () => {
    const { element, box } = await search();
    expect(active(element)).to.equal("Pat A");
    await press("ArrowUp");
    await waitUntil(() => active(element) === "Pat L");
    await waitUntil(() => isSeen(element));
    expect(box.getAttribute("aria-activedescendant")).to.equal(get(element, "[aria-selected=true]").id);
    await press("ArrowDown");
    await waitUntil(() => active(element) === "Pat A" && isSeen(element));
    for (let n = 0; n < 8; n++) await press("ArrowDown");
    await waitUntil(() => active(element) === "Pat I" && isSeen(element));
  });

  it("leaves Home and End to the text until the person is in the list", async () => {
    const { element, box } = await search();
    await press("Home");
    expect(box.selectionStart).to.equal(0);
    expect(active(element)).to.equal("Pat A");
    await press("ArrowDown", "End");
    await waitUntil(() => active(element) === "Pat L");
    await press("Home");
    await waitUntil(() => active(element) === "Pat A");
    await press("Enter");
    await waitUntil(() => box.value === "");
  });

  it("begins at its first choice again when others are found", async () => {
    const { element } = await search();
    await press("ArrowDown", "ArrowDown");
    await waitUntil(() => active(element) === "Pat C");
    await press("Backspace");
    await waitUntil(() => all(element, "[role=option]").length === 12 && active(element) === "Pat A");
  });

  it("stays open where a pointer is in it, beside its choices, and closes with the focus", async () => {
    const { element, box } = await search();
    await type("zz");
    await waitUntil(() => textOf(maybe(element, ".popup-line")) === "No patient found.");
    const { left, top, width, height } = get(element, ".popup-line").getBoundingClientRect();
    await sendMouse({
      type: "click",
      position: [Math.round(left + width / 2), Math.round(top + height / 2)],
    });
    expect(focused()).to.equal(box);
    expect(textOf(maybe(element, ".popup-line"))).to.equal("No patient found.");
    box.blur();
    await waitUntil(() => maybe(element, ".popup-line") === null);
  });

  it("has every choice's details below its name where some have no room beside it", async () => {
    const made = await practice();
    await made.addPatient("short", "Bo Ek");
    await made.addPatient("long", "Maria Fernanda Vasconcelos");
    const client = made.client("staff", "kim");
    for (const [width, isBeside] of [
      [390, false],
      [700, true],
    ] as const) {
      const form = await mount<CareNewConversation>(
        html`<care-new-conversation .client=${client}></care-new-conversation>`,
        { width },
      );
      await until(client.$me, me => me !== null);
      await form.updateComplete;
      form.focusFirst();
      await press("Enter");
      await waitUntil(() => all(form, "[role=option]").length === 3);
      const beside = all(form, "[role=option]").map(option => {
        const [name, hint] = [get(option, ".option-name"), get(option, ".hint")];
        return hint.getBoundingClientRect().top < name.getBoundingClientRect().bottom;
      });
      expect(beside).to.deep.equal([isBeside, isBeside, isBeside]);
      form.remove();
    }
  });

  it("says to screen readers how many there are, and what is read below them", async () => {
    const { element } = await search();
    const voice = get(element, ".sr[role=status]");
    expect(textOf(voice)).to.equal("12 patients found");
    await type("zz");
    await waitUntil(() => textOf(voice) === "No patient found.");
    await press("Escape");
    await waitUntil(() => textOf(voice) === "");
    await expect(element).to.be.accessible();
  });

  it("has a box in the page's direction until something is typed, as its placeholder has", async () => {
    const { box } = await search();
    document.documentElement.dir = "rtl";
    try {
      expect(getComputedStyle(box).direction).to.equal("ltr");
      box.select();
      await press("Backspace");
      await waitUntil(() => getComputedStyle(box).direction === "rtl");
      await type("Pat");
      await waitUntil(() => getComputedStyle(box).direction === "ltr");
    } finally {
      document.documentElement.removeAttribute("dir");
    }
  });

  it("of an @ takes no key where nobody fits: Escape is for what is around it", async () => {
    const made = await practice();
    const id = await made.conversation();
    const client = made.client("staff", "kim");
    await until(client.conversation(id).$may, may => may?.mention === null);
    const compose = await mount<CareCompose>(
      html`<care-compose .client=${client} conversation=${id}></care-compose>`,
    );
    get(compose, "textarea").focus();
    await type("@zzz");
    let heard = 0;
    compose.addEventListener("keydown", event => {
      if (event.key === "Escape" && !event.defaultPrevented) heard++;
    });
    await press("Escape");
    expect(heard).to.equal(1);
  });

  it("of patients takes the fault away with which the form was not sent", async () => {
    const made = await practice();
    const client = made.client("staff", "kim");
    const form = await mount<CareNewConversation>(
      html`<care-new-conversation .client=${client}></care-new-conversation>`,
    );
    await until(client.$me, me => me !== null);
    await form.updateComplete;
    get(form, "[part=send]").click();
    await waitUntil(() => texts(form, ".error")[0] === "Choose a patient.");
    await press("Enter");
    await shown(form, "[role=option]");
    await press("ArrowDown", "Enter");
    await waitUntil(() => get<HTMLInputElement>(form, "#patient").value === "Rosa Diaz");
    await waitUntil(() => texts(form, ".error")[0] === "");
  });
});
