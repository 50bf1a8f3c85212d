import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { fillInbox } from "./conversations.ts";
import { find } from "./find.ts";
import { show, shown, stage, waitFor } from "./show.ts";
import { fillTeam, join } from "./team.ts";

const nurse = stage(async practice => {
  const id = await fillInbox(practice);
  return { client: practice.client("staff", "kim"), id };
});
const patient = stage(async practice => {
  const id = await fillInbox(practice);
  await practice.conversation({
    title: "Prescription refill",
    past: [{ from: "rosa", ago: 60 * 24 * 12, text: "I have tablets for one more week." }],
  });
  return { client: practice.client("portal", "rosa"), id };
});
const fresh = stage(async practice => ({ client: practice.client("portal", "rosa"), id: "" }));

const withThread = show(
  ({ client, id }) => html`<care-messenger .client=${client} conversation=${id}></care-messenger>`,
);
const listOnly = show(({ client }) => html`<care-messenger .client=${client}></care-messenger>`);
const opened = waitFor("care-inbox [part~=row], [part~=row]", "[part~=message]");

const meta: Meta = { title: "care-messenger", component: "care-messenger" };
export default meta;

export const StaffWithThread: StoryObj = { loaders: nurse, render: withThread, play: opened };
export const StaffWithoutThread: StoryObj = {
  loaders: nurse,
  render: listOnly,
  play: waitFor("[part~=row]"),
};
export const StaffDark: StoryObj = { tags: ["dark"], loaders: nurse, render: withThread, play: opened };
export const PortalWithThread: StoryObj = { loaders: patient, render: withThread, play: opened };
export const Empty: StoryObj = { loaders: fresh, render: listOnly, play: waitFor("[part~=empty]") };
export const PhoneList: StoryObj = {
  tags: ["phone"],
  loaders: nurse,
  render: listOnly,
  play: waitFor("[part~=row]"),
};
export const PhoneThread: StoryObj = {
  tags: ["phone"],
  loaders: patient,
  render: withThread,
  play: waitFor("[part~=message]"),
};
export const PhoneThreadDark: StoryObj = {
  tags: ["phone", "dark"],
  loaders: patient,
  render: withThread,
  play: waitFor("[part~=message]"),
};
export const Starting: StoryObj = {
  loaders: nurse,
  render: withThread,
  play: async ({ canvasElement }) => {
    await shown(canvasElement, "[part~=row]");
    find(canvasElement, "[part~=new-message]")?.click();
    await shown(canvasElement, "[part~=topic-field]");
  },
};
export const Compact: StoryObj = {
  args: { density: "compact" },
  loaders: nurse,
  render: withThread,
  play: opened,
};
export const RightToLeft: StoryObj = {
  loaders: stage(async practice => {
    await practice.addPatient("layla", "ليلى حداد");
    const id = await practice.conversation({
      patient: "layla",
      title: "متابعة بعد العملية",
      past: [
        { from: "layla", ago: 90, text: "صباح الخير، هل يمكنني الاستحمام مع الضمادة؟" },
        { from: "kim", ago: 60, text: "نعم، بعد 48 ساعة. اتصلي بنا إذا احمر الجرح: tel:+49301234567" },
      ],
    });
    return { client: practice.client("staff", "kim"), id };
  }),
  render: show(
    ({ client, id }) =>
      html`<care-messenger dir="rtl" lang="ar" .client=${client} conversation=${id}></care-messenger>`,
  ),
  play: opened,
};
const team = stage(async practice => {
  await fillInbox(practice);
  const id = await fillTeam(practice);
  await join(practice, id, "omar");
  return { client: practice.client("staff", "kim"), id };
});
export const Team: StoryObj = { loaders: team, render: withThread, play: waitFor("[part=here]") };
/** What stands here in plain letters, and is nobody's name or message, is a word that no table has. */
export const PseudoLong: StoryObj = { ...Team, tags: ["long"] };
export const PseudoTurned: StoryObj = { ...Team, tags: ["turned"] };
export const PseudoStarting: StoryObj = { ...Starting, tags: ["long"] };
export const TeamDark: StoryObj = { ...Team, tags: ["dark"] };
export const TeamNarrow: StoryObj = {
  loaders: team,
  render: show(
    ({ client, id }) =>
      html`<care-messenger
        style="inline-size: 840px"
        .client=${client}
        conversation=${id}
      ></care-messenger>`,
  ),
  play: async ({ canvasElement }) => {
    (await shown(canvasElement, "[part=team-toggle]")).click();
    await shown(canvasElement, "[part=here]");
  },
};
export const TeamPhone: StoryObj = {
  tags: ["phone"],
  loaders: team,
  render: withThread,
  play: TeamNarrow.play as NonNullable<StoryObj["play"]>,
};
