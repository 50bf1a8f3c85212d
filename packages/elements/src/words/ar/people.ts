/** Arabic: see the English table. */
import type { Relation, Role } from "@carethread/model";
import type { people as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

const relations: Readonly<Record<Relation, string>> = {
  self: "المريض",
  guardian: "ولي الأمر",
  guarantor: "الضامن المالي",
  proxy: "الوكيل",
};

/** What somebody who acts for a patient is to them, behind their own name. */
const relationTo: Readonly<Record<Exclude<Relation, "self">, (patient: string) => string>> = {
  guardian: patient => `ولي أمر ${patient}`,
  guarantor: patient => `الضامن المالي عن ${patient}`,
  proxy: patient => `وكيل ${patient}`,
};

const roles: Readonly<Record<Exclude<Role, "patient" | "proxy">, string>> = {
  "primary-coach": "المدرب الصحي الرئيسي",
  secondary: "المدرب الصحي الثاني",
  "care-team": "فريق الرعاية",
  recipient: "المستلم",
  "notification-user": "متلقي الإشعارات",
  support: "الدعم",
};

export const people: Translated<typeof English> = {
  relations,
  relationTo,
  removedByYou: (who: string) => `أزلت ${who}`,
  roles,
  yourCareTeam: "فريق الرعاية الخاص بك",
};
