/** Who somebody is. */
import type { Relation, Role } from "@carethread/model";

const relations: Readonly<Record<Relation, string>> = {
  self: "Patient",
  guardian: "Guardian",
  guarantor: "Guarantor",
  proxy: "Proxy",
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
  removedByYou: (who: string) => `You removed ${who}`,
  roles,
  yourCareTeam: "Your care team",
};
