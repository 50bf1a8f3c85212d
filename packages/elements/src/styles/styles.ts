export { avatar } from "./avatar.styles.ts";
export { base, skeleton } from "./base.styles.ts";
export { combobox } from "./combobox.styles.ts";
export { fields } from "./fields.styles.ts";
export { layers } from "./layers.styles.ts";
export { print } from "./print.styles.ts";
export { switches } from "./switches.styles.ts";
export { tabs } from "./tabs.styles.ts";
export { tokens } from "./tokens.styles.ts";
