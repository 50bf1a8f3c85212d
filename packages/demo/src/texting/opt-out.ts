/**
 * What carriers take for themselves, as Twilio's Advanced Opt-Out does (https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out):
 * a whole message of one of these words is answered by them, and the rooms are told what it was taken for.
 */
export type OptOutType = "STOP" | "START" | "HELP";

const words: Readonly<Record<OptOutType, readonly string[]>> = {
  STOP: ["stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"],
  START: ["start", "unstop"],
  HELP: ["help", "info"],
};

export const optOutAnswers: Readonly<Record<OptOutType, string>> = {
  STOP: "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.",
  START:
    "You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
  HELP: "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
};

export function optOutTypeOf(body: string): OptOutType | null {
  const said = body.trim().toLowerCase();
  for (const [type, all] of Object.entries(words)) if (all.includes(said)) return type as OptOutType;
  return null;
}
