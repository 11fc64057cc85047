import type { Db } from "../../kit/sql/database.ts";

export type FaultyDatabase = {
  db: Db;
  /** Every statement fails from now on, as if nobody were there. */
  goAway(): void;
  comeBack(): void;
  /** The next statement is carried out, but its answer is lost. */
  loseAnswer(): void;
  /** Statements wait until the returned function is called. */
  pause(): () => void;
};

const lost = (): Error => Object.assign(new Error("connection lost"), { code: "08006" });

/** A database whose connection fails as it is told; transactions are not affected. */
export function createFaultyDatabase(db: Db): FaultyDatabase {
  let isAway = false;
  let losesAnswer = false;
  let gate: Promise<void> = Promise.resolve();
  const faulty = db.withPlugin({
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      if (!losesAnswer) return result;
      losesAnswer = false;
      throw lost();
    },
  });
  const executor = faulty.getExecutor();
  const provider = new Proxy(executor, {
    get(target, name) {
      if (name !== "executeQuery") {
        const value: unknown = Reflect.get(target, name);
        return typeof value === "function" ? (value.bind(target) as unknown) : value;
      }
      return async (...given: Parameters<typeof executor.executeQuery>) => {
        await gate;
        if (isAway) throw lost();
        return target.executeQuery(...given);
      };
    },
  });
  return {
    db: new Proxy(db, { get: (target, name) => (name === "getExecutor" ? () => provider : bound(target, name)) }),
    goAway: () => void (isAway = true),
    comeBack: () => void (isAway = false),
    loseAnswer: () => void (losesAnswer = true),
    pause() {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
  };
}

function bound(target: object, name: string | symbol): unknown {
  const value: unknown = Reflect.get(target, name, target);
  return typeof value === "function" ? (value.bind(target) as unknown) : value;
}
