/** Brazilian Portuguese: see the English table. */
import type { settings as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const settings: Translated<typeof English> = {
  newPatientMessage: "Nova mensagem de paciente",
  newPatientMessageHint: "Você recebe um aviso quando um paciente que você acompanha envia uma mensagem.",
  unreadReminder: "Lembrete de mensagens não lidas",
  unreadReminderHint:
    "Você recebe um lembrete quando a mensagem de um paciente fica mais de 24 horas sem ser lida.",
  newTask: "Nova tarefa",
  newTaskHint: "Você recebe um aviso de novas tarefas sobre pacientes de cuja equipe de cuidado participa.",
  twoWayTexting: "Mensagens de texto bidirecionais",
  twoWayTextingHint:
    "Você recebe um aviso quando um paciente que você acompanha, ou cadastrou, passa a Pendente, Ativado, Falhou ou Descadastrado.",
  enterSends: "Enter envia a mensagem",
  enterSendsHint: "Desativado, Enter começa uma nova linha, e Ctrl+Enter envia.",
};
