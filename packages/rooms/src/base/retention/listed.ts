/**
 * What is due to go over all patients, and what is held: the slices know where to look, and the patients' rooms say how each
 * stands. What has become another since a slice was told is as the patient's room says.
 */
import {
  type DueConversation,
  indexRoom,
  limits,
  PatientRetention,
  type Person,
  type RetentionList,
  type RetentionQuery,
  roomName,
} from "@carethread/model";
import { ask } from "../calls.ts";
import { fewAtATime } from "../few-at-a-time.ts";
import type { Ports } from "../ports.ts";
import type { Practice } from "../practices/practices.ts";
import { type AskDue, type DueIn, FoundDue } from "./calls.ts";

/** Rooms that are asked at once. */
const width = 8;

export async function retentionList(
  ports: Ports,
  practice: Practice,
  person: Person,
  query: RetentionQuery,
): Promise<RetentionList> {
  const { list } = query;
  const asked: AskDue = { ...query, now: ports.now() };
  const found = await inSlices(ports, practice, asked);
  const all = [...new Map(found.flatMap(({ due }) => due).map(each => [each.order, each])).values()];
  const places = all.sort((a, b) => (a.order < b.order ? -1 : 1));
  const shown = places.slice(0, limits.pageRows);
  const last = shown.at(-1);
  const isMore = places.length > shown.length || found.some(({ more }) => more);
  const patients = [...new Set(shown.map(({ patient }) => patient.id))];
  const stands = new Map(
    await fewAtATime(width, patients, async id => {
      const room = roomName(practice.id, id);
      const path = "internal/retention-for";
      return [id, await ask(ports, "patient", room, path, { person }, PatientRetention)] as const;
    }),
  );
  const standing = ({ patient }: DueIn): PatientRetention =>
    stands.get(patient.id) ?? { holds: [], purges: [] };
  return {
    rule: practice.settings.retention ?? null,
    due: list === "due" ? shown.flatMap(each => dueOf(each, standing(each))) : [],
    held:
      list === "held"
        ? shown.flatMap(each => standing(each).holds.map(hold => ({ patient: each.patient, hold })))
        : [],
    more: isMore && last !== undefined ? last.order : null,
    rebuilding: found.some(({ rebuilding }) => rebuilding),
  };
}

/** Nothing of what is gone by now. */
function dueOf(
  { patient, conversation, kind, last, goes }: DueIn,
  { holds, purges }: PatientRetention,
): DueConversation[] {
  const purge = purges.find(each => each.conversation === conversation);
  if (purge?.phase === "gone") return [];
  const on = holds.filter(hold => hold.conversation === undefined || hold.conversation === conversation);
  const said = { patient, conversation, kind, last, goes, holds: on };
  return [purge === undefined ? said : { ...said, purge }];
}

async function inSlices(ports: Ports, { id, slices }: Practice, body: AskDue): Promise<FoundDue[]> {
  const find = (from: number, to: number): Promise<FoundDue[]> => {
    const rooms = Array.from({ length: Math.max(0, to - from) }, (_, n) => indexRoom(id, from + n));
    return fewAtATime(width, rooms, room => ask(ports, "index", room, "internal/retention", body, FoundDue));
  };
  const found = await find(0, slices);
  // Where there were more of them lately, not all are empty yet.
  return [...found, ...(await find(slices, Math.max(slices, ...found.map(({ slices = 0 }) => slices))))];
}
