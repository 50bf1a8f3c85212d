/** Simplified Chinese: see the English table. */
import type { settings as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const settings: Translated<typeof English> = {
  newPatientMessage: "患者新消息",
  newPatientMessageHint: "您负责的患者发送消息时，您会收到通知。",
  unreadReminder: "未读消息提醒",
  unreadReminderHint: "患者的消息超过 24 小时未读时，您会收到提醒。",
  newTask: "新任务",
  newTaskHint: "您所在护理团队的患者有新任务时，您会收到通知。",
  twoWayTexting: "双向短信",
  twoWayTextingHint: "您负责或登记的患者的短信状态变为“待确认”“已启用”“失败”或“已退订”时，您会收到通知。",
  enterSends: "按 Enter 发送消息",
  enterSendsHint: "关闭后，Enter 为换行，Ctrl+Enter 为发送。",
};
