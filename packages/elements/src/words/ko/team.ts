/** Korean: see the English table. */
import type { team as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const team: Translated<typeof English> = {
  notified: "알림 받음",
  notNotified: "메시지 알림 받지 않음",
  away: "비활성",
  watching: "지켜보는 중",
  hereNow: "접속 중",
  unfollow: "이 환자의 알림 끄기",
  follow: "이 환자의 알림 받기",
  removeMember: "대화에서 내보내기",
  /** What a screen reader says of the button: what is seen on it, then whom. */
  removeMemberNamed: (label: string, who: string) => `${label}: ${who}`,
  removeAsk: (who: string) => `${who}님을 내보내시겠습니까?`,
  removeHint: "이 사람은 대화에서 나가며 더 이상 메시지 알림을 받지 않습니다.",
  remove: "내보내기",
  notInTeam: "진료팀 아님",
  byInvitation: "초대됨",
  patientSide: "환자 및 가족",
  people: "사람",
  noTeam: "이 진료팀에는 아직 아무도 없습니다.",
  teamHint: "보내신 메시지를 읽고 답합니다",
};
