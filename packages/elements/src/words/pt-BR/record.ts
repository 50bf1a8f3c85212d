/** Brazilian Portuguese: see the English table. */
import type { record as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, number } from "./forms.ts";

export const record: Translated<typeof English> = {
  record: "Registro",
  recordAbout:
    "Quem abriu, viu, buscou e alterou o quê. Escolha um paciente, alguém da equipe ou ambos; sem escolha, mostra o que foi alterado nas configurações da clínica.",
  recordFailed: "Não foi possível carregar o registro.",
  recordStaff: "Pessoa da equipe",
  recordStaffHint: "Busque por nome ou cargo",
  recordStaffNone: "Ninguém com esse nome.",
  recordClear: what => `Limpar ${what}`,
  recordWhen: "Quando",
  recordWho: "Quem",
  recordWhat: "O quê",
  recordOf: "Paciente",
  recordOnly: name => `Só ${name}`,
  recordEmpty: "Não há nada aqui.",
  recordOlder: "Mostrar entradas mais antigas",
  recordCount: n => count(n, { one: "# entrada", other: "# entradas" }),
  recordOpened: {
    team: "Abriu uma conversa, da equipe de cuidado",
    "patient-side": "Abriu uma conversa, do lado do paciente",
    searched: "Abriu uma conversa de fora da equipe de cuidado",
    "notification-user": "Abriu uma conversa de fora da equipe de cuidado, para receber avisos",
    invited: "Abriu uma conversa de fora da equipe de cuidado, por convite",
    support: "Abriu uma conversa, chamado(a) como suporte",
    host: "Leu uma conversa pelo próprio sistema da clínica",
  },
  recordShown: "Uma conversa lhe foi mostrada",
  recordSearched: {
    messages: hits =>
      count(hits, {
        one: "Buscou nas mensagens: # conversa encontrada",
        other: "Buscou nas mensagens: # conversas encontradas",
      }),
    patients: hits =>
      count(hits, {
        one: "Buscou pacientes: # paciente encontrado",
        other: "Buscou pacientes: # pacientes encontrados",
      }),
  },
  recordExported: {
    record: "Exportou o registro",
    messages: "Exportou todas as mensagens",
    conversation: "Exportou uma conversa",
  },
  recordMembership: {
    team: {
      added: name => `Adicionou ${name} à equipe de cuidado`,
      removed: name => `Removeu ${name} da equipe de cuidado`,
      changed: name => `Alterou a função de ${name} na equipe de cuidado`,
    },
    linked: {
      added: name => `Permitiu que ${name} escreva do lado do paciente`,
      removed: name => `Não permite mais que ${name} escreva do lado do paciente`,
      changed: name => `Alterou o que ${name} é para o paciente`,
    },
    followers: {
      added: name => `${name} pediu para receber avisos`,
      removed: name => `${name} não recebe mais avisos`,
      changed: name => `Alterou como ${name} recebe avisos`,
    },
  },
  /** Given, and taken. */
  recordRights: {
    permission: {
      on: name => `Permissão concedida: ${name}`,
      off: name => `Permissão retirada: ${name}`,
    },
    restriction: {
      on: name => `Acesso restrito a: ${name}`,
      off: name => `Acesso não mais restrito a: ${name}`,
    },
    program: {
      on: name => `Programa iniciado: ${name}`,
      off: name => `Programa encerrado: ${name}`,
    },
    active: { on: "Está em atividade", off: "Não está mais em atividade" },
    support: { on: "É do suporte", off: "Não é mais do suporte" },
    portal: { on: "Ativado para o portal", off: "Não ativado para o portal" },
    withdrawn: { on: "Paciente retirado do cadastro", off: "O paciente está de volta" },
    merged: { on: "Unido a outro paciente", off: "Não está mais unido a outro paciente" },
  },
  recordRightsOf: (name, what) => `${name}: ${what}`,
  recordHolds: {
    held: reason => `Bloqueou a exclusão de todas as conversas do paciente: ${reason}`,
    lifted: reason => `Retirou o bloqueio de exclusão de todas as conversas do paciente: ${reason}`,
  },
  recordHoldsOne: {
    held: reason => `Bloqueou a exclusão de uma conversa: ${reason}`,
    lifted: reason => `Retirou o bloqueio de exclusão de uma conversa: ${reason}`,
  },
  recordPurge: {
    proposed: "Propôs excluir uma conversa",
    approved: "Aprovou a exclusão de uma conversa; ela está oculta",
    stopped: "Uma conversa que seria excluída fica guardada",
    erasing: "Uma conversa que estava oculta está sendo excluída",
  },
  /** A certificate. */
  recordPurged: (messages, from, to, proposed, approved) =>
    `Uma conversa de ${count(messages, { one: "# mensagem", other: "# mensagens" })} de ${from} a ${to} foi excluída, por proposta de ${proposed} e com a aprovação de ${approved}. Seu histórico sem suas palavras fica guardado.`,
  recordSession: {
    begun: "Entrou nas mensagens",
    idle: "Uma sessão terminou por inatividade",
    length: "Uma sessão terminou por sua duração",
    ended: "Encerrou uma sessão",
    "signed-out": "Saiu",
  },
  recordSettings: names => `Alterou as configurações: ${names}`,
  /** Of an entry that a later version has written. */
  recordUnsealed: (who: string, reason: string) =>
    `Uma conversa criptografada foi aberta com a chave de registros, por ${who}: ${reason}`,
  recordUnknown: "Fez algo que esta página não conhece",
  recordVerify: "Verificar",
  recordVerifying: "Verificando…",
  recordExport: "Exportar",
  exportPatient: "Exportar todas as mensagens",
  recordExporting: n => count(n, { one: "Exportando: # entrada…", other: "Exportando: # entradas…" }),
  recordExportDone: n => count(n, { one: "# entrada exportada.", other: "# entradas exportadas." }),
  recordWhole: n =>
    count(n, { one: "O registro está íntegro: # entrada.", other: "O registro está íntegro: # entradas." }),
  recordNothing: "O registro ainda não tem entradas.",
  recordLogs: n =>
    count(n, {
      one: "O histórico de # conversa também está íntegro.",
      other: "Os históricos de # conversas também estão íntegros.",
    }),
  recordUnlinked: n =>
    count(n, {
      one: "# entrada foi gravada antes que as entradas fossem encadeadas e não está comprovada.",
      other: "# entradas foram gravadas antes que as entradas fossem encadeadas e não estão comprovadas.",
    }),
  recordHeld: (checkpoint, when, entries) =>
    `Ele coincide com o ponto de verificação ${number(checkpoint)} (${when}), que seu servidor guarda, até a entrada ${number(entries)}.`,
  recordNotHeld: "Nenhum ponto de verificação que seu servidor guarda o menciona ainda.",
  recordFault: n => `O registro não está íntegro: a entrada ${number(n)} não está como foi gravada.`,
  recordLogFault: n =>
    `O histórico de uma conversa não está íntegro: sua entrada ${number(n)} não está como foi gravada.`,
  recordDisagrees: (checkpoint, when) =>
    `O registro não coincide com o ponto de verificação ${number(checkpoint)} (${when}), que seu servidor guarda: entradas foram removidas ou reescritas.`,
};
