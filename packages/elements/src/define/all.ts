// Everything at once, for who would rather wait once: what `define` fetches when it is first needed stands here as well.
import "./define.ts";
import "./care-thread.ts";
import "./care-compose.ts";
import "./care-team.ts";
import "./care-tasks.ts";
import "./care-settings.ts";
import "./care-stats.ts";
import "./care-questionnaire.ts";
import "./care-administration.ts";
import "./care-help.ts";
import "./care-texting.ts";
import "./attaching.ts";
import "./starting.ts";
