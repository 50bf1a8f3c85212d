/** What an administrator has changed and not saved: it lies over the settings, whoever changes those meanwhile. */
import type { FlagName, FlagsChange, PracticeSettings } from "@carethread/model";

export class Draft {
  readonly #edits = new Map<FlagName, unknown>();

  /** Null is the default again. */
  set(flag: FlagName, value: unknown): void {
    this.#edits.set(flag, value);
  }

  /** The settings with what is not saved; what is to have its default again is not there. */
  over(settings: PracticeSettings): PracticeSettings {
    const edits = [...this.#edits].map(([flag, value]) => [flag, value ?? undefined]);
    return { ...settings, ...Object.fromEntries(edits) };
  }

  /** Of these flags those that are other than the settings. */
  changes(settings: PracticeSettings, of: readonly FlagName[]): FlagsChange {
    const changed = of.filter(
      flag => this.#edits.has(flag) && !isSame(this.#edits.get(flag), settings[flag]),
    );
    return Object.fromEntries(changed.map(flag => [flag, this.#edits.get(flag)]));
  }

  forget(flags: readonly FlagName[]): void {
    for (const flag of flags) this.#edits.delete(flag);
  }

  clear(): void {
    this.#edits.clear();
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
