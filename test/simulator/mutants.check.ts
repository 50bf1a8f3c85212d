/** All mutants, each found by its own seed: `npm run mutants`. */
import { mutants } from "./mutants.ts";
import { testMutants } from "./test-mutants.ts";

testMutants(mutants);
