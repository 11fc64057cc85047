import { Cloud } from "./cloud";

export default function Page() {
  return <Cloud />;
}
