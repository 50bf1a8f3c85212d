import type { Head, Person } from "@carethread/model";
import { html, nothing, type TemplateResult } from "lit";
import { renderAvatar } from "../text/avatar.ts";
import { icons } from "../text/icons.ts";
import { words } from "../words/words.ts";

function topicOf(head: Head): string {
  return head.title === "" ? words.untitled : head.title;
}

/** Staff see first whom it is about; a patient, what. */
function renderAbout(head: Head, me: Person | null, openPatient: () => void) {
  const { patient } = head;
  const deceased = patient.deceased ? html`<span class="tag">${words.deceased}</span>` : nothing;
  if (me?.side !== "staff") {
    return html`<span part="avatar" class="avatar" aria-hidden="true">${icons.messages}</span>
      <div class="about">
        <h2 class="title" tabindex="-1"><bdi part="topic">${topicOf(head)}</bdi></h2>
        <p class="subtitle">
          ${
            patient.name === me?.name
              ? words.withCareTeam
              : html`<bdi part="patient">${patient.name}</bdi> ${deceased}`
          }
        </p>
      </div>`;
  }
  return html`${renderAvatar(patient)}
    <div class="about">
      <h2 class="title" tabindex="-1">
        <button part="patient" class="link" @click=${openPatient}><bdi>${patient.name}</bdi></button>
        <span class="id">${words.patientId(patient.patientId)}</span>
        ${deceased}
      </h2>
      <p class="subtitle"><bdi part="topic">${topicOf(head)}</bdi></p>
    </div>
    <button part="profile" class="button profile" @click=${openPatient}>
      ${icons.person}<span class="profile-word">${words.profile}</span>
    </button>`;
}

export function renderHeader(head: Head | null, me: Person | null, openPatient: () => void): TemplateResult {
  return html`<header part="header">
    <slot name="start"></slot>
    ${
      head === null
        ? html`<span class="avatar bone"></span>
            <div class="about">
              <h2 class="sr" tabindex="-1">${words.loading}</h2>
              <div class="bone"></div>
            </div>`
        : renderAbout(head, me, openPatient)
    }
    <slot name="end"></slot>
  </header>`;
}
