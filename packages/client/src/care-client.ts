import type { PersonId } from "@carethread/model";
import { atom } from "nanostores";
import { type KnownFiles, lazyContents } from "./attachments/attachments.ts";
import {
  type CareClient,
  type CareClientOptions,
  CareError,
  createShared,
  type EndReason,
  notLoaded,
  once,
  put,
  type Unsent,
} from "./base/base.ts";
import { createSession, type Http, lazyHttp } from "./connection/connection.ts";
import { createAsked, createConversations } from "./conversation/conversation.ts";
import { createFigures } from "./figures/figures.ts";
import { createDrafts, createLeaving, createShelf, defaultPlatform } from "./kept/kept.ts";
import { createSearches, openPatient, openPersonRoom } from "./lists/lists.ts";
import { createStarts } from "./outbox/outbox.ts";
import { createTasks } from "./tasks/tasks.ts";

const nothing: Unsent = { messages: 0, drafts: 0 };

/** The client of one person on one page. Throws a TypeError for options that can never work. */
export function createCareClient(options: CareClientOptions): CareClient {
  const session = createSession({ ...options, platform: options.platform ?? defaultPlatform() });
  const { platform, delays } = session;
  const shelf = createShelf(session, options.persist ?? "device");
  const leaving = createLeaving(session, options.persist ?? "device");
  const asked = createAsked(session);
  const drafts = createDrafts(shelf, platform, delays);
  const starts = createStarts({
    shelf,
    drafts,
    session,
    usualKind: () => session.$practice.get()?.starts[0]?.kind ?? "topic",
    send: async command => (await (await http()).start(command)).id,
    encryption: () => encryption(),
  });
  const encrypts = options.devices !== undefined;
  const known: KnownFiles = new Map();
  const $unsent = atom<Unsent>(nothing);
  const $lost = atom<Unsent>(nothing);
  const encryption = once(async () => {
    const { createEncryption } = await import("./encryption/encryption.ts").catch(notLoaded);
    const me = (): PersonId => person.person();
    return createEncryption({ authority: options.devices, session, http, me, files: known });
  });
  const conversations = createConversations(session, {
    ...{ shelf, drafts, asked, encryption },
    encrypts,
  });
  const person = openPersonRoom(session, http, encryption, encrypts);
  const patients = createShared(session, id => openPatient(id, person, http));
  const tasks = createTasks({ session, http, me: person.person, $work: person.$work });
  const searches = createSearches({ session, http, rows: person.rows });
  const figures = createFigures({
    ...{ session, http, connection: person.connection },
    person: () => person.stores.$me.get()?.id,
    changed: person.rows.listen,
  });
  let ended: EndReason | null = null;
  let leaver: PersonId | undefined;
  let timer: unknown = null;

  function count(): void {
    put($unsent, shelf.unsent());
    const { messages, drafts } = shelf.get("loss") ?? nothing;
    put($lost, { messages, drafts });
  }

  /** Sends what an earlier page left, and what waits in conversations that nobody has open. */
  function deliver(): void {
    if (ended !== null || !shelf.isReady() || person.connection.$status.get().state !== "live") return;
    const waiting = shelf.list("message").filter(([, { refused }]) => refused === null);
    conversations.deliver([...new Set(waiting.map(([ids]) => ids.split(" ", 1)[0] as string))]);
    starts.resume();
  }

  shelf.listen({
    changed(key) {
      count();
      // All of them: what was kept has just been read.
      if (key === null) deliver();
      else if (key.startsWith("message ") && timer === null) {
        // Another tab wrote it, and may be gone by now.
        timer = platform.setTimeout(() => {
          timer = null;
          deliver();
        }, delays.turnWithin);
      }
    },
    signedOut: () => end(),
  });
  const unlisten = person.connection.$status.listen(status => {
    deliver();
    // Who begins something encrypted seals it to this device as well.
    if (status.state === "live" && encrypts)
      encryption().then(
        ({ enrol }) => enrol(),
        () => {},
      );
  });
  session.$over.listen(() => {
    // What was written stays on the device, and leaves the page.
    drafts.flush();
    shelf.lock();
    end("session-ended");
  });

  function end(reason: EndReason = "signed-out"): void {
    if (ended === null) drafts.end();
    ended ??= reason;
    unlisten();
    platform.clearTimeout(timer);
    conversations.end(reason);
    starts.end();
    patients.end(reason);
    searches.end();
    figures.end();
    tasks.end();
    person.end(reason);
    shelf.close();
  }

  /** Whose words are on this device, as far as it can be known. */
  async function whose(): Promise<PersonId | undefined> {
    return shelf.person() ?? (await leaving.noted());
  }

  /** What signing out would lose, also of a person whose token did not come on this page. */
  async function losing(): Promise<boolean> {
    await shelf.ready();
    drafts.flush();
    if (!shelf.isReady() || shelf.person() === undefined) {
      const noted = await whose();
      const kept = noted === undefined ? nothing : await leaving.unsent(noted);
      const here = $unsent.get();
      put($unsent, { messages: kept.messages + here.messages, drafts: kept.drafts + here.drafts });
    }
    const { messages, drafts: texts } = $unsent.get();
    return messages + texts > 0;
  }

  async function http(): Promise<Http> {
    if (ended !== null) throw new CareError(ended === "session-ended" ? ended : "signed-out");
    return lazyHttp(session);
  }

  const administering = () => import("./administration/administration.ts").catch(notLoaded);

  return {
    ...person.stores,
    server: session.addresses.server,
    practice: options.practice,
    encrypts,
    devices: async () => (await encryption()).devices,
    $unsent,
    $lost,
    forgetLost: () => shelf.change(["loss"], () => undefined),
    startDraft: starts.draft,
    tasks: tasks.store,
    conversation: conversations.acquire,
    markUnread: id => conversations.mark(id, "unread"),
    markRead: id => conversations.mark(id, "read"),
    patient: patients.acquire,
    findPatients: async (q, options = {}) => (await http()).patients(q, options.for, options.signal),
    search: searches.search,
    findStaff: async (q, patient, { signal } = {}) => (await http()).staff(q, patient, signal),
    questionnaires: async () => (await (await http()).questionnaires()).questionnaires,
    questionnaire: async id => (await (await http()).questionnaire(id)).questionnaire,
    answersDraft: starts.answersDraft,
    choices: async patient => (await http()).choices(patient),
    start: starts.start,
    figures: figures.acquire,
    administration: async () => (await administering()).openAdministration(session.addresses, http),
    record: async () => (await administering()).openRecord(session, http),
    retaining: async () => (await administering()).openRetaining(session, http),
    async export(of, { signal } = {}) {
      const { takeOut } = await import("./exporting/exporting.ts").catch(notLoaded);
      return takeOut({ session, http, encryption, known, encrypts }, of, signal);
    },
    async texting() {
      const { openTexting } = await import("./texting/texting.ts").catch(notLoaded);
      return openTexting(session, http);
    },
    async attachment(key, { signal } = {}) {
      const { contentOf } = await lazyContents();
      return contentOf({ known, http, encryption }, key, signal);
    },
    newId: platform.newId,
    async signOut({ discard = false } = {}) {
      if (!discard && (await losing())) return "unsent";
      leaver ??= await whose();
      person.leave();
      shelf.forget(leaver);
      asked.forget();
      end();
      if (await leaving.wipe(leaver)) return "done";
      end("not-wiped");
      return "not-wiped";
    },
    destroy: () => end(),
  };
}
