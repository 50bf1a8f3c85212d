/** A chart of an EHR in Angular: the whole messenger, about one patient. */
import "@carethread/elements/define";
import { provideZonelessChangeDetection } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";
import { Chart } from "./chart.ts";

await bootstrapApplication(Chart, { providers: [provideZonelessChangeDetection()] });
