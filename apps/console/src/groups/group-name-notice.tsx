import { unusualCharacters } from "../consent/unusual-characters.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";

/** Letters that European languages write with, `ı` and `ĸ` left out, which look like others. */
const ordinary = /[\u00c0-\u0130\u0132-\u0137\u0139-\u017e]|\p{Extended_Pictographic}/gu;

/** Shows which characters of a name can look like others: a name may imitate another group's. Nothing for an ordinary name. */
export function GroupNameNotice({ name }: { name: string }) {
  const { groups: texts } = useConsoleMessages();
  const unusual = unusualCharacters(name.replaceAll(ordinary, ""));
  if (unusual.length === 0) return null;
  return (
    <Notice kind="warning">
      <p>{texts.unusual}</p>
      <p>
        <code>{unusual.join(", ")}</code>
      </p>
      <p>{texts.unusualAdvice}</p>
    </Notice>
  );
}
