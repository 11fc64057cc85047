import { Field, type FieldProps } from "../form/field.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { bytesPerGigabyte } from "./quota-of.ts";

/** How much a space may hold, in gigabytes; `quotaOf` reads it. */
export function QuotaField({ bytes, error }: { bytes: number | null } & Pick<FieldProps, "error">) {
  const { people } = useConsoleMessages();
  return (
    <Field
      label={people.quota}
      name="quota"
      type="number"
      min={0}
      step="any"
      hint={people.quotaHint}
      defaultValue={bytes === null ? "" : bytes / bytesPerGigabyte}
      error={error}
    />
  );
}
