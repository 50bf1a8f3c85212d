/** What staff with the permission `administer` ask, and are answered. */
import * as z from "zod/mini";
import { limits } from "../../limits.ts";
import { Permission, Person } from "../../people/people.ts";
import { type FlagName, flags, type PracticeSettings } from "../../practice/practice.ts";

const Flags = /* @__PURE__ */ z.enum(/* @__PURE__ */ Object.keys(flags) as [FlagName, ...FlagName[]]);

/** The settings as they are, and their revision, which rises with each change: pages read them by `understoodSettings`. */
export const PracticeState = /* @__PURE__ */ z.object({
  rev: z.int(),
  settings: z.record(z.string(), z.unknown()),
});
export interface PracticeState {
  readonly rev: number;
  readonly settings: PracticeSettings;
}

/** Made by who saw the settings of that revision: any other is refused with `conflict`. */
export const PracticeChange = /* @__PURE__ */ z.object({
  rev: z.int(),
  /** Flags by name, null for the default again. */
  change: /* @__PURE__ */ z.partialRecord(Flags, z.unknown()),
});
export type PracticeChange = z.infer<typeof PracticeChange>;

/** Searched in name and title; a body, so that no name stands in a URL. `from`: how many of them were told before. */
export const StaffListQuery = /* @__PURE__ */ z.object({
  q: /* @__PURE__ */ z.string().check(z.maxLength(limits.nameLength)),
  from: z._default(/* @__PURE__ */ z.int().check(z.nonnegative()), 0),
});
export type StaffListQuery = z.input<typeof StaffListQuery>;

/** One of the staff, and what else they may do. */
export const StaffEntry = /* @__PURE__ */ z.object({ person: Person, permissions: z.array(z.string()) });
export type StaffEntry = z.infer<typeof StaffEntry>;
/** By name. */
export const StaffList = /* @__PURE__ */ z.object({ staff: z.array(StaffEntry), more: z.boolean() });
export type StaffList = z.infer<typeof StaffList>;

export const PermissionChange = /* @__PURE__ */ z.object({ permission: Permission, on: z.boolean() });
export type PermissionChange = z.infer<typeof PermissionChange>;
/** What the person may do now. */
export const PersonPermissions = /* @__PURE__ */ z.object({ permissions: z.array(z.string()) });
export type PersonPermissions = z.infer<typeof PersonPermissions>;
