import { useEffect, useState } from "react";
import { Pace } from "./pace.ts";

/** `send`, at most once in `everyMs`. */
export function usePaced<Value>(send: (value: Value) => void, everyMs: number): (value: Value) => void {
  const [pace] = useState(() => new Pace<Value>(everyMs));
  useEffect(() => pace.begin(send), [pace, send]);
  return pace.send;
}
