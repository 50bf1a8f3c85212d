// The provider first: elements inside it find their client as they are registered.
import "./care-provider.ts";
import "./care-badge.ts";
import "./care-inbox.ts";
import "./care-thread.ts";
import "./care-compose.ts";
import "./care-new-conversation.ts";
import "./care-patient-search.ts";
import "./care-settings.ts";
import "./care-team.ts";
import "./care-messenger.ts";
