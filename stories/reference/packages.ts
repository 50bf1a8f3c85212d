/** By package, how each of its entries is imported, and where its declarations are. */
export const packages = {
  client: {
    "@carethread/client": "packages/client/dist/index.d.ts",
    "@carethread/client/person": "packages/client/dist/person.d.ts",
    "@carethread/client/memory": "packages/client/dist/memory.d.ts",
  },
  host: {
    "@carethread/host": "packages/host/dist/index.d.ts",
    "@carethread/host/fhir": "packages/host/dist/fhir.d.ts",
  },
} as const;
