/** What the database's supervision needs of a logger: facts first, then the sentence, as pino has it. */
export interface PostgresLog {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}
