/** A person took off one of their devices, as their own room says. */
import type { DeviceId } from "../../../encryption/encryption.ts";
import type { PersonId } from "../../../names.ts";
import { refusal } from "../../../refusals/refusals.ts";
import { Draft } from "../../draft.ts";
import type { CommandRule } from "../base.ts";

export interface DeviceLeft {
  readonly type: "device-left";
  readonly device: DeviceId;
  readonly person: PersonId;
}

export const deviceLeft: CommandRule<DeviceLeft> = {
  decide(state, context, { device, person }) {
    if (context.facts.person.person.side !== "system") return refusal("not-allowed");
    const draft = new Draft(state, context);
    const ring = state.staff.head.keys;
    const owner = state.staff.members[person]?.person;
    const isTheirs = ring?.devices[device] === person && !ring.left.includes(device);
    if (isTheirs && owner !== undefined) draft.add({ type: "device-left", device, person: owner }, owner);
    return draft.decided();
  },
};
