import { CareNewConversation } from "../care-new-conversation.ts";
import { register } from "./register.ts";

register("care-new-conversation", CareNewConversation);
