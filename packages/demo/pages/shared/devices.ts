/** The page as a device of who is signed in. To be imported before the elements, which make their client of it. */
import type { CareProvider } from "@carethread/elements";
import { deviceAuthorityAt } from "./device-authority.ts";

const provider = document.querySelector<CareProvider>("care-provider");
if (provider !== null) provider.devices = deviceAuthorityAt(`/device${document.body.dataset.query ?? ""}`);
