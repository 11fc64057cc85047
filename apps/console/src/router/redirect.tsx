import { useEffect } from "react";
import { navigate } from "./navigation.ts";

/** Replaces the page that is open: going back does not come here again. */
export function Redirect({ to }: { to: string }) {
  useEffect(() => navigate(to, { replace: true, automatic: true }), [to]);
  return null;
}
