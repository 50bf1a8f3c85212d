import type { Notice, Told } from "./notice.ts";

/** The header shows it. */
export const patientChanged: Notice<Told<"patient-changed">> = {
  isTold: () => false,
  tell: () => "",
};
