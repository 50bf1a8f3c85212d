export { Alarm } from "./alarm.ts";
export { Clock, type Duties, type Duty } from "./clock.ts";
export { type Debt, Outbox, type Target, type Told } from "./outbox.ts";
