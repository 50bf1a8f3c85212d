import type { CareClient } from "@carethread/client";
import type { CareCompose } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { type Practice, until } from "../../stories/fixture.ts";
import { undo } from "./device.ts";
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

async function open(fill: (made: Practice) => Promise<void> = async () => {}) {
  const made = await practice({ staffAccess: "searchable" });
  await fill(made);
  const id = await made.conversation();
  const client = made.client("staff", "kim");
  const store = client.conversation(id);
  await until(store.$may, may => may?.mention === null);
  const compose = await mount<CareCompose>(
    html`<care-compose .client=${client} conversation=${id}></care-compose>`,
  );
  const box = get<HTMLTextAreaElement>(compose, "textarea");
  box.focus();
  return { made, id, client, store, compose, box };
}

const options = (compose: CareCompose): string[] => texts(compose, "[role=option] .option-name");
const isOpen = (compose: CareCompose): boolean => options(compose).length > 0;
const active = (compose: CareCompose): string => textOf(maybe(compose, "[aria-selected=true] .option-name"));

async function mentionsOf(client: CareClient, id: string, text: string): Promise<readonly string[]> {
  const store = client.conversation(id);
  const items = await until(store.$items, all =>
    all.some(({ event }) => event?.type === "message" && event.body.text === text),
  );
  store.release();
  const { event } = items.find(item => item.event?.type === "message" && item.event.body.text === text) ?? {};
  return event?.type === "message" ? (event.mentions ?? []) : [];
}

describe("care-compose: mentions", () => {
  it("[F-110] an @ opens the team, which typing filters, and Enter chooses", async () => {
    const { made, compose, box, client, id } = await open();
    await type("Please look, @");
    await waitUntil(() => isOpen(compose));
    expect(options(compose)).to.deep.equal(["Dr. Omar Haddad"]);
    expect(box.getAttribute("aria-activedescendant")).to.equal(get(compose, "[aria-selected=true]").id);
    expect(box.getAttribute("aria-controls")).to.equal(get(compose, "[role=listbox]").id);
    expect(textOf(get(compose, ".line [role=status]"))).to.contain("1 person");
    await expect(compose).to.be.accessible();
    await type("physi");
    expect(options(compose)).to.deep.equal(["Dr. Omar Haddad"]);
    await press("Enter");
    expect(box.value).to.equal("Please look, @Dr. Omar Haddad ");
    expect(isOpen(compose)).to.equal(false);
    expect(box.hasAttribute("aria-activedescendant")).to.equal(false);
    await type("thanks");
    await press("Enter");
    const mentions = await mentionsOf(client, id, "Please look, @Dr. Omar Haddad thanks");
    expect(mentions).to.deep.equal([await made.personId("omar")]);
  });

  it("[F-110] someone outside the team is found by name, and joins by being named", async () => {
    const { made, compose, box, client, id, store } = await open();
    await type("@ver");
    await waitUntil(() => isOpen(compose));
    expect(options(compose)).to.deep.equal(["Vera Lind"]);
    await press("Tab");
    expect(box.value).to.equal("@Vera Lind ");
    expect(focused()).to.equal(box);
    await press("Enter");
    const vera = await made.personId("vera");
    expect(await mentionsOf(client, id, "@Vera Lind")).to.deep.equal([vera]);
    await until(store.$members, members => members[vera]?.source === "invited");
  });

  it("[F-110] who may not see the patient is shown with the reason, and cannot be chosen", async () => {
    const { compose, box } = await open(async made => {
      await made.addStaff("ruth", "Ruth Abel", "Nurse", { restrictions: ["oncology"] });
      await made.changePatient("rosa", { programs: ["oncology"] });
    });
    await type("@ruth");
    const option = await shown(compose, "[role=option]");
    expect(option.getAttribute("aria-disabled")).to.equal("true");
    expect(textOf(option)).to.contain("May not see this patient");
    await press("Enter");
    option.click();
    expect(box.value).to.equal("@ruth");
    await expect(compose).to.be.accessible();
    await press("Tab");
    expect(focused()).to.equal(get(compose, "[part=send]"));
  });

  it("[F-110] the arrows move around, a pointer chooses", async () => {
    const { compose, box } = await open(async made => {
      await made.addStaff("ann", "Ann Aal", "Nurse");
      await made.changePatient("rosa", {
        team: made.team([
          ["kim", "primary-coach"],
          ["omar", "care-team"],
          ["ann", "secondary"],
        ]),
      });
    });
    await type("@");
    await waitUntil(() => options(compose).length === 2);
    expect(active(compose)).to.equal("Ann Aal");
    await press("ArrowDown");
    await waitUntil(() => active(compose) === "Dr. Omar Haddad");
    await press("ArrowDown");
    await waitUntil(() => active(compose) === "Ann Aal");
    await press("ArrowUp");
    await waitUntil(() => active(compose) === "Dr. Omar Haddad");
    const [first] = [...(compose.shadowRoot?.querySelectorAll<HTMLElement>("[role=option]") ?? [])];
    first?.click();
    expect(box.value).to.equal("@Ann Aal ");
    expect(focused()).to.equal(box);
  });

  it("[F-110] Escape closes the list alone, and it stays closed for this @", async () => {
    const { compose, box, id, client } = await open();
    const dialog = document.createElement("dialog");
    compose.parentElement?.append(dialog);
    dialog.append(compose);
    dialog.showModal();
    const moved = get<HTMLTextAreaElement>(compose, "textarea");
    moved.focus();
    await waitUntil(() => client.conversation(id).$may.get()?.mention === null);
    await type("@om");
    await waitUntil(() => isOpen(compose));
    await press("Escape");
    await compose.updateComplete;
    expect(isOpen(compose)).to.equal(false);
    expect(dialog.open).to.equal(true);
    await type("a");
    await compose.updateComplete;
    expect(isOpen(compose)).to.equal(false);
    await type(" @");
    await waitUntil(() => isOpen(compose));
    expect(box.isConnected).to.equal(true);
  });

  it("[F-110] an address of e-mail, a composition and the text behind a name open nothing", async () => {
    const { compose, box } = await open();
    await type("kim@omar");
    await compose.updateComplete;
    expect(isOpen(compose)).to.equal(false);
    box.value = "@";
    box.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
    await compose.updateComplete;
    expect(isOpen(compose)).to.equal(false);
    box.value = "@Dr. Omar Haddad and";
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await compose.updateComplete;
    expect(isOpen(compose)).to.equal(false);
  });

  it("[F-110] Enter that ends a composition chooses nothing", async () => {
    const { compose, box } = await open();
    await type("@");
    await waitUntil(() => isOpen(compose));
    for (const how of [{ isComposing: true }, { keyCode: 229 }]) {
      box.dispatchEvent(
        new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...how }),
      );
    }
    expect(box.value).to.equal("@");
  });

  it("[F-110] a name that was edited is no mention, a pasted one is", async () => {
    const { made, compose, box, client, id } = await open();
    await type("@om");
    await waitUntil(() => isOpen(compose));
    await press("Enter");
    await press("Backspace", "Backspace");
    await press("Escape");
    await press("Enter");
    expect(await mentionsOf(client, id, "@Dr. Omar Hadda")).to.deep.equal([]);
    await waitUntil(() => box.value === "");
    box.setRangeText("Ask @Dr. Omar Haddad", 0, 0, "end");
    box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
    await compose.updateComplete;
    get(compose, "[part=send]").click();
    expect(await mentionsOf(client, id, "Ask @Dr. Omar Haddad")).to.deep.equal([await made.personId("omar")]);
  });

  it("[F-110] who was chosen from outside is still meant by a draft that comes back", async () => {
    const { made, compose, client, id } = await open();
    await type("@ver");
    await waitUntil(() => isOpen(compose));
    await press("Enter");
    compose.remove();
    const again = await mount<CareCompose>(
      html`<care-compose .client=${client} conversation=${id}></care-compose>`,
    );
    const box = await shown<HTMLTextAreaElement>(again, "textarea");
    await waitUntil(() => box.value === "@Vera Lind ");
    box.focus();
    await press("Enter");
    expect(await mentionsOf(client, id, "@Vera Lind")).to.deep.equal([await made.personId("vera")]);
  });

  it("[F-110] two of one name are told apart in the list and in the text, and both are meant", async () => {
    const { made, compose, box, client, id } = await open(async made => {
      await made.addStaff("ann", "Ann Lee", "Nurse");
      await made.addStaff("anne", "Ann Lee", "Dietitian");
      await made.changePatient("rosa", {
        team: made.team([
          ["kim", "primary-coach"],
          ["ann", "secondary"],
        ]),
      });
    });
    for (const title of ["Nurse", "Dietitian"]) {
      await type("@ann");
      await waitUntil(() => options(compose).length === 2);
      expect(options(compose)).to.have.members(["Ann Lee (Nurse)", "Ann Lee (Dietitian)"]);
      while (active(compose) !== `Ann Lee (${title})`) {
        await press("ArrowDown");
        await compose.updateComplete;
      }
      await press("Enter");
    }
    expect(box.value).to.equal("@Ann Lee (Nurse) @Ann Lee (Dietitian) ");
    await press("Enter");
    const mentions = await mentionsOf(client, id, "@Ann Lee (Nurse) @Ann Lee (Dietitian)");
    expect(mentions).to.deep.equal([await made.personId("ann"), await made.personId("anne")]);
  });

  it("[F-110] a name that is typed in another way is a mention, and of nobody's it is said", async () => {
    const { made, compose, box, client, id } = await open(async made => {
      await made.addStaff("sio", "Siobhán O'Brien", "Nurse");
      await made.changePatient("rosa", {
        team: made.team([
          ["kim", "primary-coach"],
          ["sio", "care-team"],
        ]),
      });
    });
    const hint = get(compose, "[part=hint]");
    await type("@siobhan o’brien please");
    await compose.updateComplete;
    expect(textOf(hint)).to.equal("");
    await press("Enter");
    expect(await mentionsOf(client, id, "@siobhan o’brien please")).to.deep.equal([
      await made.personId("sio"),
    ]);
    await type("@Siobhan");
    await waitUntil(() => isOpen(compose));
    expect(textOf(hint)).to.equal("");
    await type("a ");
    await waitUntil(() => textOf(hint) !== "");
    expect(textOf(hint)).to.match(/@Siobhana.* mentions nobody/);
    await expect(compose).to.be.accessible();
    await press("Backspace", "Backspace");
    await waitUntil(() => isOpen(compose));
    expect(textOf(hint)).to.equal("");
    expect(box.value).to.equal("@Siobhan");
  });

  it("who mentions by a kept draft somebody who has left is told whom, and the text stays", async () => {
    const { made, compose, client, id, store } = await open();
    await type("@om");
    await waitUntil(() => isOpen(compose));
    await press("Enter");
    await type("thanks");
    compose.remove();
    await made.addStaff("omar", "Dr. Omar Haddad", "Physician", { version: 2, active: false });
    const omar = await made.personId("omar");
    await until(store.$members, members => members[omar]?.standing?.away === true);
    const again = await mount<CareCompose>(
      html`<care-compose .client=${client} conversation=${id}></care-compose>`,
    );
    const box = await shown<HTMLTextAreaElement>(again, "textarea");
    await waitUntil(() => box.value === "@Dr. Omar Haddad thanks");
    box.focus();
    await press("Enter");
    const error = await shown(again, "[part=error]");
    expect(textOf(error)).to.match(/Dr\. Omar Haddad.* cannot be mentioned here any more/);
    expect(box.value).to.equal("@Dr. Omar Haddad thanks");
    await type(" @");
    await again.updateComplete;
    expect(options(again)).to.deep.equal([]);
  });

  it("who mentions somebody from outside who has left meanwhile is told whom", async () => {
    const { made, compose, id } = await open();
    await type("@ver");
    await waitUntil(() => isOpen(compose));
    await press("Enter");
    await made.addStaff("vera", "Vera Lind", "Dietitian", { version: 2, active: false });
    await press("Enter");
    const error = await shown(compose, "[part=error]");
    expect(textOf(error)).to.match(/Vera Lind.* cannot be mentioned here any more/);
    expect(id).not.to.equal("");
  });

  it("[F-110] a choice can be undone", async () => {
    const { compose, box } = await open();
    await type("Dear @om");
    await waitUntil(() => isOpen(compose));
    await press("Enter");
    expect(box.value).to.equal("Dear @Dr. Omar Haddad ");
    await undo();
    expect(box.value).to.equal("Dear @om");
  });

  it("[F-110] Escape in one message keeps no list from the next one", async () => {
    const { compose, box } = await open();
    await type("@om");
    await waitUntil(() => isOpen(compose));
    await press("Escape");
    await press("Enter");
    expect(box.value).to.equal("");
    await type("@");
    await waitUntil(() => isOpen(compose));
  });

  it("a portal user has no list", async () => {
    const { made, id } = await open();
    const client = made.client("portal", "rosa");
    const store = client.conversation(id);
    await until(store.$may, may => may !== null);
    const compose = await mount<CareCompose>(
      html`<care-compose .client=${client} conversation=${id}></care-compose>`,
    );
    const box = get<HTMLTextAreaElement>(compose, "textarea");
    box.focus();
    await type("@");
    await compose.updateComplete;
    expect(maybe(compose, "[role=listbox]")).to.equal(null);
    expect(box.hasAttribute("aria-haspopup")).to.equal(false);
    expect(maybe(compose, "[role=switch]")).to.equal(null);
  });
});

describe("care-compose: @support", () => {
  const withSupport = () =>
    open(made => made.addStaff("tess", "Tess Ode", "Technical support", { support: true }));

  it("[F-112] choosing it asks for consent, and Invite is the consent", async () => {
    const { made, compose, box, client, id, store } = await withSupport();
    await type("@supp");
    await waitUntil(() => isOpen(compose));
    expect(options(compose)).to.deep.equal(["@support"]);
    const dialog = get<HTMLDialogElement>(compose, "dialog");
    await press("Enter");
    expect(dialog.open).to.equal(true);
    expect(textOf(dialog)).to.match(
      /this message and what follows it, the patient’s name \(.Rosa Diaz.\) and ID.*care team.*Nothing earlier.*60 minutes/,
    );
    await expect(compose).to.be.accessible();
    get(dialog, ".primary").click();
    expect(box.value).to.equal("@support ");
    expect(dialog.open).to.equal(false);
    expect(focused()).to.equal(box);
    await type("the form does not open");
    await press("Enter");
    expect(dialog.open).to.equal(false);
    const tess = await made.personId("tess");
    expect(await mentionsOf(client, id, "@support the form does not open")).to.deep.equal([tess]);
    await until(store.$members, members => members[tess]?.grant !== undefined);
  });

  it("[F-112] Cancel and Escape take it back", async () => {
    const { compose, box } = await withSupport();
    await type("Well, @supp");
    await waitUntil(() => isOpen(compose));
    await press("Enter");
    const dialog = get<HTMLDialogElement>(compose, "dialog");
    const closed = next(dialog, "close");
    await press("Escape");
    await closed;
    expect(box.value).to.equal("Well, ");
    expect(focused()).to.equal(box);
  });

  it("[F-112] a pasted @support is asked about when it is sent", async () => {
    const { compose, box, client, id } = await withSupport();
    box.setRangeText("Hello @support", 0, 0, "end");
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await press("Escape");
    await press("Enter");
    const dialog = get<HTMLDialogElement>(compose, "dialog");
    expect(dialog.open).to.equal(true);
    expect(box.value).to.equal("Hello @support");
    get(dialog, ".primary").click();
    expect(await mentionsOf(client, id, "Hello @support")).to.have.length(1);
  });

  it("a list that Escape closed before it was seen does not come up any more", async () => {
    const { made, client, id } = await withSupport();
    // Who there is is answered when the test says so.
    let answer = () => {};
    const held = new Promise<void>(resolve => (answer = resolve));
    let found: ReturnType<CareClient["findStaff"]> | undefined;
    const findStaff: CareClient["findStaff"] = (...given) => {
      found = held.then(() => client.findStaff(...given));
      return found;
    };
    const slow: CareClient = { ...client, findStaff };
    const compose = await mount<CareCompose>(
      html`<care-compose .client=${slow} conversation=${id}></care-compose>`,
    );
    const box = get<HTMLTextAreaElement>(compose, "textarea");
    box.focus();
    await type("Hello @supp");
    await waitUntil(() => found !== undefined);
    await press("Escape");
    answer();
    await found;
    await compose.updateComplete;
    await type("ort");
    expect(isOpen(compose)).to.equal(false);
    await press("Enter");
    expect(get<HTMLDialogElement>(compose, "dialog").open).to.equal(true);
    expect(box.value).to.equal("Hello @support");
    get(compose, "dialog .primary").click();
    expect(await mentionsOf(client, id, "Hello @support")).to.deep.equal([await made.personId("tess")]);
  });

  it("[F-112] the consent goes with the @support that it was given for", async () => {
    const { compose, box } = await withSupport();
    await type("@supp");
    await waitUntil(() => isOpen(compose));
    await press("Enter");
    const dialog = get<HTMLDialogElement>(compose, "dialog");
    get(dialog, ".primary").click();
    expect(box.value).to.equal("@support ");
    for (const text of ["", "@support once more"]) {
      box.value = text;
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    await press("Enter");
    expect(dialog.open).to.equal(true);
  });
});
