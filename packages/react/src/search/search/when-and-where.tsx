import type { SearchFacets, SearchFilters } from "@mows/sdk/search";
import { useId, useState, type SubmitEvent } from "react";
import { useFormats } from "../../messages/use-formats.ts";
import { useMessages } from "../../messages/use-messages.ts";
import { areaAround, middleOf, parsePlace } from "./area-around.ts";
import { monthAt, monthRange } from "./month-range.ts";

interface WhenAndWhereProps {
  /** Of what is found now; null while nothing is known. */
  facets: SearchFacets | null;
  filters: SearchFilters;
  onChange: (filters: SearchFilters) => void;
}

type Moment = "taken" | "modified";

const distancesKm = [1, 10, 50, 200];

/** Pictures and films are remembered by when they were taken, everything else by when it was changed. */
function likelyMoment(facets: SearchFacets | null): Moment {
  const [first] = facets?.kinds ?? [];
  return first?.kind === "IMAGE" || first?.kind === "VIDEO" ? "taken" : "modified";
}

/** Narrows a search by a month, and by where pictures were taken. */
export function WhenAndWhere(props: WhenAndWhereProps) {
  return (
    <div className="mows-search-wide">
      <When {...props} />
      <Where {...props} />
    </div>
  );
}

function When({ facets, filters, onChange }: WhenAndWhereProps) {
  const { search: texts } = useMessages();
  const { locale } = useFormats();
  const id = useId();
  const taken = monthAt(filters.takenAfter);
  const modified = monthAt(filters.modifiedAfter);
  const [moment, setMoment] = useState<Moment>(() => {
    if (taken === null && modified === null) return likelyMoment(facets);
    return taken === null ? "modified" : "taken";
  });
  const month = (moment === "taken" ? taken : modified) ?? "";
  const known = new Set((facets?.months ?? []).map(({ value }) => value));
  if (month !== "") known.add(month);
  const format = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  const nameOf = (value: string) => format.format(new Date(`${value}-01T00:00:00Z`));
  const choose = (which: Moment, value: string) => {
    const { takenAfter: _, takenBefore: __, modifiedAfter: ___, modifiedBefore: ____, ...others } = filters;
    setMoment(which);
    if (value === "") return onChange(others);
    const { after, before } = monthRange(value);
    onChange({
      ...others,
      ...(which === "taken"
        ? { takenAfter: after, takenBefore: before }
        : { modifiedAfter: after, modifiedBefore: before }),
    });
  };
  return (
    <div className="mows-search-row">
      <label className="mows-search-label" htmlFor={id}>
        {texts.when}
      </label>
      <select
        className="mows-search-select"
        aria-label={texts.whichMoment}
        value={moment}
        onChange={(event) => choose(event.currentTarget.value === "taken" ? "taken" : "modified", month)}
      >
        <option value="modified">{texts.modifiedIn}</option>
        <option value="taken">{texts.takenIn}</option>
      </select>
      <select
        id={id}
        className="mows-search-select"
        value={month}
        onChange={(event) => choose(moment, event.currentTarget.value)}
      >
        <option value="">{texts.anyMonth}</option>
        {[...known]
          .toSorted()
          .toReversed()
          .map((value) => (
            <option key={value} value={value}>
              {nameOf(value)}
            </option>
          ))}
      </select>
    </div>
  );
}

function Where({ filters, onChange }: WhenAndWhereProps) {
  const { search: texts } = useMessages();
  const { number } = useFormats();
  const id = useId();
  const chosen = filters.place ? middleOf(filters.place) : null;
  const shown = chosen ? `${chosen.latitude.toFixed(4)}, ${chosen.longitude.toFixed(4)}` : "";
  const [isWrong, setWrong] = useState(false);
  const distances = [...new Set([...distancesKm, ...(chosen ? [chosen.km] : [])])].toSorted((a, b) => a - b);
  const put = (form: FormData) => {
    const given = form.get("place");
    const text = typeof given === "string" ? given.trim() : "";
    const place = parsePlace(text);
    setWrong(text !== "" && place === null);
    if (place) onChange({ ...filters, place: areaAround(place, Number(form.get("km"))) });
    else if (text === "") onChange({ ...filters, place: null });
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    put(new FormData(event.currentTarget));
  };
  return (
    // what an app sets from elsewhere is shown as it is
    <form className="mows-search-row" key={shown} onSubmit={submit}>
      <label className="mows-search-label" htmlFor={id}>
        {texts.where}
      </label>
      <input
        id={id}
        className="mows-search-select mows-search-place"
        name="place"
        defaultValue={shown}
        placeholder="48.137, 11.575"
        aria-invalid={isWrong}
        aria-describedby={`${id}-hint`}
        autoComplete="off"
      />
      <select className="mows-search-select" name="km" aria-label={texts.howFar} defaultValue={chosen?.km ?? 10}>
        {distances.map((km) => (
          <option key={km} value={km}>
            {texts.within(number(km))}
          </option>
        ))}
      </select>
      <button type="submit" className="mows-button">
        {texts.apply}
      </button>
      {chosen && (
        <button type="button" className="mows-button" onClick={() => onChange({ ...filters, place: null })}>
          {texts.anywhere}
        </button>
      )}
      <span className="mows-search-hint" id={`${id}-hint`} role={isWrong ? "alert" : undefined}>
        {isWrong ? texts.placeWrong : texts.whereHint}
      </span>
    </form>
  );
}
