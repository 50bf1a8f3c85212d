/**
 * A reporter for `node --test` that says only what failed, and ends with one line of totals in JSON.
 *
 * Suites are not counted, nor is a test whose only failure is that of a test inside it.
 */
import { relative } from "node:path";
import { inspect } from "node:util";

const marker = "carethread-totals ";

/** A process that ended by itself, or did not, is told by its files. */
function nameOf(name, filesIn) {
  const files = filesIn.get(name) ?? [];
  return files.length > 1 ? `one of ${files.join(", ")}` : name;
}

function described(name, details, file) {
  const error = details.error?.cause ?? details.error;
  // A stack has the message; inspecting an assertion would show both values twice.
  const text = error instanceof Error && !error.cause ? error.stack : inspect(error, { depth: 4 });
  const where = file ? relative(process.cwd(), file) : "";
  return `\n✗ ${name}  (${where})\n${text.replace(/^/gm, "    ")}\n`;
}

/** `filesIn` has the test files in the module of each process. */
export const reportOf = filesIn =>
  async function* report(events) {
    const totals = { passed: 0, failed: 0, skipped: 0 };
    for await (const { type, data } of events) {
      if (type === "test:stdout" || type === "test:stderr") yield data.message;
      // The runner's own summary comes as diagnostics of no file.
      if (type === "test:diagnostic" && data.file) yield `  ${data.message}\n`;
      if (type === "test:pass" && data.details.type !== "suite") {
        const left = data.skip !== undefined || data.todo !== undefined;
        totals[left ? "skipped" : "passed"] += 1;
      }
      if (type === "test:fail" && data.details.error?.failureType !== "subtestsFailed") {
        totals.failed += 1;
        yield described(nameOf(data.name, filesIn), data.details, data.file);
      }
    }
    yield `${marker}${JSON.stringify(totals)}\n`;
  };
