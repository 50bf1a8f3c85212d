/** Vietnamese: see the English table. */
import type { attaching as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

/** What a file is called that is no picture, by its type. */
const fileKinds: Readonly<Record<string, string>> = {
  "image/jpeg": "Ảnh JPEG",
  "image/png": "Ảnh PNG",
  "image/gif": "Ảnh GIF",
  "image/webp": "Ảnh WebP",
  "image/heic": "Ảnh HEIC",
  "application/pdf": "PDF",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Tài liệu Word",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Sổ tính Excel",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "Bản trình chiếu PowerPoint",
  "application/vnd.oasis.opendocument.text": "Văn bản OpenDocument",
  "application/vnd.oasis.opendocument.spreadsheet": "Bảng tính OpenDocument",
  "text/plain": "Văn bản thuần",
  "text/csv": "Bảng CSV",
};

export const attaching: Translated<typeof English> = {
  fileKinds,
  fileOther: "Tệp",
  attachments: "Tệp đính kèm",
  cancelFile: (name: string) => `Hủy ${name}`,
  removeFile: (name: string) => `Xóa ${name}`,
  retryFile: "Thử lại",
  fileChecking: "Đang chuẩn bị…",
  fileUploading: (percent: string) => `Đã gửi ${percent}`,
  fileWaiting: "Đang chờ kết nối",
  fileScanning: "Đang kiểm tra nội dung độc hại…",
  fileProgress: (name: string) => `Tiến độ của ${name}`,
  filesAttached: (n: number) => count(n, { other: "Đã đính kèm # tệp" }),
  describe: "Mô tả",
  describeFile: (name: string) => `Mô tả ${name}`,
  altLabel: (name: string) => `Nội dung của ${name}`,
  altPlaceholder: "Nội dung ảnh, cho người không nhìn thấy ảnh",
  photoOf: (alt: string) => `Ảnh: ${alt}`,
  photoNamed: (name: string) => `Ảnh: ${name}`,
  photoFailed: "Không tải được ảnh này.",
  photoUnseen: "Không thể hiển thị ảnh này tại đây. Quý vị có thể lưu ảnh.",
  fileFailed: "Không tải được tệp này.",
  openFile: "Mở",
  openNamed: (name: string) => `Mở ${name}`,
  saveFile: "Lưu",
  saveNamed: (name: string) => `Lưu ${name}`,
  viewerCount: (n: number, of: number) => `${number(n)} / ${number(of)}`,
  previousPhoto: "Ảnh trước",
  nextPhoto: "Ảnh sau",
  zoomIn: "Phóng to",
  zoomOut: "Thu nhỏ",
  zoomFit: "Vừa cửa sổ",
  closeViewer: "Đóng",
};
