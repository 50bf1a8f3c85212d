/** Vietnamese: see the English table. */
import type { Relation, Role } from "@carethread/model";
import type { people as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

const relations: Readonly<Record<Relation, string>> = {
  self: "Bệnh nhân",
  guardian: "Người giám hộ",
  guarantor: "Người bảo lãnh thanh toán",
  proxy: "Người đại diện",
};

/** What somebody who acts for a patient is to them, behind their own name. */
const relationTo: Readonly<Record<Exclude<Relation, "self">, (patient: string) => string>> = {
  guardian: patient => `người giám hộ của ${patient}`,
  guarantor: patient => `người bảo lãnh thanh toán của ${patient}`,
  proxy: patient => `người đại diện của ${patient}`,
};

const roles: Readonly<Record<Exclude<Role, "patient" | "proxy">, string>> = {
  "primary-coach": "Người huấn luyện chính",
  secondary: "Người huấn luyện phụ",
  "care-team": "Nhóm chăm sóc",
  recipient: "Người nhận",
  "notification-user": "Người nhận thông báo",
  support: "Hỗ trợ",
};

export const people: Translated<typeof English> = {
  relations,
  relationTo,
  removedByYou: (who: string) => `Quý vị đã xóa ${who} khỏi cuộc trò chuyện`,
  roles,
  yourCareTeam: "Nhóm chăm sóc của quý vị",
};
