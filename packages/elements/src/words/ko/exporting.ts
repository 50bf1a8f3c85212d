/** Korean: see the English table. */
import type { exporting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

const messagesOf = (n: number): string => count(n, { other: "메시지 #개" });
const filesOf = (n: number): string => count(n, { other: "파일 #개" });

export const exporting: Translated<typeof English> = {
  exportStands: "내보낸 사실이 환자 기록에 남습니다.",
  exportBegins: "준비 중…",
  exportBar: "진행 정도",
  exportProgress: (messages: number, files: number) =>
    files === 0 ? messagesOf(messages) : `${messagesOf(messages)}, ${filesOf(files)}`,
  exportCancel: "취소",
  exportCancelled: "취소했습니다. 저장된 것이 없습니다.",
  exportDone: (messages: number) => count(messages, { other: "완료: 파일에 메시지 #개가 있습니다." }),
  exportFailed: "저장된 것이 없습니다.",
  printBegins: "인쇄 준비 중…",
  exportName: (patient: string, day: string) => `${patient}님의 메시지 ${day}`,
  exportTitle: (patient: string) => `${patient}님의 메시지`,
  exportTaken: (who: string, when: string) => `${who}님이 내보냄, ${when}`,
  exportContents: "목차",
  exportUntitled: "대화",
  exportMessages: messagesOf,
  exportClosed: "종료됨",
  exportStaffOnly: "직원만 볼 수 있는 대화",
  exportNote: "직원 전용 메모",
  exportAttached: "파일",
  exportSealed: "암호화되어 있어 이 기기에서 열 수 없습니다",
  exportPicture: (name: string) => `사진 ${name}`,
  exportCorrectionOpen: (until: string) => `정정 요청됨, 답변 기한 ${until}`,
  exportMissing: (n: number, names: string) =>
    `차단되었거나 더 이상 없어 가져오지 못한 파일 ${number(n)}개:\n\n${names}\n`,
};
