/** Korean: see the English table. */
import type { devices as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const devices: Translated<typeof English> = {
  devicesThatRead: "암호화된 대화를 읽을 수 있는 기기",
  devicesHint: "잃어버렸거나 더 이상 쓰지 않는 기기는 해제하세요.",
  devicesNone: "아직 기기가 없습니다.",
  deviceOwn: "이 기기",
  deviceTakeOff: "해제",
  deviceTakeOffNamed: (what: string) => `해제: ${what}`,
  deviceAsk: (what: string) => `${what} 기기를 해제할까요?`,
  deviceAskFollows:
    "해제하면 어느 대화에서도 새 내용을 읽지 못합니다. 이미 연 내용은 기기에 남아 있을 수 있습니다. 이 대화들의 모든 사람에게 알려집니다.",
  deviceTakenOff: "해제했습니다.",
};
