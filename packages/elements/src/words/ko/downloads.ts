/** Korean: see the English table. */
import type { downloads as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const downloads: Translated<typeof English> = {
  downloadMessages: "내 메시지 다운로드",
  downloadAbout: "여기에 보이는 모든 내용을 파일 하나(zip)로 받습니다.",
  downloadContents: [
    "읽고 인쇄할 수 있도록 한 페이지에 모은 모든 대화",
    "주고받은 사진과 파일",
    "다른 건강 앱에서 쓸 수 있는 같은 내용(FHIR)",
  ],
  downloadOf: "누구의 메시지",
  downloadKeep: "본인만 열 수 있는 곳에 보관해 주세요. 파일이 잠겨 있지 않습니다.",
  downloadStart: "다운로드",
};
