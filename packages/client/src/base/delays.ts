/** Of watching over a session; the defaults stand with what does. */
export interface SessionDelays {
  /** How long before its end the person is told that their session ends; at most half of the time until then. */
  readonly sessionWarning: number;
  /** How often the room is told that the person gave a sign. */
  readonly signEvery: number;
  /** How often other tabs are. */
  readonly signTabs: number;
  /** How often it is looked whether the session is over: a machine may have slept meanwhile. */
  readonly sessionCheck: number;
}

/** How long the client waits for what, in milliseconds. One object, so that tests can make it short. */
export interface Delays extends Partial<SessionDelays> {
  /** The middle of the first retry's delay; jitter makes it 40 % to 160 % of this. */
  readonly retryFirst: number;
  /** No retry waits longer than this. */
  readonly retryMax: number;
  /** The shortest wait after a room said that this client is too fast. */
  readonly retrySlow: number;
  /**
   * From hearing that the portal has no messages now to asking again. A room serves what it knew when it is asked after its
   * lease and looks behind: that lease and two of these are less than a minute.
   */
  readonly unavailable: number;
  /** Retries after the network's return are spread over this long, so that a building does not return as one. */
  readonly wakeSpread: number;
  /** A connection that lived this long after its welcome starts the next retries from the beginning. */
  readonly settled: number;
  /** From starting a socket to its opening. */
  readonly openWithin: number;
  /** From the hello to the welcome. */
  readonly welcomeWithin: number;
  /** Silence after which a visible page asks whether the room is still there. */
  readonly quiet: number;
  /** From a ping after silence to the answer, or to whatever comes before it. */
  readonly pongWithin: number;
  /** The same where there is a reason to doubt: the page woke up, or an ack is late. */
  readonly probeWithin: number;
  /** From a ping to its answer where other frames come meanwhile: it may stand behind them. */
  readonly answerWithin: number;
  /** From sending a command to doubting the connection and sending it once more. */
  readonly ackWithin: number;
  /** From asking the page for a token to giving up this request. */
  readonly tokenWithin: number;
  /** The shortest time between two requests for a token. */
  readonly tokenSpacing: number;
  /** How long before its end a token is replaced; at most a quarter of its life. */
  readonly tokenMargin: number;
  /** How long a message stays on the screen before it counts as seen. */
  readonly seenAfter: number;
  /**
   * From a person's last sign of being there to asking for no more tokens, which would keep their session alive, until it is
   * known how long their session goes on without one. Where a page says it, the session ends no later than by this.
   */
  readonly idle: number;
  /** From the last release of a conversation to closing its socket. */
  readonly release: number;
  /** From asking the device to keep something to going on without it. */
  readonly keepWithin: number;
  /** From signing out to saying that the device could not be wiped. */
  readonly wipeWithin: number;
  /** From the first key of a draft to keeping it. */
  readonly draftWithin: number;
  /** From the last key of a search to asking for it. */
  readonly searchAfter: number;
  /** From a change in the person's inbox to asking for their figures again: their slices hear of it a moment later. */
  readonly figuresAfter: number;
  /** From figures to asking again where nothing changed in the person's inbox: others' work is in them too. */
  readonly figuresEvery: number;
  /** From an answer to asking for a list of tasks once more, where nobody said that it is another one. */
  readonly tasksAgain: number;
  /** From an answer to asking once more how a patient stands to being texted, while somebody looks at it. */
  readonly textingAgain: number;
  /** How long a tab waits for another one's send before it takes the turn from it. */
  readonly turnWithin: number;
  /** A connection that breaks this soon after a message was sent may have broken because of it. */
  readonly cutWithin: number;
  /** From hearing that a file is still looked at for harm to asking again. */
  readonly scanAsk: number;
  /** Within which time a device lets newer ones into what was written before, so that of several one does. */
  readonly shareWithin: number;
  /** How long something unsent is kept on the device. */
  readonly keptFor: number;
}

export const defaultDelays: Delays = {
  retryFirst: 500,
  retryMax: 30_000,
  retrySlow: 10_000,
  unavailable: 15_000,
  wakeSpread: 300,
  settled: 3_000,
  openWithin: 10_000,
  welcomeWithin: 10_000,
  quiet: 25_000,
  pongWithin: 5_000,
  probeWithin: 2_500,
  answerWithin: 10_000,
  ackWithin: 8_000,
  tokenWithin: 10_000,
  tokenSpacing: 1_000,
  tokenMargin: 60_000,
  seenAfter: 250,
  idle: 15 * 60_000,
  release: 30_000,
  keepWithin: 5_000,
  wipeWithin: 10_000,
  draftWithin: 300,
  searchAfter: 200,
  figuresAfter: 2_000,
  figuresEvery: 60_000,
  tasksAgain: 45_000,
  textingAgain: 10_000,
  turnWithin: 5_000,
  cutWithin: 3_000,
  scanAsk: 3_000,
  shareWithin: 1_500,
  keptFor: 7 * 24 * 3_600_000,
};
