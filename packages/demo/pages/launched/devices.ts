/** The app as a device of who launched it. To be imported before the elements, which make their client of it. */
import type { CareMessenger } from "@carethread/elements";
import { deviceAuthorityAt } from "../shared/device-authority.ts";

const messenger = document.querySelector<CareMessenger>("care-messenger");
if (messenger !== null) messenger.devices = deviceAuthorityAt("/launch/device");
