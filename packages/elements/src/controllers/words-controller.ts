import type { CareClient } from "@carethread/client";
import type { Labels } from "@carethread/model";
import type { LitElement, ReactiveController } from "lit";
import { languageAt } from "../text/text.ts";
import { grouped, type Table, wordsChanged, wordsFor } from "../words/words.ts";
import { StoreController } from "./store-controller.ts";
import { Surroundings } from "./surroundings.ts";

/**
 * The words of an element: those of the language of the page around it, with what the host and the practice call
 * otherwise. The host updates when any of these is another.
 */
export class WordsController<T extends Table> implements ReactiveController {
  readonly #host: LitElement;
  readonly #english: T;
  readonly #labels: StoreController<Labels | null>;
  readonly #version: StoreController<number>;
  #language: string | undefined;
  #madeOf: readonly unknown[] = [];
  #table: T;

  /** `english` has the names that the element uses; `client` knows what the practice calls otherwise. */
  constructor(host: LitElement, english: T, client: () => CareClient | undefined = () => undefined) {
    this.#host = host;
    this.#english = english;
    this.#table = english;
    this.#labels = new StoreController(host, () => client()?.$labels);
    this.#version = new StoreController(host, () => wordsChanged);
    host.addController(this);
    host.addController(new Surroundings(host));
  }

  /** The page's language here, a BCP 47 tag: for dates and numbers. */
  get language(): string {
    this.#language ??= languageAt(this.#host);
    return this.#language;
  }

  get table(): T {
    const labels = this.#labels.value;
    const madeOf = [this.language, this.#version.value, labels];
    if (madeOf.some((part, index) => part !== this.#madeOf[index])) {
      this.#madeOf = madeOf;
      this.#table = wordsFor(this.#english, this.language, tag => grouped(labels?.[tag] ?? {}));
    }
    return this.#table;
  }

  hostUpdate(): void {
    this.#language = undefined;
  }

  hostConnected(): void {
    this.#language = undefined;
  }
}
