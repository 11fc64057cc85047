import { Popover, PopoverDisclosure, PopoverHeading, PopoverProvider } from "@ariakit/react";
import { Headphones } from "lucide-react";
import { useTogether } from "./together-context.tsx";
import { TogetherPanel } from "./together-panel.tsx";

/** Who is listening now, and the way to listen with them. Not there while nobody could be seen. */
export function TogetherButton() {
  const together = useTogether();
  if (together === null) return null;
  const { snapshot } = together;
  const here = snapshot.others.filter(({ state }) => state.track != null || state.joined === true).length;
  const isTogether = snapshot.state === "together";
  const label = isTogether ? "Listening together" : "Listen together";
  return (
    <PopoverProvider placement="top-end">
      <PopoverDisclosure
        className="icon-button toggle-button together-button"
        aria-label={here === 0 ? label : `${label}, ${here} listening`}
        title={label}
        data-state={isTogether ? "together" : "alone"}
      >
        <Headphones aria-hidden="true" />
        {here > 0 && (
          <span className="together-count" aria-hidden="true">
            {here}
          </span>
        )}
      </PopoverDisclosure>
      <Popover className="popover together" gutter={10} portal unmountOnHide>
        <PopoverHeading className="together-heading">Listen together</PopoverHeading>
        <TogetherPanel together={together} />
      </Popover>
    </PopoverProvider>
  );
}
