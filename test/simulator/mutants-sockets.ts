/** Rooms that lack a defence of whom they tell what: sockets that outlive a sleep, hold up nobody, and rights that are live. */
import { type Mutant, model, rooms } from "./mutant.ts";

export const socketMutants: readonly Mutant[] = [
  {
    lacks: "a room that knows its sockets after it slept",
    against: "hibernate",
    mutations: [
      rooms(
        "base/sockets/flows",
        "const state = connection.getState() as { owes?: number; heard?: number } | null;",
        "const state = null as { owes?: number; heard?: number } | null;",
      ),
    ],
    seed: 1,
    says: "understand each other",
    isQuick: true,
  },
  {
    lacks: "a broadcast that goes on behind a socket that takes nothing",
    against: "a broken socket",
    mutations: [
      rooms(
        "base/sockets/sockets",
        "connection.send(text);\n    } catch {",
        "connection.send(text);\n    } catch (error) {\n      if (flow !== undefined) throw error;",
      ),
    ],
    options: { mix: { send: 14, open: 6, break: 12 } },
    seed: 2,
    says: "the socket is broken: send|is shown up to|a recount gives|head is",
    isQuick: true,
  },
  {
    lacks: "a broadcast that goes on behind a socket whose state is not kept",
    against: "a broken socket",
    mutations: [
      rooms(
        "base/sockets/sockets",
        "connection.setState(flow.state);\n    } catch (error) {",
        "connection.setState(flow.state);\n    } catch (error) {\n      if (flow !== undefined) throw error;",
      ),
    ],
    options: { mix: { send: 14, open: 6, break: 12, screen: 4 } },
    seed: 21,
    says: "the socket is broken: setState",
  },
  {
    lacks: "a room that looks at rights again when they change",
    against: "roster change",
    mutations: [
      rooms(
        "conversation/rights/rights",
        "  recheck(): void {",
        "  recheck(): void {\n    if (this.#options.ports.now() > 0) return;",
      ),
      rooms(
        "conversation/rights/rights",
        "if (this.access(person) !== null) return this.#isUnknown(session)",
        "if (people.known(person.id) !== null) return this.#isUnknown(session)",
      ),
    ],
    seed: 5,
    says: "who lost the right is sent nothing",
    isQuick: true,
  },
  {
    lacks: "a room that asks for facts again when a lease ends",
    against: "roster change",
    mutations: [
      rooms(
        "conversation/rights/people",
        "return held !== undefined && held.until > this.#options.ports.now() ? held.facts : null;",
        "return held !== undefined ? held.facts : null;",
      ),
      rooms(
        "conversation/rights/people",
        "return until - ports.now() <= ports.deployment.delays.factsLease / 12;",
        "return this.#held.get(person) === undefined && until < ports.now();",
      ),
    ],
    options: { mix: { send: 8, open: 5, restrict: 6, calls: 6, activate: 2 } },
    seed: 12,
    says: "still sees|again$|who lost the right",
  },
  {
    lacks: "a room that tells nothing to whose right it cannot prove",
    against: "roster change",
    mutations: [
      rooms(
        "conversation/rights/rights",
        'if (right === "holds") yield [connection, session];\n      if (right === "unknown")',
        'if (right !== "lost") yield [connection, session];\n      if (right === null)',
      ),
      rooms(
        "conversation/rights/rights",
        "if (this.#isUnknown(session)) this.#options.sockets.close(",
        "if (session === null) this.#options.sockets.close(",
      ),
    ],
    options: { mix: { open: 4, restrict: 8, activate: 4, calls: 20, chart: 8, trap: 6, lull: 5 } },
    seed: 17,
    says: "who lost the right is sent nothing",
  },
  {
    lacks: "a projection for the portal",
    against: "other",
    mutations: [model("conversation/project", 'if (view === "portal" && !everyone) return null;', "")],
    seed: 2,
    says: "nothing staff-only reaches the portal",
  },
  {
    lacks: "a receipt that does not fall",
    against: "delay",
    mutations: [
      model(
        "conversation/reading",
        "return after.portal <= old.portal && to.portal > old.portal ? to : old;",
        "return after.portal <= old.portal ? to : old;",
      ),
      model("conversation/reading", "Math.max(old.seq, to.seq)", "to.seq"),
    ],
    options: { mix: { send: 6, read: 20, open: 10 } },
    seed: 3,
    says: "receipts only grow",
    isQuick: true,
  },
  {
    lacks: "a receipt that passes nothing unseen",
    against: "other",
    mutations: [model("conversation/reading", "const seq = after.seq <= old.seq ?", "const seq = true ?")],
    options: { mix: { send: 10, read: 20, open: 10 } },
    seed: 2,
    says: "which they never saw",
  },
  {
    lacks: "an opening that is recorded before it is shown",
    against: "other",
    mutations: [
      rooms(
        "conversation/conversation",
        "if (caught !== null && (!caught.resumed || caught.events.length > 0)) await this.#record(viewing);",
        "if (caught !== null && !caught.resumed) this.#record(viewing).catch(() => {});",
      ),
    ],
    options: { mix: { open: 12, team: 6, send: 4, cut: 2 } },
    seed: 14,
    says: "is recorded",
  },
  {
    lacks: "a room that knows a token of another practice for what it is",
    against: "another practice",
    mutations: [
      rooms(
        "base/edge/tokens",
        'if (spoken !== null && spoken.practice !== practice.id) return "foreign";',
        "",
      ),
    ],
    options: { mix: { send: 4, open: 4, neighbor: 10 } },
    seed: 1,
    says: "a token of another practice is 4404",
    isQuick: true,
  },
];
