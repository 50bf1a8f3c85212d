// The provider first: elements inside it find their client as they are registered.
import "./care-provider.ts";
import "./care-badge.ts";
import "./care-inbox.ts";
import "./care-messenger.ts";
import "./stages.ts";
