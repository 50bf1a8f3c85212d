/** Simplified Chinese: see the English table. */
import type { texting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const texting: Translated<typeof English> = {
  mobilePhone: "手机",
  mobilePhoneInvalid: "此号码不是可接收短信的手机号码。",
  textMessages: "短信",
  textMessagesHint: "保存后，患者会收到一条短信，要求其提供出生日期。",
  textingStatus: {
    none: "",
    pending: "待确认",
    failed: "失败",
    "opted-out": "已退订",
    enabled: "已启用",
  },
  textingPending: (left: number) => `已请患者提供出生日期。${count(left, { other: "还可回复 # 次" })}。`,
  textingGoesOut: (time: string) => `现为免打扰时段，将于${time}发出。`,
  textingWaits: "短信将在免打扰时段结束后发出。",
  textingEnabled: "患者可以收发短信。",
  textingFailed: {
    replies: "三次回复均未包含患者的出生日期。",
    time: "两周内没有包含患者出生日期的回复。",
    carrier: "短信无法送达此号码。",
    unknown: "无法确认患者身份。",
  },
  textingOptedOut: {
    patient: "患者回复了 STOP。只有患者本人回复 START 才能恢复短信。",
    staff: "一名员工为患者退订了短信。",
  },
  textingResend: "点击此处重新发送",
  textingOptOut: "点击此处为患者退订",
  textingConsent: "记录新的同意",
  textingUnclear: (n: number) => count(n, { other: "收到来自此号码的 # 条短信，另一位患者也使用此号码：" }),
  textingTake: "它们来自该患者",
  textingUnknown: "尚不清楚能否向该患者发送短信。",
  textingDone: {
    invite: "短信已发送。",
    resend: "短信已重新发送。",
    "opt-out": "已为患者退订。",
    consent: "已记录同意，短信已发送。",
    take: "这些短信已归入患者的消息。",
  },
  /** Under a message that came from a phone, or went to one. */
  textMessage: "短信",
  textDelivered: {
    sending: "短信 · 正在发送",
    sent: "短信 · 已发送",
    delivered: "短信 · 已送达",
    failed: "",
  },
  textFailed: (why: string) => `短信未送达。${why}`,
  /** Where nobody asked the carrier. */
  textGone: "已无法通过此号码给患者发短信。",
  textAgain: "重新发送",
  /** By the provider's code (https://www.twilio.com/docs/api/errors). */
  textProblems: {
    "21610": "患者回复了 STOP。",
    "21211": "此号码无法接收短信。",
    "21614": "此号码不是手机号码。",
    "30003": "手机已关机或不在服务区。",
    "30004": "运营商拒绝：该手机屏蔽短信。",
    "30005": "运营商拒绝：此号码无人使用。",
    "30006": "此号码是固定电话，或无法连接其运营商。",
    "30007": "运营商拒绝：其过滤系统将消息判定为垃圾短信。",
    "21617": "内容过长，无法作为短信发送。",
    other: "运营商拒绝了该短信。",
  } as Readonly<Record<string, string>> & { readonly other: string },
  textOmitted: (n: number) => count(n, { other: "略去了 # 个图片或文件" }),
  /** What stands in a thread's header. */
  textingOff: "短信：您的医疗机构已关闭",
  textingIn: {
    pending: "短信：待确认",
    failed: "短信：失败",
    "opted-out": "短信：已退订",
    enabled: "短信：已启用",
  },
  /** As the thread tells it. */
  textingBecame: {
    none: "短信：未登记，因为病历中的手机号码已变更",
    pending: "短信：待确认，等待患者确认其出生日期",
    enabled: "短信：已启用",
    failed: "短信：失败",
    "opted-out": "短信：已退订",
  },
};
