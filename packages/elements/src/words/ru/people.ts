/** Russian: see the English table. */
import type { Relation, Role } from "@carethread/model";
import type { people as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

const relations: Readonly<Record<Relation, string>> = {
  self: "Пациент",
  guardian: "Опекун",
  guarantor: "Гарант оплаты",
  proxy: "Представитель",
};

/** What somebody who acts for a patient is to them, behind their own name. */
const relationTo: Readonly<Record<Exclude<Relation, "self">, (patient: string) => string>> = {
  guardian: patient => `опекун пациента ${patient}`,
  guarantor: patient => `гарант оплаты за пациента ${patient}`,
  proxy: patient => `представитель пациента ${patient}`,
};

const roles: Readonly<Record<Exclude<Role, "patient" | "proxy">, string>> = {
  "primary-coach": "Основной коуч",
  secondary: "Второй коуч",
  "care-team": "Медицинская команда",
  recipient: "Получатель",
  "notification-user": "Получатель уведомлений",
  support: "Поддержка",
};

export const people: Translated<typeof English> = {
  relations,
  relationTo,
  removedByYou: (who: string) => `Вы удалили участника ${who}`,
  roles,
  yourCareTeam: "Ваша медицинская команда",
};
