/** Vietnamese: see the English table. */
import type { texting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const texting: Translated<typeof English> = {
  mobilePhone: "Điện thoại di động",
  mobilePhoneInvalid: "Đây không phải là số di động nhận được SMS.",
  textMessages: "Tin nhắn SMS",
  textMessagesHint: "Khi quý vị lưu, bệnh nhân nhận một SMS hỏi ngày sinh.",
  textingStatus: {
    none: "",
    pending: "Đang chờ",
    failed: "Thất bại",
    "opted-out": "Đã hủy nhận",
    enabled: "Đã bật",
  },
  textingPending: (left: number) =>
    `Bệnh nhân đã được hỏi ngày sinh. ${count(left, { other: "Còn # lần trả lời" })}.`,
  textingGoesOut: (time: string) => `Gửi lúc ${time}: đến khi đó là giờ yên tĩnh.`,
  textingWaits: "SMS chờ hết giờ yên tĩnh.",
  textingEnabled: "Bệnh nhân có thể gửi và nhận SMS.",
  textingFailed: {
    replies: "Ba câu trả lời không có ngày sinh của bệnh nhân.",
    time: "Không có câu trả lời nào chứa ngày sinh của bệnh nhân trong hai tuần.",
    carrier: "Không gửi được SMS đến số này.",
    unknown: "Không xác nhận được bệnh nhân.",
  },
  textingOptedOut: {
    patient: "Bệnh nhân đã trả lời STOP. Chỉ khi chính bệnh nhân gửi START thì mới nhắn SMS lại được.",
    staff: "Một nhân viên đã hủy nhận SMS cho bệnh nhân.",
  },
  textingResend: "Bấm vào đây để gửi lại",
  textingOptOut: "Bấm vào đây để hủy nhận cho bệnh nhân",
  textingConsent: "Ghi nhận sự đồng ý mới",
  textingUnclear: (n: number) =>
    count(n, { other: "# SMS đến từ số này, số mà một bệnh nhân khác cũng dùng:" }),
  textingTake: "Chúng là của bệnh nhân này",
  textingUnknown: "Không rõ có thể nhắn SMS cho bệnh nhân hay không.",
  textingDone: {
    invite: "Đã gửi SMS.",
    resend: "Đã gửi lại SMS.",
    "opt-out": "Đã hủy nhận SMS cho bệnh nhân.",
    consent: "Đã ghi nhận sự đồng ý và gửi SMS.",
    take: "Các SMS đã được đưa vào tin nhắn của bệnh nhân.",
  },
  /** Under a message that came from a phone, or went to one. */
  textMessage: "SMS",
  textDelivered: {
    sending: "SMS · Đang gửi",
    sent: "SMS · Đã gửi",
    delivered: "SMS · Đã nhận",
    failed: "",
  },
  textFailed: (why: string) => `SMS không đến nơi. ${why}`,
  /** Where nobody asked the carrier. */
  textGone: "Không còn nhắn SMS được cho bệnh nhân qua số này.",
  textAgain: "Gửi lại",
  /** By the provider's code (https://www.twilio.com/docs/api/errors). */
  textProblems: {
    "21610": "Bệnh nhân đã trả lời STOP.",
    "21211": "Số này không nhận được SMS.",
    "21614": "Số này không phải điện thoại di động.",
    "30003": "Điện thoại tắt hoặc ngoài vùng phủ sóng.",
    "30004": "Nhà mạng từ chối: điện thoại chặn SMS.",
    "30005": "Nhà mạng từ chối: không ai có số này.",
    "30006": "Đây là số cố định, hoặc không kết nối được với nhà mạng của số này.",
    "30007": "Nhà mạng từ chối: bộ lọc coi tin nhắn là thư rác.",
    "21617": "Nội dung quá dài cho một SMS.",
    other: "Nhà mạng từ chối.",
  } as Readonly<Record<string, string>> & { readonly other: string },
  textOmitted: (n: number) => count(n, { other: "Đã bỏ qua # ảnh hoặc tệp" }),
  /** What stands in a thread's header. */
  textingOff: "Tin nhắn SMS: Đã tắt tại cơ sở của quý vị",
  textingIn: {
    pending: "Tin nhắn SMS: Đang chờ",
    failed: "Tin nhắn SMS: Thất bại",
    "opted-out": "Tin nhắn SMS: Đã hủy nhận",
    enabled: "Tin nhắn SMS: Đã bật",
  },
  /** As the thread tells it. */
  textingBecame: {
    none: "Tin nhắn SMS: Chưa ghi danh, vì số di động trong hồ sơ bệnh án đã khác",
    pending: "Tin nhắn SMS: Đang chờ bệnh nhân xác nhận ngày sinh",
    enabled: "Tin nhắn SMS: Đã bật",
    failed: "Tin nhắn SMS: Thất bại",
    "opted-out": "Tin nhắn SMS: Đã hủy nhận",
  },
};
