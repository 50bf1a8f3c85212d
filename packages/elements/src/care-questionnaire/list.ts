/** The questionnaires to choose from. */
import type { QuestionnaireCard } from "@carethread/model";
import { html, nothing } from "lit";
import type { QuestionnaireWords } from "./english.ts";

export interface ListView {
  readonly words: QuestionnaireWords;
  readonly cards: readonly QuestionnaireCard[];
  readonly begin: (card: QuestionnaireCard) => void;
}

export function renderList({ words, cards, begin }: ListView) {
  if (cards.length === 0) return html`<p part="none" class="none">${words.noQuestionnaires}</p>`;
  return html`<p class="lead">${words.questionnairesHint}</p>
    <ul role="list" aria-labelledby="heading">
      ${cards.map(
        card => html`<li part="questionnaire" class="card">
          <div>
            <p class="title"><bdi>${card.title}</bdi></p>
            ${card.description === undefined ? nothing : html`<p class="about" dir="auto">${card.description}</p>`}
          </div>
          <button
            part="begin"
            class="button"
            aria-label="${words.begin}: ${card.title}"
            data-id=${card.id}
            @click=${() => begin(card)}
          >
            ${words.begin}
          </button>
        </li>`,
      )}
    </ul>`;
}
