import { CloudOff } from "lucide-react";
import { StatePanel } from "./state-panel.tsx";

export function LibraryFailed({ message, retry }: { message: string; retry: () => void }) {
  return (
    <StatePanel
      icon={CloudOff}
      title="Your library could not be loaded"
      actions={
        <button type="button" className="button button-primary" onClick={retry}>
          Try again
        </button>
      }
    >
      <p role="alert">{message}</p>
    </StatePanel>
  );
}
