import "./care-inbox.ts";
import "./care-thread.ts";
import "./care-compose.ts";
import "./care-new-conversation.ts";
import { CareMessenger } from "../care-messenger.ts";
import { register } from "./register.ts";

register("care-messenger", CareMessenger);
