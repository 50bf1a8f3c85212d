/** Vietnamese: see the English table. */
import type { help as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { duration } from "./forms.ts";

export const help: Translated<typeof English> = {
  help: "Trợ giúp",
  helpArticles: "Bài viết trợ giúp",
  contactSupport: "Hỗ trợ",
  aboutMessages: "Về tin nhắn",
  answeredWithin: (ms: number) => `Nhóm chăm sóc của quý vị thường trả lời trong vòng ${duration(ms)}.`,
  topicExamples: "Ví dụ về chủ đề",
  /** The practice's policy, wherever something is written. */
  keepInside: "Không bao giờ chia sẻ thông tin nhạy cảm ngoài hệ thống tin nhắn",
  /** The same for staff, who write for the record. */
  beThorough: "Tin nhắn là hồ sơ liên lạc - hãy viết chuyên nghiệp và đầy đủ",
  emergency: (number: string) => `Trong trường hợp cấp cứu, hãy gọi ${number}.`,
};
