/** Simplified Chinese: see the English table. */
import type { team as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const team: Translated<typeof English> = {
  notified: "接收通知",
  notNotified: "不接收消息通知",
  away: "已停用",
  watching: "正在关注",
  hereNow: "现在在线",
  unfollow: "关闭有关该患者的通知",
  follow: "有关该患者时通知我",
  removeMember: "移出会话",
  /** What a screen reader says of the button: what is seen on it, then whom. */
  removeMemberNamed: (label: string, who: string) => `${label}：${who}`,
  removeAsk: (who: string) => `移除${who}？`,
  removeHint: "此人将离开此会话，不再收到其消息的通知。",
  remove: "移除",
  notInTeam: "不在护理团队中",
  byInvitation: "受邀加入",
  patientSide: "患者及家属",
  people: "人员",
  noTeam: "此护理团队尚无成员。",
  teamHint: "阅读并回复您的消息",
};
