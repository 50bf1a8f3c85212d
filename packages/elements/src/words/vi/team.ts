/** Vietnamese: see the English table. */
import type { team as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const team: Translated<typeof English> = {
  notified: "Được thông báo",
  notNotified: "Không được thông báo về tin nhắn",
  away: "Không còn hoạt động",
  watching: "Đang theo dõi",
  hereNow: "Đang ở đây",
  unfollow: "Tắt thông báo về bệnh nhân này",
  follow: "Thông báo cho tôi về bệnh nhân này",
  removeMember: "Xóa khỏi cuộc trò chuyện",
  /** What a screen reader says of the button: what is seen on it, then whom. */
  removeMemberNamed: (label: string, who: string) => `${label}: ${who}`,
  removeAsk: (who: string) => `Xóa ${who} khỏi cuộc trò chuyện?`,
  removeHint: "Người này rời cuộc trò chuyện và không còn được báo về tin nhắn ở đây.",
  remove: "Xóa",
  notInTeam: "Không thuộc nhóm chăm sóc",
  byInvitation: "Được mời",
  patientSide: "Bệnh nhân và gia đình",
  people: "Mọi người",
  noTeam: "Nhóm chăm sóc này chưa có ai.",
  teamHint: "Đọc và trả lời tin nhắn của quý vị",
};
