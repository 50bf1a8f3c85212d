/** Brazilian Portuguese: see the English table. */
import type { retaining as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const retaining: Translated<typeof English> = {
  retaining: "Guarda e exclusão",
  retainingFailed: "Não foi possível carregar o que é guardado e excluído.",
  retainingAbout:
    "O que venceu é excluído definitivamente quando duas pessoas da equipe assim decidiram: uma propõe, outra aprova. O que está bloqueado fica guardado. Aqui não se mostram palavras das conversas.",
  retainingYears: years =>
    count(years, {
      one: "As conversas são guardadas por # ano após a última mensagem.",
      other: "As conversas são guardadas por # anos após a última mensagem.",
    }),
  /** Of who is a minor when the last message is written. */
  retainingMinors: (majority, years) =>
    count(years, {
      one: `As de pacientes que então têm menos de ${majority} anos, pelo menos até # ano depois de completarem ${majority}.`,
      other: `As de pacientes que então têm menos de ${majority} anos, pelo menos até # anos depois de completarem ${majority}.`,
    }),
  retainingOff:
    "Nada é excluído: as configurações da clínica não indicam por quanto tempo as conversas são guardadas. Os bloqueios valem a partir do dia em que indicarem.",
  retainingDue: "Vencidas, a excluir",
  retainingOf: patient => `Conversas de ${patient}`,
  retainingNothingDue: "Não há nada a excluir.",
  retainingNoneOf: "Não há conversas.",
  retainingCount: n => count(n, { one: "# conversa", other: "# conversas" }),
  retainingIncomplete: "Esta lista está sendo preparada: ainda pode faltar algo.",
  retainingRefresh: "Atualizar",
  retainingMore: "Mostrar mais vencidas",
  retainingMoreHolds: "Mostrar mais bloqueios",
  retainingLast: day => `Última mensagem em ${day}`,
  retainingSince: day => `Vencida desde ${day}`,
  retainingUntil: day => `Guardada pelo menos até ${day}`,
  retainingHeld: reason => `Exclusão bloqueada: ${reason}`,
  retainingHeldWhole: reason => `Exclusão bloqueada, com todas as conversas do paciente: ${reason}`,
  retainingProposed: (name, day) =>
    `${name} propôs em ${day} excluir esta conversa. Outra pessoa precisa aprovar.`,
  retainingProposedByYou: day =>
    `Você propôs em ${day} excluir esta conversa. Você não pode aprovar sua própria proposta: nada é excluído por uma só pessoa.`,
  retainingHiding: name =>
    `Com a aprovação de ${name}. A conversa está sendo ocultada para todos; até isso terminar, um bloqueio a traz de volta.`,
  retainingShowing: "A conversa fica guardada e está sendo mostrada de novo.",
  retainingErasing: "Está oculta para todos e está sendo excluída. Nada mais pode impedir isso.",
  retainingGone: entry => `Seu certificado é a entrada ${entry} do registro do paciente.`,
  retainingPropose: "Propor exclusão",
  retainingApprove: "Aprovar…",
  retainingErase: "Excluir definitivamente",
  retainingSure:
    "A conversa é ocultada para todos e depois excluída definitivamente: mensagens, arquivos e o que a busca sabe deles. Restam um certificado e um histórico sem palavras.",
  retainingStop: "Retirar",
  retainingHold: "Bloquear exclusão…",
  retainingHoldWhole: "Bloquear a exclusão de todas…",
  retainingSetHold: "Bloquear a exclusão",
  retainingHolds: "Bloqueios de exclusão",
  retainingNoHolds: "Não há bloqueios.",
  retainingHoldCount: n => count(n, { one: "# bloqueio", other: "# bloqueios" }),
  retainingWhole: "Todas as conversas",
  retainingOne: "Uma conversa",
  retainingSetBy: (name, day) => `Bloqueio de ${name} em ${day}`,
  retainingLift: "Retirar…",
  retainingLiftNow: "Retirar o bloqueio",
  retainingReason: "Motivo",
  retainingReasonHint:
    "Consta no registro do paciente. Todas as pessoas que podem bloquear exclusões o leem.",
  retainingReasonNeeded: "Escreva um motivo.",
  retainingDone: {
    hold: "A exclusão está bloqueada.",
    lift: "O bloqueio foi retirado.",
    propose: "Proposto. Outra pessoa precisa aprovar.",
    approve: "Aprovado. A conversa é ocultada e depois excluída.",
    stop: "Retirado. A conversa fica guardada.",
  },
};
