import { WidgetType } from "@codemirror/view";
import { personColours } from "../person-colours.ts";

/** Whose caret it is, and how often it has moved: each move shows the name anew. */
export interface CaretOf {
  readonly name: string;
  readonly colour: string;
  readonly moves: number;
}

/** Where somebody else writes. Decoration: who is there is said by `<AvatarStack>`. */
export class PersonCaret extends WidgetType {
  readonly #of: CaretOf;

  constructor(of: CaretOf) {
    super();
    this.#of = of;
  }

  override eq(widget: PersonCaret): boolean {
    const { name, colour, moves } = this.#of;
    const other = widget.#of;
    return other.name === name && other.colour === colour && other.moves === moves;
  }

  override toDOM(): HTMLElement {
    const caret = document.createElement("span");
    caret.className = "caret";
    caret.ariaHidden = "true";
    for (const [property, value] of Object.entries(personColours(this.#of.colour))) {
      caret.style.setProperty(property, value);
    }
    const flag = caret.appendChild(document.createElement("span"));
    flag.className = "caret-name";
    flag.dataset["name"] = this.#of.name;
    return caret;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}
