const CARDS = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];

/** The shape of the page to come, in the sizes that it will have. */
export function Skeleton({ shape }: { shape: "cards" | "list" }) {
  return (
    <div className="skeleton" data-shape={shape}>
      <h1 className="visually-hidden">Loading your library</h1>
      <div className="skeleton-title" aria-hidden="true" />
      <div className="skeleton-items" aria-hidden="true">
        {CARDS.map((card) => (
          <div key={card} className="skeleton-item">
            <span className="skeleton-block" />
            <span className="skeleton-lines">
              <span />
              <span />
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
