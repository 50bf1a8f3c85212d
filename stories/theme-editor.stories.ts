/** A theme is made here by its controls: list and thread follow at once, and the rule to copy stands below. */
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import { fillInbox } from "./conversations.ts";
import { type Stage, stage, waitFor } from "./show.ts";
import { chosen, ruleOf, type Skin, skins } from "./skins.ts";

const colors = [
  ...["--care-accent", "--care-accent-soft", "--care-accent-fill", "--care-on-accent-fill"],
  ...["--care-surface", "--care-surface-sunken", "--care-text", "--care-text-muted", "--care-border"],
  ...["--care-own", "--care-on-own", "--care-other", "--care-on-other", "--care-badge", "--care-on-badge"],
];
const sizes = ["--care-font", "--care-font-size", "--care-space", "--care-radius", "--care-radius-bubble"];

const meta: Meta = {
  title: "Theme editor",
  component: "care-messenger",
  args: { skin: "Teal" },
  argTypes: {
    skin: {
      description: "What to begin with",
      control: { type: "inline-radio" },
      options: Object.keys(skins),
    },
    ...Object.fromEntries(colors.map(name => [name, { control: { type: "color" } }])),
    ...Object.fromEntries(sizes.map(name => [name, { control: { type: "text" } }])),
  },
  parameters: { controls: { include: ["skin", ...colors, ...sizes] } },
  loaders: stage(async practice => {
    const id = await fillInbox(practice);
    return { client: practice.client("staff", "kim"), id };
  }),
  play: waitFor("[part~=message]"),
  render: (args, context) => {
    const { client, id } = (context as unknown as { readonly loaded: { readonly stage: Stage } }).loaded
      .stage;
    const properties = chosen(args.skin as Skin, args);
    const rule = ruleOf(properties);
    const copy = async ({ currentTarget }: Event): Promise<void> => {
      const said = (currentTarget as HTMLElement).nextElementSibling;
      await navigator.clipboard.writeText(rule);
      if (said) said.textContent = "Copied";
    };
    return html`
      <style>
        .theme-editor { block-size: 100%; display: grid; grid-template-rows: minmax(0, 1fr) auto; }
        .theme-editor > div { min-block-size: 0; }
        .theme-editor section { padding: 8px 16px; border-block-start: 1px solid; max-block-size: 14rem; overflow: auto; }
        .theme-editor button { font: inherit; min-block-size: 24px; }
      </style>
      <div class="theme-editor">
        <div style=${styleMap(properties)}>
          <care-messenger .client=${client} conversation=${id}></care-messenger>
        </div>
        <section tabindex="0" aria-label="The rule to copy">
          <pre>${rule}</pre>
          <button type="button" @click=${copy}>Copy</button> <span role="status"></span>
        </section>
      </div>
    `;
  },
};
export default meta;

export const Teal: StoryObj = {};
export const Plum: StoryObj = { args: { skin: "Plum" } };
export const Rust: StoryObj = { args: { skin: "Rust" } };
export const RustDark: StoryObj = { tags: ["dark"], args: { skin: "Rust" } };
