import {
  Component,
  CUSTOM_ELEMENTS_SCHEMA,
  type ElementRef,
  type OnDestroy,
  type OnInit,
  signal,
  viewChild,
} from "@angular/core";
import type { CareMessenger } from "@carethread/elements";
import { fetchSession, fetchToken, type Session, tick } from "../../session.ts";

@Component({
  selector: "app-chart",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <div class="chart" [attr.data-ticks]="time()">
      <header>
        <button type="button" (click)="isShown.set(!isShown())">Chat</button>
        <button type="button" (click)="signOut()">Sign out</button>
        <time>{{ clock() }}</time>
        <output>{{ asked() || outcome() }}</output>
      </header>
      @if (isShown()) {
        <care-messenger
          #messenger
          persist="session"
          [server]="session()?.server"
          [practice]="session()?.practice"
          [patient]="session()?.patient"
          [token]="token()"
          [conversation]="conversation()"
          [style.--care-accent]="time() % 2 === 0 ? '#6d28d9' : '#6d28d8'"
          (care-open-conversation)="conversation.set($event.detail.id)"
          (care-conversation-leave)="conversation.set(null)"
          (care-open-patient)="asked.set($event.detail.name)"
        ></care-messenger>
      }
    </div>
  `,
})
export class Chart implements OnInit, OnDestroy {
  readonly session = signal<Session | undefined>(undefined);
  readonly time = signal(0);
  readonly isShown = signal(true);
  readonly conversation = signal<string | null>(null);
  readonly asked = signal("");
  readonly outcome = signal("");
  readonly messenger = viewChild<ElementRef<CareMessenger>>("messenger");
  #ticking: ReturnType<typeof setInterval> | undefined;

  async ngOnInit(): Promise<void> {
    this.#ticking = setInterval(() => this.time.set(Date.now()), tick);
    this.session.set(await fetchSession());
  }

  ngOnDestroy(): void {
    clearInterval(this.#ticking);
  }

  clock(): string {
    return new Date(this.time()).toLocaleTimeString();
  }

  /** Another function each time that the page is drawn, and the client stays: what counts is whose token it brings. */
  token(): () => Promise<string> {
    this.time();
    return () => fetchToken();
  }

  async signOut(): Promise<void> {
    this.outcome.set((await this.messenger()?.nativeElement.signOut()) ?? "");
  }
}
