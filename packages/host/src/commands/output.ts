/** Where a command says what it did. */
export interface CommandOutput {
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
}
