/** Vietnamese: see the English table. */
import type { downloads as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const downloads: Translated<typeof English> = {
  downloadMessages: "Tải tin nhắn của tôi",
  downloadAbout: "Quý vị nhận một tệp (zip) gồm mọi thứ quý vị thấy ở đây:",
  downloadContents: [
    "Mọi cuộc trò chuyện trên một trang, để đọc và in",
    "Các ảnh và tệp đã gửi",
    "Nội dung tương tự cho ứng dụng sức khỏe khác (FHIR)",
  ],
  downloadOf: "Tin nhắn của ai",
  downloadKeep: "Hãy giữ tệp ở nơi chỉ quý vị mở được: tệp không được khóa.",
  downloadStart: "Tải xuống",
};
