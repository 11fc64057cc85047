import { Music2 } from "lucide-react";
import type { ReactNode } from "react";

/** A quiet word in place of a list that is empty while the library is not. */
export function NothingHere({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="nothing-here">
      <Music2 aria-hidden="true" />
      <h2>{title}</h2>
      <p>{children}</p>
    </div>
  );
}
