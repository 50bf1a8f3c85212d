export { avatar } from "./avatar.styles.ts";
export { base, fields, layers, skeleton, switches } from "./base.styles.ts";
export { combobox } from "./combobox.styles.ts";
export { print } from "./print.styles.ts";
export { tokens } from "./tokens.styles.ts";
