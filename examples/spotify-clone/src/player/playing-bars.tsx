/** The little equaliser beside what is on; still while paused. */
export function PlayingBars({ isMoving }: { isMoving: boolean }) {
  return (
    <span className="playing-bars" data-moving={isMoving} aria-hidden="true">
      <span />
      <span />
      <span />
      <span />
    </span>
  );
}
