/** The mark and the name. */
export function Wordmark() {
  return (
    <span className="wordmark">
      <svg className="wordmark-mark" viewBox="0 0 32 32" aria-hidden focusable="false">
        <rect width="32" height="32" rx="9" fill="currentColor" />
        <path
          className="wordmark-stroke"
          d="M7 23v-8.5a4.5 4.5 0 0 1 9 0V23m0-8.5a4.5 4.5 0 0 1 9 0V23"
          fill="none"
          strokeWidth="3.2"
          strokeLinecap="round"
        />
      </svg>
      <span className="wordmark-name">MOWS</span>
    </span>
  );
}
