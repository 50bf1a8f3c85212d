import { formsOf } from "../forms.ts";

export const { number, count, list } = /* @__PURE__ */ formsOf("en");
