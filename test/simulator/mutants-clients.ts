/** Clients that lack a defence: that what was sent arrives once and in its order, and what is shown is what is there. */
import { client, type Mutant } from "./mutant.ts";

export const clientMutants: readonly Mutant[] = [
  {
    lacks: "tabs that know a message by the same id",
    against: "two tabs",
    mutations: [
      client(
        "outbox/messages",
        "...{ ...options, queue, seal: sealing.seal },",
        "...{ ...options, queue, seal: sealing.seal, isOwn: writing.isOwn },",
      ),
      client(
        "outbox/writing",
        "closedFor: () => closed,",
        "closedFor: () => closed, isOwn: id => promised.has(id),",
      ),
      client("outbox/sending", "delays, seal, unsealable }", "delays, seal, unsealable, isOwn }"),
      client(
        "outbox/sending",
        "way?.transmit(command, {",
        "way?.transmit(isOwn(message.id) ? command : platform.newId(), {",
      ),
    ],
    options: { mix: { send: 12, open: 8, cut: 6, stall: 6, deafen: 4 } },
    seed: 1,
    says: "nothing is doubled",
    isQuick: true,
  },
  {
    lacks: "a client that sends again what was in flight",
    against: "drop",
    mutations: [
      client(
        "outbox/sending",
        "      way = null;\n      rest();",
        "      way = null;\n      if (inFlight !== null) queue.end();\n      rest();",
      ),
    ],
    seed: 3,
    says: "what was sent has an answer",
  },
  {
    lacks: "a client that keeps a command's id",
    against: "drop",
    mutations: [
      client(
        "outbox/sending",
        "way?.transmit(command, {",
        "way?.transmit(sentAt > 0 && platform.random() < 0.5 ? platform.newId() : command, {",
      ),
    ],
    seed: 2,
    says: "nothing is doubled",
    isQuick: true,
  },
  {
    lacks: "a client with one command in flight",
    against: "cut",
    mutations: [
      client(
        "outbox/sending",
        "    transmitIn(delays.ackWithin, () => way?.doubt());",
        '    transmitIn(delays.ackWithin, () => way?.doubt());\n    for (const other of [...queue.messages()].reverse()) way?.transmit(other.command, { type: "message", text: other.text, visibility: other.visibility });',
      ),
    ],
    seed: 2,
    says: "keeps its order",
    isQuick: true,
  },
  {
    lacks: "a client that leaves out events that it has",
    against: "duplicate",
    mutations: [
      client("conversation/log/event-window", "if (event.pos <= end) continue;", ""),
      client("conversation/log/event-window", "if (event.pos !== end + 1) return null;", ""),
    ],
    options: { mix: { send: 10, open: 6, repeat: 14, cut: 4, stall: 4 } },
    seed: 1,
    says: "is shown something twice",
  },
  {
    lacks: "a client that takes in what a welcome brings",
    against: "cut",
    mutations: [
      client(
        "conversation/log/event-window",
        "if (window !== null && frame.from === window.end + 1) return append(window, frame.events);",
        "if (window !== null && frame.from === window.end + 1) return window;",
      ),
    ],
    seed: 2,
    says: "is shown up to",
  },
  {
    lacks: "a client that asks whether the room is still there",
    against: "half-open",
    mutations: [
      client("connection/heartbeat", "if (platform.isVisible()) ask(delays.pongWithin);", ""),
      client("connection/heartbeat", "probe: () => ask(delays.probeWithin),", "probe: () => {},"),
    ],
    seed: 1,
    says: "half open",
    isQuick: true,
  },
  {
    lacks: "a client that tells its reading again after a reconnect",
    against: "cut",
    mutations: [client("conversation/room", "tellRead(runs);", "")],
    seed: 3,
    says: "has no receipt of it",
  },
  {
    lacks: "a client that tells its reading again after a failure",
    against: "drop",
    mutations: [
      client(
        "conversation/room",
        "else if (frame.retryable) tellReadAgain(",
        "else if (frame.retryable && frame.id) tellReadAgain(",
      ),
    ],
    options: { mix: { send: 6, read: 8, open: 4, calls: 6, hibernate: 6 } },
    seed: 8,
    says: "has no receipt of it",
  },
  {
    lacks: "a client that says of nothing that it was shown but what was",
    against: "other",
    mutations: [
      client("conversation/reading", "=> seen.has(event.pos) || !asks(event);", "=> event.pos > 0;"),
    ],
    options: { mix: { send: 10, read: 20, open: 10 } },
    seed: 1,
    says: "which they never saw",
  },
  {
    lacks: "a client that gets a new token when one is refused",
    against: "token expiry",
    mutations: [client("connection/room-connection", "credentials.refuse(token);", "")],
    options: { mix: { tokens: 8, send: 4, open: 4, reload: 8 } },
    seed: 1,
    says: "does not come to rest",
    isQuick: true,
  },
  {
    lacks: "an outbox that outlives the page",
    against: "other",
    mutations: [
      client(
        "kept/shelf",
        'const asked = persist === "none" ? undefined : platform.storage?.[persist];',
        "const asked = whose !== null ? undefined : platform.storage?.device;",
      ),
    ],
    options: { mix: { send: 10, open: 6, offline: 6, reload: 6 } },
    seed: 4,
    says: "acked is durable once",
  },
];
