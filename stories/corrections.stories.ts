import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import type { Practice } from "./fixture.ts";
import { type Stage, show, shown, stage, waitFor } from "./show.ts";

const said = "Your left knee looks well. Go on with the exercises, and come again in a month.";

/** Rosa asks for a correction of what Kim wrote; `answer` is what Kim says to it. */
async function asked(
  practice: Practice,
  answer?: readonly ["approved" | "declined", string],
): Promise<string> {
  const id = await practice.conversation({ past: [{ from: "kim", text: said, ago: 90 }] });
  const rosa = practice.client("portal", "rosa").conversation(id);
  const pos = await new Promise<number>(resolve =>
    rosa.$items.subscribe(items => {
      const event = items.find(({ event }) => event?.type === "message")?.event;
      if (event) resolve(event.pos);
    }),
  );
  await rosa.askCorrection(pos, {
    wrong: "It is the right knee that was treated.",
    right: "Your right knee looks well.",
  });
  if (answer === undefined) return id;
  const kim = practice.client("staff", "kim").conversation(id);
  const correction = await new Promise<string>(resolve =>
    kim.$head.subscribe(head => {
      const [open] = head?.corrections ?? [];
      if (open !== undefined) resolve(open.id);
    }),
  );
  await kim.answerCorrection(correction, ...answer);
  return id;
}

const of =
  (side: "staff" | "portal", answer?: readonly ["approved" | "declined", string]) =>
  async (practice: Practice): Promise<Omit<Stage, "practice">> => {
    const id = await asked(practice, answer);
    return { id, client: practice.client(side, side === "staff" ? "kim" : "rosa") };
  };

const render = show(
  ({ client, id }) => html`<div style="block-size: 640px; display: grid">
    <care-thread .client=${client} conversation=${id}></care-thread>
  </div>`,
);

const meta: Meta = { title: "Corrections", render };
export default meta;

/** The patient's side: until when it is answered, and the way to withdraw it. */
export const Asked: StoryObj = { loaders: stage(of("portal")), play: waitFor("[part=correction]") };

/** Staff answer at the message. */
export const Approving: StoryObj = {
  loaders: stage(of("staff")),
  play: async ({ canvasElement }) => {
    (await shown(canvasElement, "[part=correction-approve]")).click();
    await shown(canvasElement, "[part=correction-form]");
  },
};

/** The corrected text beside the message, which stays as it is. */
export const Approved: StoryObj = {
  loaders: stage(of("portal", ["approved", "Your right knee looks well."])),
  play: waitFor("[part=corrected-text]"),
};

/** Why it was declined. */
export const Declined: StoryObj = {
  loaders: stage(of("portal", ["declined", "The picture of March 2 shows the left knee."])),
  play: waitFor("[part=correction]"),
};
