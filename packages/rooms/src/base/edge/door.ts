/** What is decided at the door of a deployment, before a room wakes. */
import { operatorRoom, parseRoomName } from "@carethread/model";
import { type Finding, findPractice, PracticeUnknown } from "../find-practice.ts";
import type { Practice } from "../practices/practices.ts";
import {
  allow,
  drain,
  hasSecret,
  identifyOperator,
  identifyProvider,
  identityOf,
  originAllowed,
  pathBelow,
  Refuse,
  refused,
} from "./http.ts";

/** Keeps work alive that no answer waits for. */
export type Behind = (work: Promise<unknown>) => void;

/** A room's own word counts where the door cannot say whose the room is: it may know from before. */
const unsaid = "unsaid";

async function practiceAt(place: Finding, behind?: Behind): Promise<Practice | null | typeof unsaid> {
  try {
    return await findPractice(place, behind === undefined ? {} : { behind });
  } catch (error) {
    if (error instanceof PracticeUnknown) return unsaid;
    throw error;
  }
}

/** What the operator asks: of the room of a practice that there need not be yet, or of who looks after one that is there. */
function isOperators({ party }: Finding, request: Request): boolean {
  const path = pathBelow(request.url);
  return (party === "practice" && path === "registration") || (party === "texting" && path === "strangers");
}

/** What the provider of a practice's texts calls: it proves itself by its signature, which the room looks at. */
function isFromProvider({ party }: Finding, request: Request): boolean {
  const path = pathBelow(request.url);
  return party === "texting" && (path === "inbound" || path === "status");
}

/**
 * What is answered to a request from outside before a room wakes for it; null where it may go on: a name of another
 * shape, an unknown practice or origin, a path of the rooms' own, a token that proves nothing.
 */
export async function answerAtDoor(
  place: Finding,
  request: Request,
  behind?: Behind,
): Promise<Response | null> {
  let practice: Practice | null = null;
  try {
    if (request.method === "OPTIONS") {
      const found = await practiceAt(place, behind);
      return allow(found === unsaid ? null : found, request, await preflight(request));
    }
    if (pathBelow(request.url).startsWith("internal/")) throw new Refuse("not-found");
    // The deployment's own tick proves itself with its secret; what else that may ask, the room knows.
    if (hasSecret(request, place.deployment.secret)) return isRoom(place) ? null : await notFound(request);
    if (parseRoomName(place.party, place.name) === null) throw new Refuse("not-found");
    if (isOperators(place, request)) {
      await identifyOperator(place, request);
      return null;
    }
    const found = await practiceAt(place, behind);
    if (found === unsaid) return null;
    practice = found;
    if (!originAllowed(practice, request.headers.get("origin"))) throw new Refuse("not-found");
    if (isFromProvider(place, request)) {
      await identifyProvider(practice, request);
      return null;
    }
    await identityOf({ ...place, practice }, request, place.now());
    return null;
  } catch (error) {
    await drain(request);
    if (!(error instanceof Refuse)) throw error;
    return allow(practice, request, refused(error.refusal));
  }
}

function isRoom({ party, name }: Finding): boolean {
  return parseRoomName(party, name) !== null || (party === "operator" && name === operatorRoom);
}

async function notFound(request: Request): Promise<Response> {
  await drain(request);
  return refused(new Refuse("not-found").refusal);
}

async function preflight(request: Request): Promise<Response> {
  await drain(request);
  return new Response(null, {
    status: 204,
    headers: {
      "access-control-allow-methods": "GET, HEAD, POST, PUT, DELETE",
      "access-control-allow-headers": "authorization, content-type",
      "access-control-max-age": "86400",
    },
  });
}

/**
 * Whether a socket may reach a room: a name that a room can have, an origin of the practice, and no query, because a
 * socket keeps its address in the little that outlives its room's sleep. Who asks is not known before the hello.
 */
export async function mayConnect(
  place: Finding,
  url: string,
  origin: string | null,
  behind?: Behind,
): Promise<boolean> {
  if (parseRoomName(place.party, place.name) === null || new URL(url).search !== "") return false;
  const practice = await practiceAt(place, behind);
  return practice === unsaid || originAllowed(practice, origin);
}
