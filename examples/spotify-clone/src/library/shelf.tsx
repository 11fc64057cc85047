import { Children, type ReactNode } from "react";
import { Link } from "../app/link.tsx";

/** One row of cards that scrolls sideways where it does not fit. */
export function Shelf(props: { title: string; moreHref?: string; children: ReactNode }) {
  return (
    <section className="shelf">
      <div className="shelf-head">
        <h2 className="section-title">{props.title}</h2>
        {props.moreHref && (
          <Link href={props.moreHref} className="shelf-more">
            Show all<span className="visually-hidden">: {props.title}</span>
          </Link>
        )}
      </div>
      <ul className="shelf-row" aria-label={props.title}>
        {Children.map(props.children, (card) => (
          <li>{card}</li>
        ))}
      </ul>
    </section>
  );
}
