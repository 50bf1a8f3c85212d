import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { show, shown, stage, waitFor } from "./show.ts";

const number = "+12025550123";
const phone = "(202) 555-0123";
const birthDate = "1968-11-02";
const settings = { kinds: ["continuous"], texting: true, enrolmentNeeded: true };

const field = (phone: string) =>
  show(
    ({ client, practice }) =>
      html`<div style="max-inline-size: 480px; padding: 16px">
        <care-texting
          .client=${client}
          .patient=${practice.world.practice.patientKey("rosa")}
          phone=${phone}
        ></care-texting>
      </div>`,
  );
const render = field(phone);

type Deed = "invite" | "opt-out" | { readonly texts: string };

/** Rosa, who has no portal, and what staff and she did. */
const rosa = (...deeds: readonly Deed[]) =>
  stage(async practice => {
    await practice.changePatient("rosa", { phone, birthDate, linked: [] });
    for (const deed of deeds)
      await (typeof deed === "string" ? practice.texting("rosa", deed) : practice.text(number, deed.texts));
    return { id: "", client: practice.client("staff", "kim") };
  }, settings);

const confirms = { texts: "11/02/1968" };

const meta: Meta = { title: "care-texting", component: "care-texting" };
export default meta;

export const NotEnrolled: StoryObj = {
  loaders: rosa(),
  render,
  play: waitFor("[part~=texting]:not([disabled])"),
};

/** No number, and one that is none. */
export const NoNumber: StoryObj = { loaders: rosa(), render: field(""), play: waitFor("[part~=texting]") };
export const NoMobileNumber: StoryObj = {
  loaders: rosa(),
  render: field("555-0123-4567"),
  play: waitFor("#invalid"),
};

/** Sent when the host's form is saved. */
export const Chosen: StoryObj = {
  loaders: rosa(),
  render,
  play: async ({ canvasElement }) => {
    (await shown(canvasElement, "[part~=texting]:not([disabled])")).click();
    await shown(canvasElement, "#hint");
  },
};

const standing = waitFor("[part~=status]");
export const Pending: StoryObj = { loaders: rosa("invite"), render, play: standing };
export const Enabled: StoryObj = { loaders: rosa("invite", confirms), render, play: standing };
export const Failed: StoryObj = {
  loaders: rosa("invite", { texts: "who?" }, { texts: "4/9" }, { texts: "no" }),
  render,
  play: standing,
};
export const OptedOut: StoryObj = { loaders: rosa("invite", confirms, "opt-out"), render, play: standing };
export const Stopped: StoryObj = { loaders: rosa("invite", { texts: "STOP" }), render, play: standing };

/** A text of which it is not known whose it is: two have the number. */
export const Unclear: StoryObj = {
  loaders: stage(async practice => {
    await practice.changePatient("rosa", { phone, birthDate, linked: [] });
    await practice.addPatient("ana", "Ana Diaz", { phone, birthDate: "2001-12-31", linked: [] });
    await practice.texting("rosa", "invite");
    await practice.texting("ana", "invite");
    for (const text of ["11/02/1968", "12/31/2001", "My knee hurts since yesterday. Should I come in?"])
      await practice.text(number, text);
    return { id: "", client: practice.client("staff", "kim") };
  }, settings),
  render,
  play: waitFor("[part~=unclear]"),
};

export const Dark: StoryObj = { tags: ["dark"], loaders: rosa("invite"), render, play: standing };
export const Phone: StoryObj = { tags: ["phone"], loaders: rosa("invite"), render, play: standing };
export const PseudoLong: StoryObj = { tags: ["long"], loaders: rosa("invite"), render, play: standing };
