/** Gives keys of before to a device of somebody who has read since then, and the title to who cannot open it. */
import * as z from "zod/mini";
import { canSee } from "../../../access/access.ts";
import { SharedKeys } from "../../../encryption/encryption.ts";
import { refusal } from "../../../refusals/refusals.ts";
import { authorOf, targetOf } from "../../context.ts";
import { Draft } from "../../draft.ts";
import type { SpokenRule } from "../base.ts";
import { titleProblem } from "./keys-problem.ts";

const ShareKeys = z.object({ type: z.literal("share-keys"), shared: SharedKeys });
type ShareKeys = z.infer<typeof ShareKeys>;

export const shareKeys: SpokenRule<ShareKeys> = {
  schema: ShareKeys,
  decide(state, context, { shared }) {
    const ring = state.staff.head.keys;
    const author = authorOf(context.facts);
    const denied = canSee(context.facts, targetOf(state, context.now));
    if (denied !== null) return refusal(denied);
    if (ring === undefined || ring.scope !== shared.scope || shared.v !== 1)
      return refusal("bad-request", { at: "shared.scope" });
    // A newer key was made meanwhile, or the device was taken off.
    if (ring.devices[shared.device] !== author.id || ring.left.includes(shared.device))
      return refusal("keys-old");
    if (shared.grants.length === 0 && shared.title === undefined)
      return refusal("bad-request", { at: "shared.grants" });
    for (const { device, person, keys } of shared.grants) {
      const first = ring.from[person];
      if (first === undefined || ring.left.includes(device)) return refusal("keys-old");
      if (keys.some(({ epoch }) => epoch < first || epoch > ring.epoch))
        return refusal("bad-request", { at: "shared.grants" });
    }
    const problem = titleProblem(shared.title, ring.epoch);
    if (problem !== null) return problem;
    const draft = new Draft(state, context);
    draft.add({ type: "keys-shared", shared }, author);
    return draft.decided();
  },
};
