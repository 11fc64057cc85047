/** What the exit status of `mows` says; scripts rely on it. */
export const exitCode = {
  done: 0,
  /** Nothing, or not all, could be done; standard error says why. */
  failed: 1,
  /** The command line was not understood. */
  usage: 2,
  /** Some items could not be done and are listed; the rest was. */
  partly: 3,
  /** No cloud is running here. */
  noCloud: 4,
} as const;

/** Ends the command with a message for the person and a status for the script. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly code: number;
  constructor(message: string, code: number = exitCode.failed, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
