/** Who somebody is. */
import type { Relation, Role } from "@carethread/model";

const relations: Readonly<Record<Relation, string>> = {
  self: "Patient",
  guardian: "Guardian",
  guarantor: "Guarantor",
  proxy: "Proxy",
};

/** What somebody who acts for a patient is to them, behind their own name. */
const relationTo: Readonly<Record<Exclude<Relation, "self">, (patient: string) => string>> = {
  guardian: patient => `guardian of ${patient}`,
  guarantor: patient => `guarantor of ${patient}`,
  proxy: patient => `proxy of ${patient}`,
};

const roles: Readonly<Record<Exclude<Role, "patient" | "proxy">, string>> = {
  "primary-coach": "Primary coach",
  secondary: "Secondary coach",
  "care-team": "Care team",
  recipient: "Recipient",
  "notification-user": "Notification user",
  support: "Support",
};

export const people = {
  relations,
  relationTo,
  removedByYou: (who: string) => `You removed ${who}`,
  roles,
  yourCareTeam: "Your care team",
};
