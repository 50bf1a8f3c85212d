/**
 * Who says whose device is whose: the page's own origin, for the rooms could name devices of their own. To be imported before
 * the elements, which make their client of it.
 */
import type { CareProvider } from "@carethread/elements";

const address = `/device${document.body.dataset.query ?? ""}`;

async function answered(init?: RequestInit): Promise<unknown> {
  const answer = await fetch(address, init);
  if (!answer.ok) throw new Error(`The address for devices answered ${answer.status}.`);
  return answer.json();
}

const devices: CareProvider["devices"] = {
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

const provider = document.querySelector<CareProvider>("care-provider");
if (provider !== null) provider.devices = devices;
