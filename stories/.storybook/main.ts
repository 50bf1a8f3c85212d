/** Storybook: the guide, and every element in every state. Nothing leaves the machine: no telemetry, no update check, no remote refs. */
import { fileURLToPath } from "node:url";
import type { StorybookConfig } from "@storybook/web-components-vite";

const config: StorybookConfig = {
  stories: ["../guide/*.mdx", "../reference/*.mdx", "../*.stories.ts"],
  addons: ["@storybook/addon-docs"],
  // At the address that they have in the project, too.
  staticDirs: [
    { from: "../pictures", to: "/stories/pictures" },
    { from: "../../packages/demo/pictures", to: "/packages/demo/pictures" },
  ],
  framework: {
    name: "@storybook/web-components-vite",
    options: {
      builder: { viteConfigPath: fileURLToPath(new URL("../../vite.config.ts", import.meta.url)) },
    },
  },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, disableWebpackDefaults: true },
  features: { sidebarOnboardingChecklist: false },
};

export default config;
