/**
 * How every story is framed: in a page's main landmark below a heading, as a host's page would have it.
 *
 * A story with the tag `phone` is checked in a phone's window, one with `dark` in the dark.
 * What a story waits for, it waits for in its `play`.
 */
import type { Preview } from "@storybook/web-components-vite";
import { html } from "lit";

const preview: Preview = {
  parameters: { layout: "fullscreen", controls: { disable: true } },
  decorators: [
    (story, { title, tags }) => {
      const dark = tags.includes("dark");
      document.documentElement.style.colorScheme = dark ? "dark" : "light";
      document.documentElement.style.background = "Canvas";
      const width = tags.includes("phone") ? "min(100%, 390px)" : "100%";
      return html`
        <main style="block-size: 100vh; inline-size: ${width}; color: CanvasText; font-family: system-ui">
          <h1 style="position: absolute; clip-path: inset(50%); inline-size: 1px; overflow: hidden">${title}</h1>
          ${story()}
        </main>
      `;
    },
  ],
};

export default preview;
