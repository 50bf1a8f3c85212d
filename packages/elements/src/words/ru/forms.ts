import { formsOf } from "../forms.ts";

export const { number, count, list, duration } = /* @__PURE__ */ formsOf("ru");
