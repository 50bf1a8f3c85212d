// The provider first: elements inside it find their client as they are registered.
import "./define/care-provider.ts";
import "./define/care-badge.ts";
import "./define/care-inbox.ts";
import "./define/care-thread.ts";
import "./define/care-compose.ts";
import "./define/care-new-conversation.ts";
import "./define/care-patient-search.ts";
import "./define/care-settings.ts";
import "./define/care-team.ts";
import "./define/care-messenger.ts";
