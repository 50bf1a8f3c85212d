/** Vietnamese: see the English table. */
import type { corrections as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const corrections: Translated<typeof English> = {
  messageMore: "Thêm về tin nhắn này",
  askCorrection: "Yêu cầu đính chính",
  /** Until when, and how many days are left. */
  correctionOpen: (until: string, left: string) => `Có yêu cầu đính chính, hạn trả lời ${until}, ${left}`,
  correctionsOpen: (n: number, until: string, left: string) =>
    count(n, { other: `Có # yêu cầu đính chính, hạn trả lời sớm nhất ${until}, ${left}` }),
  correctionDaysLeft: (n: number) => count(n, { other: "còn # ngày" }),
  correctionLastDay: "hôm nay là ngày cuối",
  correctionDaysOver: (n: number) => count(n, { other: "quá hạn # ngày" }),
  correctionLater: (reason: string) => `Hạn đã được lùi: “${reason}”`,
  correctionWrong: "Điều chưa đúng",
  correctionRight: "Nội dung đúng",
  correctedOn: {
    you: (day: string) => `Quý vị đã đính chính ngày ${day}`,
    team: (day: string) => `Nhóm chăm sóc của quý vị đã đính chính ngày ${day}`,
    other: (who: string, day: string) => `${who} đã đính chính ngày ${day}`,
  },
  correctionDeclinedOn: {
    you: (day: string) => `Quý vị đã từ chối đính chính ngày ${day}`,
    team: (day: string) => `Nhóm chăm sóc của quý vị đã từ chối đính chính ngày ${day}`,
    other: (who: string, day: string) => `${who} đã từ chối đính chính ngày ${day}`,
  },
  correctionReason: (reason: string) => `Lý do: ${reason}`,
  withdrawCorrection: "Rút lại",
  approveCorrection: "Chấp thuận…",
  declineCorrection: "Từ chối…",
  extendCorrection: "Trả lời sau…",
  correctionFailed: "Không tải được biểu mẫu. Vui lòng thử lại.",
  correctionDone: {
    ask: "Đã yêu cầu đính chính",
    withdraw: "Đã rút lại yêu cầu đính chính",
    approve: "Đã chấp thuận đính chính",
    decline: "Đã từ chối đính chính",
    extend: "Đã lùi hạn",
  },
  askedForCorrection: {
    nobody: "Có yêu cầu đính chính một tin nhắn",
    you: "Quý vị đã yêu cầu đính chính một tin nhắn",
    team: "Nhóm chăm sóc của quý vị đã yêu cầu đính chính một tin nhắn",
    other: (who: string) => `${who} đã yêu cầu đính chính một tin nhắn`,
  },
  putCorrectionLater: {
    nobody: "Hạn đính chính đã được lùi",
    you: "Quý vị đã lùi hạn đính chính",
    team: "Nhóm chăm sóc của quý vị đã lùi hạn đính chính",
    other: (who: string) => `${who} đã lùi hạn đính chính`,
  },
  approvedCorrection: {
    nobody: "Một tin nhắn đã được đính chính",
    you: "Quý vị đã đính chính một tin nhắn",
    team: "Nhóm chăm sóc của quý vị đã đính chính một tin nhắn",
    other: (who: string) => `${who} đã đính chính một tin nhắn`,
  },
  declinedCorrection: {
    nobody: "Một yêu cầu đính chính đã bị từ chối",
    you: "Quý vị đã từ chối một yêu cầu đính chính",
    team: "Nhóm chăm sóc của quý vị đã từ chối một yêu cầu đính chính",
    other: (who: string) => `${who} đã từ chối một yêu cầu đính chính`,
  },
  withdrewCorrection: {
    nobody: "Yêu cầu đính chính đã được rút lại",
    you: "Quý vị đã rút lại yêu cầu đính chính",
    team: "Nhóm chăm sóc của quý vị đã rút lại yêu cầu đính chính",
    other: (who: string) => `${who} đã rút lại yêu cầu đính chính`,
  },
  goToMessage: "Đến tin nhắn",
};
