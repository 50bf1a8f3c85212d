/** Brazilian Portuguese: see the English table. */
import type { sessions as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const sessions: Translated<typeof English> = {
  signedInAt: "Onde você está conectado(a)",
  signedInHint:
    "As mensagens estão abertas nestes lugares. Encerre as sessões que você não reconhece e avise sua clínica.",
  sessionOwn: "Este navegador",
  sessionOn: (browser, system) => `${browser} em ${system}`,
  sessionUnknown: "Dispositivo desconhecido",
  sessionSince: at => `Desde: ${at}`,
  sessionActive: at => `Última atividade: ${at}`,
  sessionEnd: "Encerrar",
  sessionEndNamed: what => `Encerrar: ${what}`,
  sessionEndOthers: "Encerrar todas as outras",
  sessionEndAll: "Encerrar todas e entrar novamente",
  sessionEnded: "Sessão encerrada.",
};
