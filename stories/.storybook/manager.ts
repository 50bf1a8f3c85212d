/** The frame around stories and guide: named, and light or dark as the device is. */
import { addons } from "storybook/manager-api";
import { create, getPreferredColorScheme } from "storybook/theming";

addons.setConfig({
  sidebar: { showRoots: false },
  theme: create({ base: getPreferredColorScheme(), brandTitle: "Carethread", brandUrl: "./" }),
});
