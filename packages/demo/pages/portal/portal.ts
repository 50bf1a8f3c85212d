/** The portal page needs little but the elements: they take their client from the provider around them. */
import "@carethread/elements/define";
import { followAddress } from "../shared/conversation-address.ts";
import { readySignOut } from "../shared/sign-out.ts";

const messenger = document.querySelector("care-messenger");
if (messenger !== null) followAddress(messenger, "#/messages");
readySignOut();
