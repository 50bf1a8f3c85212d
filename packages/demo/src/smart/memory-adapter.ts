/** What the authorization server keeps, as long as the demo runs. Its library has it behind one interface. */
import type { Adapter, AdapterPayload } from "oidc-provider";

interface Kept {
  readonly payload: AdapterPayload;
  /** In milliseconds. */
  readonly until: number;
}

export function memoryAdapter(now = Date.now): (model: string) => Adapter {
  const all = new Map<string, Kept>();
  return model => {
    const prefix = `${model} `;
    const found = (id: string): AdapterPayload | undefined => {
      const kept = all.get(prefix + id);
      return kept === undefined || kept.until < now() ? undefined : kept.payload;
    };
    return {
      async upsert(id, payload, expiresIn = 3_600) {
        for (const [key, { until }] of all) if (until < now()) all.delete(key);
        all.set(prefix + id, { payload, until: now() + expiresIn * 1_000 });
      },
      // Who launches is signed in at the EHR: a session of its own would speak for who launched before.
      find: async id => (model === "Session" ? undefined : found(id)),
      findByUid: async () => undefined,
      findByUserCode: async () => undefined,
      async consume(id) {
        const payload = found(id);
        if (payload !== undefined) payload.consumed = Math.floor(now() / 1_000);
      },
      async destroy(id) {
        all.delete(prefix + id);
      },
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of all) if (payload.grantId === grantId) all.delete(key);
      },
    };
  };
}
