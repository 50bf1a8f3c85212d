export { Due } from "./due.ts";
export { type Debt, Outbox, type Target, type Told } from "./outbox.ts";
