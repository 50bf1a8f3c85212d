/** The person's room: who one is, the badge, the inbox, what one is told of. */
import {
  FromPerson,
  type Notification,
  type Person,
  type PersonSettings,
  readTolerantly,
  Side,
  type TextingMove,
} from "@carethread/model";
import { atom, type ReadableAtom, type WritableAtom } from "nanostores";
import { type CareClient, type EndReason, put } from "../base/base.ts";
import type { Connection, Http, Session } from "../connection/connection.ts";
import type { Encryption } from "../encryption/encryption.ts";
import { createSignedIn } from "../signed-in/signed-in.ts";
import { createHerald } from "./herald.ts";
import { createInbox } from "./inbox.ts";
import { createOwnPatients } from "./own-patients.ts";
import { createRows, type Rows } from "./rows.ts";

export interface PersonRoom {
  readonly stores: Pick<
    CareClient,
    | "$status"
    | "$me"
    | "$badge"
    | "inbox"
    | "$patients"
    | "$settings"
    | "$labels"
    | "$practice"
    | "$side"
    | "$permissions"
    | "changeSettings"
    | "onNotification"
    | "onTextingMove"
    | "retry"
    | "$session"
    | "$sessionsNews"
    | "sessions"
    | "keepAlive"
  >;
  readonly rows: Rows;
  readonly connection: Connection;
  /** Rises whenever lists of tasks may be other ones. */
  readonly $work: ReadableAtom<number>;
  /** Who one is; empty before a room was asked. */
  person(): string;
  /** The person signs out: their room is told while there is a token. */
  leave(): void;
  /** Ends the connection and forgets what it told. */
  end(reason: EndReason): void;
}

export function openPersonRoom(
  session: Session,
  http: () => Promise<Http>,
  encryption: () => Promise<Encryption>,
  encrypts: boolean,
): PersonRoom {
  const { addresses, credentials, $labels, $practice } = session;
  const $permissions = atom<readonly string[] | null>(null);
  const $side = atom<Side | null>(null);
  const $me = atom<Person | null>(null);
  const $badge = atom<number | null>(null);
  const $settings = atom<PersonSettings | null>(null);
  const $work = atom(0);
  const $notification = atom<Notification | null>(null);
  const $move = atom<TextingMove | null>(null);
  let listening = 0;
  const herald = createHerald(session.platform);
  let person = "";

  const rows = createRows(async () => (await encryption()).rows, encrypts);
  const own = createOwnPatients({ rows, find: async () => (await http()).patients("") });
  const signedIn = createSignedIn(session, frame => connection.send(frame));
  const $sessionsNews = atom(0);
  const inbox = createInbox(rows, {
    session,
    $practice,
    page: async (tab, cursor) => (await http()).rows(person, tab, cursor),
  });

  const connection = session.connect<FromPerson>({
    address(key) {
      person = key;
      return addresses.socket("person", key);
    },
    hello: () => ({}),
    comesBack: forget,
    check: frame => readTolerantly(FromPerson, frame),
    handlers: {
      welcome(frame) {
        put($me, frame.you);
        put($badge, frame.badge);
        put($settings, frame.settings);
        put($labels, frame.labels ?? {});
        put($practice, frame.practice ?? null);
        put($permissions, frame.permissions ?? []);
        own.begin(
          frame.patients,
          frame.you.side === "portal" ? frame.practice?.starts.find(({ unique }) => unique)?.kind : undefined,
        );
        inbox.welcome(frame);
        signedIn.welcome(frame.session);
        session.$seal.set(frame.session?.seal ?? null);
        $work.set($work.get() + 1);
      },
      row: ({ row }) => rows.change(row),
      badge: frame => put($badge, frame.n),
      tabs: frame => inbox.counted(frame.counts),
      settings: frame => put($settings, frame.settings),
      permissions: frame => put($permissions, frame.permissions),
      patient: ({ patient }) => own.change(patient.id, patient),
      "patient-gone": ({ id }) => own.change(id, null),
      notification({ notification }) {
        if (herald.isElected()) put($notification, notification);
      },
      texting({ move }) {
        if (herald.isElected()) put($move, move);
      },
      sessions: () => $sessionsNews.set($sessionsNews.get() + 1),
      tasks: () => $work.set($work.get() + 1),
      refused() {},
      pong() {},
    },
  });

  credentials.listen(news => {
    const side = news === "token" ? credentials.take()?.side : undefined;
    if (side !== undefined) put($side, Side.parse(side));
  });

  /** A tab that hears of nothing, or in which nobody listens, leaves it to another one. */
  function stand(): void {
    const isLive = connection.$status.get().state === "live";
    if (isLive && listening > 0) herald.stand(`carethread notify ${addresses.server} ${person}`);
    else herald.withdraw();
  }

  /** What was told: where the portal has no messages any more, nothing of them stays. */
  function forget(): void {
    for (const store of [$me, $badge, $settings, $labels, $practice, $permissions, $notification, $move])
      put<unknown>(store as WritableAtom<unknown>, null);
    herald.withdraw();
    own.begin(null);
    rows.clear();
    inbox.clear();
  }

  /** Of what is told in one tab alone; gives how to stop. */
  function listen<T>(store: ReadableAtom<T | null>, listener: (told: T) => void): () => void {
    const stop = store.listen(told => told && listener(told as T));
    listening++;
    stand();
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      stop();
      listening--;
      stand();
    };
  }

  connection.$status.listen(stand);
  connection.start();

  return {
    stores: {
      $status: connection.$status,
      $me,
      $badge,
      inbox: inbox.store,
      $patients: own.$patients,
      $settings,
      $labels,
      $practice,
      $side,
      $permissions,
      $session: signedIn.$session,
      $sessionsNews,
      sessions: {
        list: async () => (await http()).sessions(person),
        end: async which => (await http()).endSessions(person, which),
      },
      keepAlive: session.attendance.came,
      async changeSettings(change) {
        const settings = await (await http()).settings(person, change);
        // Signed out meanwhile, it is nobody's any more.
        if ($settings.get() !== null) put($settings, settings);
      },
      retry() {
        session.retry();
        connection.retry();
      },
      onNotification: listener => listen($notification, listener),
      onTextingMove: listener => listen($move, listener),
    },
    rows,
    connection,
    $work,
    person: () => person,
    leave: signedIn.leave,
    end(reason) {
      signedIn.end();
      connection.end(reason);
      credentials.forget();
      forget();
      inbox.end(reason);
    },
  };
}
