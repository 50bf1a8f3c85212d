/** For who runs the rooms: registers practices at running rooms, instead of in their environment, and looks after them. */
import {
  operatorAudience,
  PracticeId,
  PushedPractice,
  practiceRoom,
  Registration,
  textingRoom,
  UnknownNumbers,
} from "@carethread/model";
import { SignJWT } from "jose";
import { HostError } from "./host-error.ts";
import { type PracticeRegistration, type SigningKeyInput, signingKey } from "./keys/keys.ts";
import {
  checked,
  get,
  type HostPlatform,
  nodePlatform,
  post,
  type Requests,
  serverAddress,
} from "./requests/requests.ts";

export interface OperatorOptions {
  /** Address of the rooms, e.g. `https://rooms.example.org`. */
  readonly server: string;
  /** The private key whose public half stands in `CARETHREAD_OPERATOR`: EC P-256. */
  readonly key: SigningKeyInput;
  /** May be left out where the JWK carries it. */
  readonly kid?: string;
  readonly fetch?: typeof fetch;
  /** How often a request is sent at most; 5 by default. */
  readonly attempts?: number;
  /** How long one attempt may take, in milliseconds; 15,000 by default. */
  readonly timeout?: number;
  readonly platform?: Partial<HostPlatform>;
}

export interface Operator {
  /**
   * Registers a practice, or changes its registration: keys, origins, slices. The rooms go by it within a minute.
   * `version` is any whole number that rises with each change, the time by default; an older one than the rooms know is
   * ignored.
   */
  register(practice: string, registration: PracticeRegistration, version?: number): Promise<PushedPractice>;
  /** Nobody of the practice is let in any more. What is stored stays, and is there again when it is registered again. */
  withdraw(practice: string, version?: number): Promise<PushedPractice>;
  /**
   * Numbers that texted the practice and are no patient's, the latest first: for three days after their last text, and
   * without what they wrote.
   */
  unknownNumbers(practice: string): Promise<UnknownNumbers["strangers"]>;
}

/** Of a token, in seconds: it is signed anew for each request. */
const lifetime = 5 * 60;

/** The operator's connection to the rooms. Every failure is a `HostError`. */
export function createOperator(options: OperatorOptions): Operator {
  const platform = { ...nodePlatform, ...options.platform };
  const { key, alg, kid: ownKid } = signingKey(options.key);
  const kid = options.kid ?? ownKid;
  if (alg !== "ES256" || !kid)
    throw new HostError(
      "bad-input",
      "`key` must be an EC P-256 key with a `kid`; carethread-keys makes it.",
      {
        params: { at: "key" },
      },
    );
  const requests: Requests = {
    server: serverAddress(options.server),
    fetch: options.fetch ?? globalThis.fetch,
    token: () => {
      const now = Math.floor(platform.now() / 1000);
      return new SignJWT({})
        .setProtectedHeader({ alg, kid, typ: "JWT" })
        .setAudience(operatorAudience)
        .setIssuedAt(now)
        .setExpirationTime(now + lifetime)
        .sign(key);
    },
    platform,
    attempts: options.attempts ?? 5,
    timeout: options.timeout ?? 15_000,
  };
  const push = (practice: string, body: object): Promise<PushedPractice> => {
    const id = checked(PracticeId, practice, "The practice's id");
    return post(requests, `/parties/practice/${practiceRoom(id)}/registration`, body, PushedPractice);
  };
  return {
    async register(practice, registration, version = platform.now()) {
      checked(Registration, registration, "The practice cannot be registered");
      return push(practice, { version, registration });
    },
    async unknownNumbers(practice) {
      const id = checked(PracticeId, practice, "The practice's id");
      return (await get(requests, `/parties/texting/${textingRoom(id)}/strangers`, UnknownNumbers)).strangers;
    },
    withdraw: async (practice, version = platform.now()) => push(practice, { version, withdrawn: true }),
  };
}
