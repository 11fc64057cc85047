import type { Space } from "@mows/sdk";
import { useId } from "react";
import { useFormats } from "../../messages/use-formats.ts";
import { useMessages } from "../../messages/use-messages.ts";

export interface QuotaMeterProps {
  /** One of `mows.files.spaces`. */
  space: Pick<Space, "usedBytes" | "reservedBytes" | "trashBytes" | "limitBytes">;
}

/** From here on it is time to do something. */
const nearlyFullFrom = 0.9;

/**
 * How full a space is: a bar where it has a limit, the amounts in words always, and what to do once it is nearly full.
 *
 * @example
 * const { data } = useQuery(mows.files.spaces.queryOptions());
 * return data?.__typename === "Spaces" && <QuotaMeter space={data.spaces[0]} />;
 */
export function QuotaMeter({ space }: QuotaMeterProps) {
  const { quotaMeter: texts } = useMessages();
  const { bytes } = useFormats();
  const words = useId();
  const { usedBytes, reservedBytes, trashBytes, limitBytes } = space;
  const fraction = limitBytes === null ? 0 : (usedBytes + reservedBytes) / Math.max(1, limitBytes);
  const state = stateOf(fraction);
  const parts = [
    limitBytes === null ? texts.used(bytes(usedBytes)) : texts.usedOf(bytes(usedBytes), bytes(limitBytes)),
    ...(trashBytes > 0 ? [texts.inTrash(bytes(trashBytes))] : []),
    ...(reservedBytes > 0 ? [texts.underWay(bytes(reservedBytes))] : []),
  ];
  return (
    <div className="mows-quota-meter" data-state={state}>
      {limitBytes !== null && (
        <meter
          className="mows-quota-meter-bar"
          aria-label={texts.label}
          aria-describedby={words}
          min={0}
          max={1}
          high={nearlyFullFrom}
          optimum={0}
          value={Math.min(1, fraction)}
        />
      )}
      <p className="mows-quota-meter-words" id={words}>
        {parts.join(" · ")}
      </p>
      {state !== "roomy" && (
        <p className="mows-quota-meter-advice">{state === "full" ? texts.full : texts.nearlyFull}</p>
      )}
    </div>
  );
}

function stateOf(fraction: number): "roomy" | "nearly-full" | "full" {
  if (fraction >= 1) return "full";
  return fraction >= nearlyFullFrom ? "nearly-full" : "roomy";
}
