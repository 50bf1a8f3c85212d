/** A topic about Rosa with a primary coach, a secondary one, staff outside the team, support, and someone restricted. */
import type { Member } from "@carethread/model";
import type { RawSocket } from "../support/raw-socket.ts";
import { atRest, createRooms, eventsOf, type Rooms, type RoomsOptions } from "./support.ts";

export interface Team extends Rooms {
  readonly id: string;
  readonly kim: RawSocket;
  readonly ines: RawSocket;
  readonly rosa: RawSocket;
  /** The person keys of staff, and of Rosa. */
  readonly key: Readonly<Record<"kim" | "ines" | "omar" | "vera" | "sam" | "nils" | "rosa", string>>;
  /** An admitted socket. */
  join(sub: string, after?: { pos: number; id: string }): Promise<RawSocket>;
  /** Rosa's members as this socket knows them. */
  members(socket: RawSocket): Record<string, Member>;
  /** What happened, as types with what tells them apart, beyond what the welcome brought. */
  happened(socket: RawSocket): string[];
  rest(...sockets: RawSocket[]): Promise<void>;
}

/** Kim is Rosa's primary coach, Ines a secondary one; Omar and Vera are not in the team; Nils may not see her program. */
export async function team({ settings = {}, ...options }: RoomsOptions = {}): Promise<Team> {
  const rooms = await createRooms({
    settings: { staffAccess: "searchable", notes: true, ...settings },
    ...options,
  });
  const { world } = rooms;
  await world.pushStaff("ines", { name: "Ines Solberg", title: "Physician" });
  await world.pushStaff("sam", { name: "Sam Ito", title: "Support", support: true });
  await world.pushStaff("nils", { name: "Nils Berg", restrictions: ["diabetes"] });
  await world.pushPatient("rosa", {
    ...world.rosa(),
    version: 2,
    programs: ["diabetes"],
    team: [coach, second],
  });
  const id = await rooms.topic();
  const join: Team["join"] = async (sub, after) => {
    const socket = await world.join(sub === "rosa" ? "portal" : "staff", sub, id, after);
    await socket.next("welcome");
    return socket;
  };
  const [kim, ines, rosa] = [await join("kim"), await join("ines"), await join("rosa")];
  const keyOf = async (sub: string): Promise<string> =>
    (await world.practice.personRoom(sub === "rosa" ? "portal" : "staff", sub)).split("~")[1] as string;
  const subs = ["kim", "ines", "omar", "vera", "sam", "nils", "rosa"] as const;
  const key = Object.fromEntries(
    await Promise.all(subs.map(async sub => [sub, await keyOf(sub)] as const)),
  ) as Team["key"];
  const rest = (...sockets: RawSocket[]): Promise<void> => atRest(rooms, kim, rosa, ...sockets);
  await rest(ines);
  return { ...rooms, id, kim, ines, rosa, key, join, members, happened, rest };
}

export const coach = { id: "kim", name: "Kim Park", title: "Registered nurse", role: "primary-coach" };
export const second = { id: "ines", name: "Ines Solberg", title: "Physician", role: "secondary" };

function members(socket: RawSocket): Record<string, Member> {
  const known: Record<string, Member> = {};
  for (const frame of socket.frames) {
    if (frame.type === "welcome") Object.assign(known, frame.members);
    if (frame.type !== "events") continue;
    for (const event of frame.events as { type: string; member?: Member; person?: { id: string } }[]) {
      if (event.member) known[event.member.person.id] = event.member;
      if (event.type === "member-left") delete known[event.person?.id ?? ""];
    }
  }
  return known;
}

function happened(socket: RawSocket): string[] {
  const welcome = socket.frames.find(({ type }) => type === "welcome");
  const old = (welcome?.events as unknown[] | undefined)?.length ?? 0;
  return eventsOf(socket)
    .slice(old)
    .map(event => {
      const { type, body, member, person } = event as typeof event & {
        member?: Member;
        person?: { name: string };
      };
      return [type, body?.text ?? member?.person.name ?? person?.name, member?.level]
        .filter(Boolean)
        .join(" ");
    });
}
