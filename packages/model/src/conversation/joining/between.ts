/** Who takes part in a conversation that is addressed to one of the staff. */
import { type Facts, isInTeam, recipientGone } from "../../access/access.ts";
import type { PersonId } from "../../names.ts";
import type { PatientFacts, Person } from "../../people/people.ts";
import type { Policy } from "../../practice/practice.ts";
import { type Refusal, refusal } from "../../refusals/refusals.ts";

/** Who takes part in a conversation that is addressed to one of the staff; nobody in any other. */
export interface Between {
  readonly recipient?: PersonId | undefined;
  readonly addressee?: PersonId | undefined;
}

/** Who takes part in a conversation that is addressed to one of the staff; nobody where the policy addresses nobody. */
export function betweenOf(policy: Policy, author: Person, facts: Facts, command: Between): Between | Refusal {
  const said = { recipient: command.recipient, addressee: command.addressee };
  if (policy.audience !== "single-recipient") {
    const at = said.recipient !== undefined ? "recipient" : said.addressee !== undefined ? "addressee" : null;
    return at === null ? {} : refusal("bad-request", { at });
  }
  // Whoever begins it takes part.
  const recipient = author.side === "staff" ? author.id : said.recipient;
  const addressee = author.side === "portal" ? author.id : said.addressee;
  if (recipient === undefined || (said.recipient ?? recipient) !== recipient)
    return refusal("bad-request", { at: "recipient" });
  if (addressee === undefined || (said.addressee ?? addressee) !== addressee)
    return refusal("bad-request", { at: "addressee" });
  const { patient } = facts;
  if (!patient.linked.some(({ person }) => person.id === addressee)) return refusal("addressee-gone");
  if (author.side !== "portal")
    return isInTeam(patient, recipient) ? { recipient, addressee } : refusal("recipient-gone");
  const gone = recipientGone(facts, recipient);
  return gone === null ? { recipient, addressee } : refusal(gone);
}

/** The recipient by name: whoever begins it is who they say they are, others as the chart names them. */
export function toWhom(
  { recipient }: Between,
  author: Person,
  { team }: PatientFacts,
): { readonly to?: Person } {
  if (recipient === undefined) return {};
  const to = author.id === recipient ? author : team.find(({ person }) => person.id === recipient)?.person;
  return to === undefined ? {} : { to };
}
