/** A chart of an EHR in Vue 3: the whole messenger, about one patient. */
import "@carethread/elements/define";
import "@carethread/elements/vue";
import { createApp } from "vue";
import Chart from "./Chart.vue";

createApp(Chart).mount("#app");
