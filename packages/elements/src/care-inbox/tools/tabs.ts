import type { Tab, TabCounts } from "@carethread/model";
import { html, nothing, type TemplateResult } from "lit";
import { stepOfTab } from "../../tabs/tabs.ts";
import type { ToolsWords } from "./english.ts";

export interface TabsView {
  readonly words: ToolsWords;
  readonly tabs: readonly Tab[];
  readonly shown: Tab;
  readonly counts: TabCounts | null;
  readonly show: (tab: Tab) => void;
}

/** The parts of the list; which is shown is said by more than a colour. */
export function renderTabs({ words, tabs, shown, counts, show }: TabsView): TemplateResult | typeof nothing {
  if (tabs.length < 2) return nothing;
  const move = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = tabs[stepOfTab(event, tabs.indexOf(shown), tabs.length - 1) ?? -1];
    if (to === undefined) return;
    event.preventDefault();
    (event.currentTarget as Element).querySelector<HTMLElement>(`#tab-${to}`)?.focus();
    show(to);
  };
  return html`<div part="tabs" class="tabs" role="tablist" aria-label=${words.listParts} @keydown=${move}>
    ${tabs.map(
      tab => html`<button
        part=${tab === shown ? "tab tab-shown" : "tab"}
        id="tab-${tab}"
        class="tab"
        role="tab"
        aria-selected=${tab === shown}
        aria-controls="panel"
        aria-describedby=${counts === null ? nothing : `tab-count-${tab}`}
        tabindex=${tab === shown ? 0 : -1}
        @click=${() => show(tab)}
      >
        <span>${words.tabNames[tab]}</span>${
          counts === null
            ? nothing
            : html`<span part="tab-count" class="tab-count" aria-hidden="true">${counts[tab] ?? 0}</span
                ><span hidden id="tab-count-${tab}">${words.conversationCount(counts[tab] ?? 0)}</span>`
        }
      </button>`,
    )}
  </div>`;
}
