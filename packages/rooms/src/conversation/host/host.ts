/** What a conversation has to do with the host's back end: what that asks for, and what it is told. */
export { EncounterDebt } from "./encounter-debt.ts";
export { HostRequests } from "./requests.ts";
