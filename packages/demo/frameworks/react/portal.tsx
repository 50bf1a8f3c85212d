import type { CareProvider } from "@carethread/elements";
import { useEffect, useRef, useState } from "react";
import { fetchSession, fetchToken, type Session, tick } from "../session.ts";
import { Messages } from "./messages.tsx";

function useTime(): number {
  const [time, setTime] = useState(0);
  useEffect(() => {
    const clock = setInterval(() => setTime(Date.now()), tick);
    return () => clearInterval(clock);
  }, []);
  return time;
}

function useSession(): Session | undefined {
  const [session, setSession] = useState<Session>();
  useEffect(() => {
    let isMounted = true;
    void fetchSession().then(found => {
      if (isMounted) setSession(found);
    });
    return () => {
      isMounted = false;
    };
  }, []);
  return session;
}

export function Portal() {
  const time = useTime();
  const session = useSession();
  const provider = useRef<CareProvider>(null);
  const [place, setPlace] = useState<"messages" | "home">("messages");
  const [open, setOpen] = useState<string>();
  const [outcome, setOutcome] = useState("");

  return (
    // The function is another one each time, and the client stays: what counts is whose token it brings.
    <care-provider
      ref={provider}
      className="portal"
      server={session?.server}
      practice={session?.practice}
      token={() => fetchToken()}
      persist="session"
      oncare-open-conversation={event => setOpen(event.detail.id)}
    >
      <header style={{ "--care-badge": "light-dark(#b00020, #ffa4a4)" }}>
        <button type="button" onClick={() => setPlace("home")}>
          Home
        </button>
        <button type="button" onClick={() => setPlace("messages")}>
          Messages <care-badge max={9} />
        </button>
        <button type="button" onClick={() => setOpen(undefined)}>
          Close the conversation
        </button>
        <button type="button" onClick={async () => setOutcome((await provider.current?.signOut()) ?? "")}>
          Sign out
        </button>
        <time data-ticks={time}>{new Date(time).toLocaleTimeString()}</time>
        <output>{outcome}</output>
      </header>
      {place === "home" ? <main>Nothing is due today.</main> : <Messages open={open} time={time} />}
    </care-provider>
  );
}
