import "@carethread/elements/define";
import "@carethread/elements/jsx";
import type { CareMessenger, CareOpenConversationEvent } from "@carethread/elements";
import { useEffect, useRef, useState } from "react";

/** What the server knows of who is signed in. */
export interface Session {
  readonly server: string;
  readonly practice: string;
  readonly tokenUrl: string;
}

/** All that the element needs stands in its attributes: it begins before React is there. */
export function Page({ server, practice, tokenUrl }: Session) {
  const messenger = useRef<CareMessenger>(null);
  const [open, setOpen] = useState<string | null>(null);

  // React 19 hears nothing of a custom element that a server wrote by `oncare-…`, as long as that listener stays the same.
  useEffect(() => {
    const element = messenger.current;
    const opened = (event: CareOpenConversationEvent) => setOpen(event.detail.id);
    const left = () => setOpen(null);
    element?.addEventListener("care-open-conversation", opened);
    element?.addEventListener("care-conversation-leave", left);
    return () => {
      element?.removeEventListener("care-open-conversation", opened);
      element?.removeEventListener("care-conversation-leave", left);
    };
  }, []);

  return (
    <div className="chart">
      <header>
        <button type="button" onClick={() => setOpen(null)}>
          Close the conversation
        </button>
        <output>{open === null ? "Nothing is open." : "A conversation is open."}</output>
      </header>
      <care-messenger
        ref={messenger}
        server={server}
        practice={practice}
        token-url={tokenUrl}
        persist="session"
        conversation={open}
      />
    </div>
  );
}
