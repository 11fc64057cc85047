import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { unusualCharacters } from "./unusual-characters.ts";

/** Which app it is: its name, which can be anything, and its address, which cannot. Tokens and programs elsewhere have none. */
export function AppIdentity({ name, origin }: { name: string; origin: string | null }) {
  const { identity } = useConsoleMessages().consent;
  const unusual = [...new Set([...unusualCharacters(name), ...unusualCharacters(origin ?? "")])];
  return (
    <>
      <p className="consent-who">
        <strong className="consent-app">
          <bdi>{name}</bdi>
        </strong>
        {origin !== null && (
          <code className="consent-origin" aria-label={identity.address}>
            <bdi>{origin}</bdi>
          </code>
        )}
      </p>
      {unusual.length > 0 && (
        <Notice kind="warning">
          <p>{identity.unusual}</p>
          <p>
            <code>{unusual.join(", ")}</code>
          </p>
          <p>{identity.unusualAdvice}</p>
        </Notice>
      )}
    </>
  );
}
