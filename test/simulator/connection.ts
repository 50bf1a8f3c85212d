/** A room's hold on a socket for as long as one of its lives goes on. */
import type { Connection } from "@carethread/rooms";
import type { Life } from "./life.ts";
import type { ServerOptions } from "./server.ts";
import type { Link } from "./socket.ts";

export function connectionOf(
  link: Link,
  life: Life,
  { said, kept, note, complain }: Pick<ServerOptions, "said" | "kept" | "note" | "complain">,
): Connection {
  return {
    id: link.id,
    answered: () => link.answered,
    send: text => {
      if (life.over) return;
      if (!link.isOpen || link.isClosing) throw new Error("the socket is closed");
      link.try("send");
      said(link, text, (key, latest) => life.heeded(key, latest));
      life.out(() => {
        if (link.isOpen) link.toClient(text);
      });
    },
    close: (code, reason) => {
      if (life.over || link.isClosing) return;
      link.try("close");
      if (reason === "hello first" && code === 1011 && !link.isUndead)
        complain(`a client and a room understand each other: ${link.device} is told to come back`);
      link.isClosing = true;
      life.out(() => {
        if (!link.isOpen) return;
        note(`room closes ${link.id} of ${link.device}: ${code} ${reason}`);
        link.closedByRoom(code, reason);
      });
    },
    getState: () => JSON.parse(link.state),
    setState: state => {
      if (life.over) return;
      // A platform keeps it for as long as the room lives, also where it then throws.
      link.state = JSON.stringify(state ?? null);
      kept(link);
      link.try("setState");
      if (Buffer.byteLength(link.state) > link.capacity)
        throw new Error(`the state of a connection is at most ${link.capacity} bytes`);
    },
  };
}
