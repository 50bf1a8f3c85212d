/** Who says whose device is whose: the page's own origin, for the rooms could name devices of their own. */
import type { CareProvider } from "@carethread/elements";

/** At this address, which takes a device by POST and answers GET with the keys that verify certificates. */
export function deviceAuthorityAt(address: string): NonNullable<CareProvider["devices"]> {
  async function answered(init?: RequestInit): Promise<unknown> {
    const answer = await fetch(address, init);
    if (!answer.ok) throw new Error(`The address for devices answered ${answer.status}.`);
    return answer.json();
  }

  return {
    async certify(device) {
      const { certificate } = (await answered({
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(device),
      })) as { readonly certificate: string };
      return certificate;
    },
    keys: () => answered(),
  };
}
