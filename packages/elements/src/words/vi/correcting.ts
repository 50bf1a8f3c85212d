/** Vietnamese: see the English table. */
import type { correcting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const correcting: Translated<typeof English> = {
  correctingHeadings: {
    ask: "Yêu cầu đính chính",
    approve: "Chấp thuận đính chính",
    decline: "Từ chối đính chính",
    extend: "Trả lời sau",
  },
  correctingWrong: "Điều gì chưa đúng?",
  correctingRight: "Nội dung đúng là gì?",
  correctingAskHint: (days: number) =>
    count(days, {
      other: "Tin nhắn gốc được giữ nguyên. Nhóm chăm sóc của quý vị sẽ trả lời trong vòng # ngày.",
    }),
  correctedText: "Nội dung đã đính chính",
  correctedTextHint:
    "Nội dung này hiện bên cạnh tin nhắn cho mọi người xem được tin. Tin nhắn gốc được giữ nguyên.",
  declineReason: "Lý do từ chối",
  declineReasonHint: "Bệnh nhân sẽ đọc lý do này.",
  extendReason: "Lý do cần thêm thời gian",
  extendReasonHint: (until: string) =>
    `Bệnh nhân sẽ đọc lý do này. Hạn trả lời khi đó là ${until}. Chỉ có thể lùi hạn một lần.`,
  correctingSend: { ask: "Yêu cầu", approve: "Chấp thuận", decline: "Từ chối", extend: "Lùi hạn" },
  correctingCancel: "Hủy",
};
