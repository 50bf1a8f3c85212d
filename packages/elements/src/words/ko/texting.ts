/** Korean: see the English table. */
import type { texting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const texting: Translated<typeof English> = {
  mobilePhone: "휴대전화",
  mobilePhoneInvalid: "문자를 받을 수 있는 휴대전화 번호가 아닙니다.",
  textMessages: "문자 메시지",
  textMessagesHint: "저장하면 환자에게 생년월일을 묻는 문자가 발송됩니다.",
  textingStatus: {
    none: "",
    pending: "대기 중",
    failed: "실패",
    "opted-out": "수신 거부",
    enabled: "사용 중",
  },
  textingPending: (left: number) =>
    `환자에게 생년월일을 물었습니다. ${count(left, { other: "답할 기회 #번 남음" })}.`,
  textingGoesOut: (time: string) => `${time}에 발송됩니다. 그때까지는 방해 금지 시간입니다.`,
  textingWaits: "방해 금지 시간이 끝나면 문자가 발송됩니다.",
  textingEnabled: "환자와 문자를 주고받을 수 있습니다.",
  textingFailed: {
    replies: "세 번의 답에 환자의 생년월일이 없었습니다.",
    time: "2주 동안 환자의 생년월일이 담긴 답이 없었습니다.",
    carrier: "이 번호로 문자를 전달하지 못했습니다.",
    unknown: "환자를 확인하지 못했습니다.",
  },
  textingOptedOut: {
    patient: "환자가 STOP이라고 답했습니다. 환자 본인이 START를 보내야만 다시 문자를 보낼 수 있습니다.",
    staff: "직원이 환자의 문자 수신을 거부 처리했습니다.",
  },
  textingResend: "다시 보내려면 여기를 누르세요",
  textingOptOut: "수신 거부하려면 여기를 누르세요",
  textingConsent: "새 동의 기록",
  textingUnclear: (n: number) => count(n, { other: "다른 환자도 쓰는 이 번호에서 문자 #통이 왔습니다:" }),
  textingTake: "이 환자가 보낸 문자입니다",
  textingUnknown: "환자에게 문자를 보낼 수 있는지 알 수 없습니다.",
  textingDone: {
    invite: "문자를 보냈습니다.",
    resend: "문자를 다시 보냈습니다.",
    "opt-out": "환자의 문자 수신을 거부 처리했습니다.",
    consent: "동의를 기록하고 문자를 보냈습니다.",
    take: "문자를 환자의 메시지에 넣었습니다.",
  },
  /** Under a message that came from a phone, or went to one. */
  textMessage: "문자 메시지",
  textDelivered: {
    sending: "문자 메시지 · 보내는 중",
    sent: "문자 메시지 · 보냄",
    delivered: "문자 메시지 · 전달됨",
    failed: "",
  },
  textFailed: (why: string) => `문자가 도착하지 않았습니다. ${why}`,
  /** Where nobody asked the carrier. */
  textGone: "이 번호로는 더 이상 환자에게 문자를 보낼 수 없습니다.",
  textAgain: "다시 보내기",
  /** By the provider's code (https://www.twilio.com/docs/api/errors). */
  textProblems: {
    "21610": "환자가 STOP이라고 답했습니다.",
    "21211": "문자를 받을 수 없는 번호입니다.",
    "21614": "휴대전화 번호가 아닙니다.",
    "30003": "전화기가 꺼져 있거나 통화권 밖에 있습니다.",
    "30004": "통신사가 거부했습니다. 전화기가 문자를 차단합니다.",
    "30005": "통신사가 거부했습니다. 없는 번호입니다.",
    "30006": "유선 전화번호이거나 통신사에 연결할 수 없습니다.",
    "30007": "통신사가 거부했습니다. 필터가 메시지를 스팸으로 판단했습니다.",
    "21617": "문자로 보내기에는 너무 깁니다.",
    other: "통신사가 거부했습니다.",
  } as Readonly<Record<string, string>> & { readonly other: string },
  textOmitted: (n: number) => count(n, { other: "사진 또는 파일 #개가 빠졌습니다" }),
  /** What stands in a thread's header. */
  textingOff: "문자 메시지: 소속 기관에서 꺼져 있음",
  textingIn: {
    pending: "문자 메시지: 대기 중",
    failed: "문자 메시지: 실패",
    "opted-out": "문자 메시지: 수신 거부",
    enabled: "문자 메시지: 사용 중",
  },
  /** As the thread tells it. */
  textingBecame: {
    none: "문자 메시지: 차트의 휴대전화 번호가 바뀌어 등록되지 않음",
    pending: "문자 메시지: 환자가 생년월일을 확인할 때까지 대기 중",
    enabled: "문자 메시지: 사용 중",
    failed: "문자 메시지: 실패",
    "opted-out": "문자 메시지: 수신 거부",
  },
};
