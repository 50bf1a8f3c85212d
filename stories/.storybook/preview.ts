/**
 * How every story is framed: in a page's main landmark below a heading, as a host's page would have it. The toolbar
 * turns theme, language, direction and density of that page; controls are the element's own attributes and properties.
 *
 * A story with the tag `phone` is checked in a phone's window, one with `dark` in the dark (the same stands there in the
 * light), one with `long` or `turned` in a pseudo-language. What a story waits for, it waits for in its `play`.
 */
import type { Preview } from "@storybook/web-components-vite";
import { html } from "lit";
import { ref } from "lit/directives/ref.js";
import { getPreferredColorScheme, themes } from "storybook/theming";
import { addPseudoLanguages, pseudo } from "../pseudo.ts";
import { applyArgs } from "./args.ts";
import { argTypesOf, describe } from "./manifest.ts";

addPseudoLanguages();

const toolbar = (title: string, icon: string, items: Readonly<Record<string, string>>) => ({
  toolbar: {
    ...{ title, icon, dynamicTitle: true },
    items: Object.entries(items).map(([value, title]) => ({ value, title })),
  },
});

const preview: Preview = {
  parameters: {
    layout: "fullscreen",
    controls: { expanded: true },
    options: {
      storySort: {
        order: [
          "Guide",
          [
            "Getting started",
            "Embed",
            "In use",
            "Theme",
            "Presets",
            "Events and slots",
            "Back end",
            "Record and exchange",
            "Security",
            "Where to run it",
            "Frameworks",
            "Languages",
            "Headless",
            "Accessibility conformance",
            "Troubleshooting",
            "Migrating",
            "How it is built",
          ],
          "Reference",
          ["Elements", "Client", "Host", "REST"],
          "Theme editor",
        ],
      },
    },
    docs: {
      ...{ extractArgTypes: argTypesOf, extractComponentDescription: describe, story: { inline: true } },
      theme: themes[getPreferredColorScheme()],
      toc: { headingSelector: "h2, h3", title: "On this page" },
    },
  },
  tags: ["autodocs"],
  initialGlobals: { theme: "light", lang: "en", direction: "ltr", density: "comfortable" },
  globalTypes: {
    theme: toolbar("Theme", "mirror", { light: "Light", dark: "Dark" }),
    lang: toolbar("Language", "globe", {
      en: "English",
      [pseudo.long]: "Pseudo: long and accented",
      [pseudo.turned]: "Pseudo: right to left",
    }),
    direction: toolbar("Direction", "transfer", { ltr: "Left to right", rtl: "Right to left" }),
    density: toolbar("Density", "component", { comfortable: "Comfortable", compact: "Compact" }),
  },
  decorators: [
    (story, { title, tags, globals, args, component, viewMode }) => {
      const theme = tags.includes("dark") ? "dark" : globals.theme;
      const lang = tags.includes("long")
        ? pseudo.long
        : tags.includes("turned")
          ? pseudo.turned
          : globals.lang;
      const dir = lang === pseudo.turned ? "rtl" : globals.direction;
      const height = viewMode === "docs" ? "34rem" : "100vh";
      const width = tags.includes("phone") ? "min(100%, 390px)" : "100%";
      if (viewMode !== "docs") {
        document.documentElement.style.colorScheme = theme;
        document.documentElement.style.background = "Canvas";
      }
      // It stands last: what is before it has been rendered.
      const apply = (last: Element | undefined): void => {
        const page = last?.closest("main");
        if (page) applyArgs(page, String(component), { density: globals.density, ...args });
      };
      return html`
        <main
          lang=${lang}
          dir=${dir}
          style="block-size: ${height}; inline-size: ${width}; color-scheme: ${theme}; background: Canvas; color: CanvasText; font-family: system-ui"
        >
          <h1 style="position: absolute; clip-path: inset(50%); inline-size: 1px; overflow: hidden">${title}</h1>
          ${story()}
          <span hidden ${ref(apply)}></span>
        </main>
      `;
    },
  ],
};

export default preview;
