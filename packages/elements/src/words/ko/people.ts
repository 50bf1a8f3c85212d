/** Korean: see the English table. */
import type { Relation, Role } from "@carethread/model";
import type { people as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

const relations: Readonly<Record<Relation, string>> = {
  self: "환자",
  guardian: "보호자",
  guarantor: "지급 보증인",
  proxy: "대리인",
};

/** What somebody who acts for a patient is to them, behind their own name. */
const relationTo: Readonly<Record<Exclude<Relation, "self">, (patient: string) => string>> = {
  guardian: patient => `${patient}님의 보호자`,
  guarantor: patient => `${patient}님의 지급 보증인`,
  proxy: patient => `${patient}님의 대리인`,
};

const roles: Readonly<Record<Exclude<Role, "patient" | "proxy">, string>> = {
  "primary-coach": "주 담당 코치",
  secondary: "보조 코치",
  "care-team": "진료팀",
  recipient: "받는 사람",
  "notification-user": "알림 수신자",
  support: "지원팀",
};

export const people: Translated<typeof English> = {
  relations,
  relationTo,
  removedByYou: (who: string) => `${who}님을 내보내셨습니다`,
  roles,
  yourCareTeam: "담당 진료팀",
};
