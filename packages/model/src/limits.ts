import { pageLimits } from "./page-limits.ts";

/** Every bound of the system, in one place. Sizes are bytes of UTF-8 unless a name says otherwise; times are milliseconds. */
export const limits = {
  ...pageLimits,
  /** Why something is held, or no longer, in UTF-16 code units. */
  retentionReasonLength: 500,
  /** The largest frame a client may send. */
  clientFrame: 128 * 1024,
  /** Where a room cuts a batch of events. */
  roomFrame: 256 * 1024,
  /** The largest body of an HTTP request. */
  requestBody: 1024 * 1024,
  /** Sent to a connection but not yet confirmed by `got`; past it the connection is closed as too slow. */
  unconfirmed: 1024 * 1024,
  /** The longest gap that `hello.after` is answered with, in events. */
  resumeGap: 2_000,
  /** Events in a welcome that does not resume. */
  welcomeEvents: 100,
  /** Events in one page of history. */
  pageEvents: 100,
  /** Rows in a welcome of the inbox, and in one page of it. */
  pageRows: 50,
  /** Matches in one answer of the patient look-up. */
  patientMatches: 20,
  /** Conversations in one answer of the search, and messages in one of what was found in a conversation. */
  searchHits: 50,
  found: 1_000,
  /** Staff in a patient's team, and portal users linked to a patient: a conversation's head must fit 128 KiB. */
  team: 150,
  linked: 50,
  /** A patient's episodes of care. */
  episodes: 100,
  /** Members of a conversation: the roster's, and a hundred who were invited or came by themselves. */
  members: 300,
  /** Matches in one answer of the staff look-up. */
  staffMatches: 20,
  /** Staff in one answer to who administers a practice. */
  staffListed: 50,
  /** A person's patients without a conversation, as their inbox names them. */
  ownPatients: 500,
  /** Files in one message, whatever the practice says. */
  attachments: 20,
  /** Corrections of one conversation that are open at once: its head holds them. */
  openCorrections: 50,
  /** What a picture shows in words, in UTF-16 code units. */
  altLength: 1_000,
  /** A picture's width and height. */
  pixels: 100_000,
  /** The largest file that a practice can allow, in megabytes. */
  attachmentSize: 100,
  /** Messages in one import request. */
  importBatch: 200,
  /** From a socket's opening to its hello. */
  helloWithin: 5_000,
  /** The longest life of a token, `exp − iat`. */
  tokenLife: 15 * 60_000,
  /** The clock difference allowed between the host's back end and the rooms. */
  tokenSkew: 60_000,
  /** How long a room relies on another room's facts before it asks again. */
  factsLease: 60_000,
  /** An inbox is told of one conversation at most once in this time; the first news goes at once. */
  rowRest: 150,
  /** A connection that was not heard from for so long is believed to show nothing to anybody. */
  heardWithin: 45_000,
  /** How long a message counts as seen because it came onto a screen, where no receipt says so. */
  screenLapse: 45_000,
  /** Stretches of a log that staff saw beyond a gap, which are remembered for the team's receipt. */
  teamStretches: 64,
  /** How long a typing signal is shown. */
  typingShown: 6_000,
  /** How often a client repeats its typing signal. */
  typingEvery: 3_000,
  /** How long a final refusal of a command is remembered. */
  refusalKept: 7 * 24 * 3_600_000,
  /** A room that stored something stays in the due table at least this long. */
  dueLinger: 30_000,
} as const;

/**
 * Bounds that rooms alone keep, apart so that no page loads them. They are far above what people do: they hold
 * off programs that run wild, not a nurse with thirty tabs. A rate is how much may come at once, and how much
 * in each second after that.
 */
export const roomLimits = {
  /** Frames of one connection, of any type; a faster one is closed with 4429. */
  frames: { burst: 600, perSecond: 100 },
  /** Commands of one person in one room, over all connections; past it they are refused `too-fast`. */
  commands: { burst: 120, perSecond: 10 },
  /** Typing signals of one person; past it they are dropped. */
  signals: { burst: 60, perSecond: 5 },
  /** Hellos of one person in one room; past it the socket is closed with 4429. */
  hellos: { burst: 240, perSecond: 10 },
  /** HTTP requests of one person to one room; past it they are refused `too-fast`. */
  requests: { burst: 240, perSecond: 20 },
  /** Parts of a file of one person; past it they are refused `too-fast`. */
  parts: { burst: 2_000, perSecond: 100 },
  /** Files that one person begins to send, over all conversations. */
  files: { burst: 120, perSecond: 0.5 },
  /** Persons whom one person names by key alone, over all rooms: each of them wakes a room. */
  named: { burst: 120, perSecond: 2 },
  /** Lists of a patient's conversations that one person asks for, over all rooms: each wakes up to a page of them. */
  lists: { burst: 60, perSecond: 2 },
  /** Frames of one connection that wait for their turn, and their size. */
  waitingFrames: 256,
  waitingBytes: 1024 * 1024,
  /** Sockets of one person in one room. A further one takes the place of the oldest, which is told to come back slowly. */
  personSockets: 100,
  /** Sockets in one room that were not welcomed yet. A further one takes the place of the oldest. */
  strangers: 1_000,
  /** What one person's connections in one room may have been sent and not confirmed when another one says hello. */
  personUnconfirmed: 16 * 1024 * 1024,
  /** A gap larger than this is not resumed: the client begins anew from the last events. */
  resumeBytes: 4 * 1024 * 1024,
  /** Where the last events of a welcome, or a page of history, are cut to fewer than their number. */
  pageBytes: 2 * 1024 * 1024,
  /** The last events of a log that are held in memory, and their size. */
  tailEvents: 512,
  tailBytes: 2 * 1024 * 1024,
  /** People whose facts a room holds beyond those whose lease runs. */
  factsKept: 1_000,
  /** Devices of one person that read encrypted conversations. */
  devices: 20,
  /** Sessions of one person that are remembered of those that have ended, and of the others; and how long. */
  sessions: 100,
  sessionKept: 14 * 24 * 3_600_000,
  /** From when the pages of a session should have ended it to its end by the room: they tell of signs once a minute. */
  sessionSlack: 90_000,
  /** How long a room that is told of no end relies on it that a session has not ended. */
  sessionLease: 1_000,
  /** Rooms that one person's room remembers to push changed facts to; the others' leases end. */
  subscribers: 2_000,
  /**
   * A chart's facts as JSON, bytes of UTF-8: what is stored as one value of at most 128 KiB, and may take twice as
   * much there. Two hundred people with names and titles of fifty letters take half of it.
   */
  chart: 60 * 1024,
  /** Of a body that is refused, so much is read and thrown away: a sender that is cut off sees no answer. */
  refusedBody: 8 * 1024 * 1024,
  /** The longest token, in characters. */
  tokenLength: 8 * 1024,
  /** A practice's own words: languages, words of a language, and the length of one in UTF-16 code units. */
  labelLanguages: 20,
  labelWords: 200,
  labelLength: 200,
  /** All of them as JSON, bytes of UTF-8: every room keeps them with its practice's settings, and every welcome says them. */
  labels: 32 * 1024,
  /** How long a room waits for another one's answer. */
  callWithin: 10_000,
  /**
   * How long what a practice's room said of registration and settings is used without a question, how long without
   * waiting for the answer, and how long the answer is waited for.
   */
  practiceLease: 20_000,
  practiceStale: 60_000,
  practiceWithin: 2_000,
  /** Openings of one conversation by one person within this time are one in the patient's record of accesses. */
  accessEvery: 15 * 60_000,
  /** The first showing of a conversation to a person within this time stands in the record, and none of the others. */
  shownEvery: 24 * 3_600_000,
  /** How far records and logs are is told to who stands outside so often, at most. */
  checkpointEvery: 3_600_000,
  /** How long a file stays that no message names, from when somebody last did something with it. */
  attachmentKept: 24 * 3_600_000,
  /** How long a scanner may take for one file, and how long somebody who has sent it waits for the answer. */
  scanWithin: 60_000,
  scanWait: 5_000,
  /** The wait after a scan that failed: it doubles from the first to the longest. After a day it is given up. */
  scanRetryFirst: 2_000,
  scanRetryMax: 10 * 60_000,
  /** How long the provider of texts may take to answer, in milliseconds. */
  textWithin: 10_000,
  /** The wait after a text that could not be sent: it doubles from the first to the longest. */
  textRetryFirst: 2_000,
  textRetryMax: 10 * 60_000,
  /** How long a practice's back end may take to answer a webhook. */
  hookWithin: 10_000,
  /** The wait after a webhook that failed: it doubles from the first to the longest. */
  hookRetryFirst: 1_000,
  hookRetryMax: 10 * 60_000,
  /** When a webhook is given up. */
  hookGiveUp: 24 * 3_600_000,
  /** Webhooks that wait for one practice's back end. A further one takes the place of one that has failed. */
  hookQueue: 20_000,
  /** Events of a conversation that its slice is told of in one call, and about how many letters of what was said. */
  saidEvents: 1_000,
  saidLetters: 128 * 1024,
  /** Answers and closings of a conversation that figures are made of: how many are kept, and how long. */
  paceEntries: 100,
  paceKept: 33 * 24 * 3_600_000,
  /** Persons who are told that their lists of tasks are other ones by now: the others ask again. */
  taskWatchers: 500,
  /** How long what changes in lists of tasks is gathered before who looks is told. */
  taskNews: 200,
  /** Into how many parts a practice's patients may be split. */
  slices: 64,
  /**
   * Where a platform's alarms wake rooms: from one to the next of a room that owes something still; of one whose practice is
   * not registered just now; and how often a room looks at who is connected, whose pings it does not hear of.
   */
  wakeAgain: 30_000,
  wakeLost: 3_600_000,
  lookEvery: 60_000,
  /** Rooms that one tick wakes, and the time after which it begins with no other. */
  tickRooms: 400,
  tickWithin: 25_000,
} as const;
