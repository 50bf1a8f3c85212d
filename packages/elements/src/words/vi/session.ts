/** Vietnamese: see the English table. */
import type { session as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const session: Translated<typeof English> = {
  sessionEndsIdle: (at: string) =>
    `Quý vị đã không thao tác một lúc. Phiên của quý vị kết thúc lúc ${at}. Nhấn phím bất kỳ để tiếp tục đăng nhập.`,
  sessionEnds: (at: string) =>
    `Quý vị đã đăng nhập khá lâu. Phiên của quý vị kết thúc lúc ${at} và quý vị cần đăng nhập lại. Nội dung chưa gửi vẫn được giữ lại.`,
  sessionStay: "Tiếp tục đăng nhập",
};
