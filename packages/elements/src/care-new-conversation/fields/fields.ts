/** The fields of the start form: those that a kind's flags ask of a side, in their order. */

export { EncryptField } from "./encrypt-field.ts";
export type { FormField, Problem } from "./form-field.ts";
export { renderKindChoice } from "./kind-choice.ts";
export { StartFields } from "./start-fields.ts";
