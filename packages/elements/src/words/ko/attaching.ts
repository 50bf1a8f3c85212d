/** Korean: see the English table. */
import type { attaching as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

/** What a file is called that is no picture, by its type. */
const fileKinds: Readonly<Record<string, string>> = {
  "image/jpeg": "JPEG 사진",
  "image/png": "PNG 사진",
  "image/gif": "GIF 사진",
  "image/webp": "WebP 사진",
  "image/heic": "HEIC 사진",
  "application/pdf": "PDF",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word 문서",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel 통합 문서",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint 프레젠테이션",
  "application/vnd.oasis.opendocument.text": "OpenDocument 텍스트",
  "application/vnd.oasis.opendocument.spreadsheet": "OpenDocument 스프레드시트",
  "text/plain": "일반 텍스트",
  "text/csv": "CSV 표",
};

export const attaching: Translated<typeof English> = {
  fileKinds,
  fileOther: "파일",
  attachments: "첨부 파일",
  cancelFile: (name: string) => `${name} 취소`,
  removeFile: (name: string) => `${name} 삭제`,
  retryFile: "다시 시도",
  fileChecking: "준비 중…",
  fileUploading: (percent: string) => `${percent} 전송됨`,
  fileWaiting: "연결을 기다리는 중",
  fileScanning: "유해한 내용이 있는지 검사 중…",
  fileProgress: (name: string) => `${name} 진행률`,
  filesAttached: (n: number) => count(n, { other: "파일 #개 첨부됨" }),
  describe: "설명",
  describeFile: (name: string) => `${name} 설명`,
  altLabel: (name: string) => `${name}의 내용`,
  altPlaceholder: "사진을 볼 수 없는 사람을 위한 사진 설명",
  photoOf: (alt: string) => `사진: ${alt}`,
  photoNamed: (name: string) => `사진: ${name}`,
  photoFailed: "사진을 불러오지 못했습니다.",
  photoUnseen: "이 사진은 여기에 표시할 수 없습니다. 저장할 수는 있습니다.",
  fileFailed: "파일을 불러오지 못했습니다.",
  openFile: "열기",
  openNamed: (name: string) => `${name} 열기`,
  saveFile: "저장",
  saveNamed: (name: string) => `${name} 저장`,
  viewerCount: (n: number, of: number) => `${number(of)}장 중 ${number(n)}번째`,
  previousPhoto: "이전 사진",
  nextPhoto: "다음 사진",
  zoomIn: "확대",
  zoomOut: "축소",
  zoomFit: "창에 맞추기",
  closeViewer: "닫기",
};
