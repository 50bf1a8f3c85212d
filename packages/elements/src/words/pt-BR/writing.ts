/** Brazilian Portuguese: see the English table. */
import type { writing as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, list, number } from "./forms.ts";

export const writing: Translated<typeof English> = {
  /** Where what is written goes to the patient's phone. */
  textGoes: {
    full: "Vai para o telefone do paciente como mensagem de texto",
    link: "O paciente recebe uma mensagem de texto com um link",
  },
  textLink: "a mensagem de texto traz apenas um link",
  textNoPortal:
    "Nenhuma mensagem de texto é enviada: elas trazem apenas um link para o portal, e este paciente não o usa.",
  textCount: (texts, used, room) =>
    `${count(texts, { one: "# mensagem de texto", other: "# mensagens de texto" })}, ${used} de ${room} caracteres`,
  texts: n => count(n, { one: "# mensagem de texto", other: "# mensagens de texto" }),
  textCost: cost => `cerca de ${cost}`,
  textTooLong: n =>
    count(n, {
      one: "# caractere a mais para uma mensagem de texto",
      other: "# caracteres a mais para uma mensagem de texto",
    }),
  placeholder: "Escreva uma mensagem",
  mergedAway: "Esta conversa foi unida a outra. Escreva lá.",
  send: "Enviar",
  reply: "Responder",
  reopen: "Reabrir",
  draftKept: "Não enviada e guardada como seu rascunho:",
  notePlaceholder: "Escreva uma nota só para a equipe",
  noteHint: "Só a equipe vê esta nota, nunca o paciente.",
  sendNote: "Enviar a nota só para a equipe",
  answering: names =>
    names.length === 1
      ? `${names[0]} está respondendo`
      : names.length === 2
        ? `${names[0]} e ${names[1]} estão respondendo`
        : "Vários colegas estão respondendo",
  answeredMeanwhile: names =>
    names.length === 1
      ? `${names[0]} respondeu enquanto você escrevia. Leia antes de enviar.`
      : "Colegas responderam enquanto você escrevia. Leia antes de enviar.",
  sendAnyway: "Enviar mesmo assim",
  mention: "Mencionar alguém",
  mentionCount: n =>
    count(n, {
      one: "# pessoa para mencionar. Setas para cima e para baixo movem, Enter escolhe.",
      other: "# pessoas para mencionar. Setas para cima e para baixo movem, Enter escolhe.",
    }),
  mentionMore: "Há mais pessoas que correspondem. Continue digitando para reduzir a lista.",
  mentionNobody: name =>
    `${name} não menciona ninguém: ninguém aqui tem esse nome. Escolha uma pessoa da lista para mencioná-la.`,
  mentionGone: names =>
    `Não é mais possível mencionar aqui: ${list(names)}. Retire a menção e envie novamente.`,
  mentionReasons: { "mention-no-access": "Não pode ver este paciente" },
  mentionsTooMany: most =>
    count(most, {
      one: "Uma mensagem pode mencionar no máximo # pessoa.",
      other: "Uma mensagem pode mencionar no máximo # pessoas.",
    }),
  supportHint: "Convidar o suporte técnico da sua clínica",
  supportAsk: "Convidar o suporte?",
  supportSees: (patient, topic) =>
    `O suporte verá esta mensagem e as seguintes, o nome do paciente (${patient}) e o número dele, o assunto (${topic}) e quem está na equipe de cuidado. Nada anterior.`,
  supportSeesUntitled: patient =>
    `O suporte verá esta mensagem e as seguintes, o nome do paciente (${patient}) e o número dele, e quem está na equipe de cuidado. Nada anterior.`,
  supportFor: minutes =>
    minutes === null
      ? "O acesso termina sozinho."
      : count(minutes, {
          one: "O acesso termina sozinho após # minuto.",
          other: "O acesso termina sozinho após # minutos.",
        }),
  invite: "Convidar",
  charactersLeft: n => count(n, { one: "Resta # caractere", other: "Restam # caracteres" }),
  charactersOver: n => count(n, { one: "# caractere a mais", other: "# caracteres a mais" }),
  tooLong: most =>
    `Uma mensagem pode ter no máximo ${number(most)} caracteres. Encurte-a ou envie-a em partes.`,
  message: "Mensagem",
  encryptionShut: "No momento você não pode escrever aqui.",
};
