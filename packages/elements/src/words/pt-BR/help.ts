/** Brazilian Portuguese: see the English table. */
import type { help as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { duration } from "./forms.ts";

export const help: Translated<typeof English> = {
  help: "Ajuda",
  helpArticles: "Artigos de ajuda",
  contactSupport: "Suporte",
  aboutMessages: "Sobre as mensagens",
  answeredWithin: ms => `Sua equipe de cuidado normalmente responde em até ${duration(ms)}.`,
  topicExamples: "Exemplos de assuntos",
  /** The practice's policy, wherever something is written. */
  keepInside: "Nunca compartilhe informações confidenciais fora do sistema de mensagens",
  /** The same for staff, who write for the record. */
  beThorough: "As mensagens ficam como registro da comunicação: seja profissional e completo",
  emergency: number => `Em caso de emergência, ligue para ${number}.`,
};
