/** Simplified Chinese: see the English table. */
import type { Relation, Role } from "@carethread/model";
import type { people as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

const relations: Readonly<Record<Relation, string>> = {
  self: "患者",
  guardian: "监护人",
  guarantor: "付款责任人",
  proxy: "代理人",
};

/** What somebody who acts for a patient is to them, behind their own name. */
const relationTo: Readonly<Record<Exclude<Relation, "self">, (patient: string) => string>> = {
  guardian: patient => `${patient}的监护人`,
  guarantor: patient => `${patient}的付款责任人`,
  proxy: patient => `${patient}的代理人`,
};

const roles: Readonly<Record<Exclude<Role, "patient" | "proxy">, string>> = {
  "primary-coach": "主要辅导员",
  secondary: "副辅导员",
  "care-team": "护理团队",
  recipient: "收件人",
  "notification-user": "通知接收人",
  support: "技术支持",
};

export const people: Translated<typeof English> = {
  relations,
  relationTo,
  removedByYou: (who: string) => `您移除了${who}`,
  roles,
  yourCareTeam: "您的护理团队",
};
