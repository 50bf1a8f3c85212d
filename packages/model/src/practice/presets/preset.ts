import type * as z from "zod/mini";
import type { PracticeSettings } from "../settings/settings.ts";

/** Settings as one pushes them: what is left out has its default. */
export type Preset = Omit<z.input<typeof PracticeSettings>, "preset">;
