import { type CSSProperties, useState } from "react";

interface Shown {
  readonly open: string | undefined;
  readonly time: number;
}

/** The parts of a messenger, laid out by the page. */
export function Messages({ open, time }: Shown) {
  const [part, setPart] = useState<string | null>(null);
  // As a host has it that computes its looks while it renders.
  const looks: CSSProperties = { "--care-accent": time % 2 === 0 ? "#6d28d9" : "#6d28d8" };
  return (
    <>
      <care-inbox
        conversation={open}
        density="compact"
        style={looks}
        data-part={part}
        oncare-list-change={event => setPart(event.detail.tab)}
      />
      {open === undefined ? (
        <main>Choose a conversation.</main>
      ) : (
        <main className="conversation">
          <care-thread conversation={open} style={looks} />
          <care-compose conversation={open} />
        </main>
      )}
    </>
  );
}
